import { describe, expect, it } from 'vitest';
import { aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { aDevice, DESKTOP, type Device, PHONE, tabTo } from '../../../platform/testing/browser.ts';
import { inEveryTheme } from '../../../platform/testing/themes.ts';
import { layOutDemoRooms } from '../house/demo-rooms.store.ts';

async function enter(device: Device, handle: string): Promise<void> {
  await device.open('/deur');
  await device.page.getByLabel('Roepnaam').fill(handle);
  await device.page.getByRole('button', { name: 'Naar binnen' }).click();
  await device.page.getByLabel('Jouw bericht').waitFor();
}

async function say(device: Device, text: string): Promise<void> {
  await device.page.getByLabel('Jouw bericht').fill(text);
  await device.page.getByLabel('Jouw bericht').press('Enter');
  await device.page.getByRole('log').getByText(text).waitFor();
}

/** A host on shift in the living room. */
async function aHost(city: TestCity, options: Parameters<typeof aDevice>[1] = DESKTOP): Promise<Device> {
  const host = await aDevice(city, options);
  const { secret } = await city.invitation({ workName: 'Marthe' });
  await host.open(`/team/aanmelden#${secret}`);
  await host.page.getByRole('button', { name: 'Meld me aan' }).click();
  await host.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
  await host.page.getByRole('link', { name: /Leefkamer/ }).click();
  await host.page.getByLabel('Jouw bericht').waitFor();
  return host;
}

const focused = (device: Device) =>
  device.page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );

describe('a message opened by keyboard', () => {
  it('is answered, changed and taken back, and the focus comes back each time', async () => {
    const city = await aCity();
    await city.openHouse();
    const mus = await aDevice(city, DESKTOP);
    const kauw = await aDevice(city, DESKTOP);
    await enter(mus, 'Mus');
    await enter(kauw, 'Kauw');
    await say(kauw, 'Iedereen vond het grappig.');
    await say(kauw, 'Of toch bijna.');
    await mus.page.getByRole('log').getByText('Of toch bijna.').waitFor();

    // One stop for Tab in the whole log, and arrows from there.
    const { keyboard } = mus.page;
    await tabTo(mus.page, 'Kies wat je doet met het bericht van Kauw');
    await keyboard.press('ArrowUp');
    await keyboard.press('ContextMenu');
    await mus.page.getByRole('button', { name: 'Antwoord', exact: true }).waitFor();
    await expect.poll(() => focused(mus)).toBe('Antwoord');
    await keyboard.press('Escape');
    await mus.page.getByRole('button', { name: 'Antwoord', exact: true }).waitFor({ state: 'detached' });
    expect(await focused(mus)).toBe('Kies wat je doet met het bericht van Kauw');
    await keyboard.press('Enter');
    await expect.poll(() => focused(mus)).toBe('Antwoord');
    await keyboard.press('Enter');
    await expect.poll(() => focused(mus)).toBe('Jouw bericht');
    await mus.page.getByRole('form').getByText('Iedereen vond het grappig.').waitFor();
    await keyboard.type('Ik niet.');
    await keyboard.press('Enter');
    const answer = kauw.page.getByRole('article').filter({ hasText: 'Ik niet.' });
    await answer.getByText('Iedereen vond het grappig.').waitFor();
    expect(await mus.page.getByRole('button', { name: 'Toch niet' }).count()).toBe(0);

    await tabTo(mus.page, 'Kies wat je doet met het bericht van Mus');
    await keyboard.press('Enter');
    await tabTo(mus.page, 'Verander');
    await keyboard.press('Enter');
    await expect.poll(() => mus.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await keyboard.press('Control+A');
    await keyboard.type('Ik alvast niet.');
    await keyboard.press('Enter');
    await kauw.page.getByRole('log').getByText('Ik alvast niet.').waitFor();
    await kauw.page.getByText('aangepast').waitFor();
    await expect.poll(() => focused(mus)).toBe('Kies wat je doet met het bericht van Mus');

    await keyboard.press('Enter');
    await tabTo(mus.page, 'Neem terug');
    await keyboard.press('Enter');
    await mus.page.getByText('Je woorden verdwijnen voor iedereen hier.').waitFor();
    await expect.poll(() => focused(mus)).toBe('Neem het terug');
    await keyboard.press('Enter');
    await kauw.page.getByText('Teruggenomen door wie het schreef.').waitFor();
    expect(await kauw.page.getByText('Ik alvast niet.').count()).toBe(0);
    await expect.poll(() => focused(mus)).toContain('Teruggenomen door wie het schreef.');
    for (const device of [mus, kauw]) await device.close();
  });
});

describe('a message opened by touch', () => {
  it('gets a sign, in words and without a figure, and loses it again', async () => {
    const city = await aCity();
    await city.openHouse();
    const mus = await aDevice(city, PHONE);
    const kauw = await aDevice(city, PHONE);
    const host = await aHost(city);
    await enter(mus, 'Mus');
    await enter(kauw, 'Kauw');
    await say(kauw, 'Niks zeggen is ook lastig.');
    await mus.page.getByText('Niks zeggen is ook lastig.').tap();
    await mus.page.getByRole('button', { name: 'herkenbaar' }).tap();
    await mus.page.getByRole('listitem').filter({ hasText: 'herkenbaar, van jou' }).waitFor();
    await kauw.page.getByRole('listitem').filter({ hasText: 'herkenbaar' }).waitFor();
    await host.page.getByText('Niks zeggen is ook lastig.').click();
    await host.page.getByRole('button', { name: 'herkenbaar' }).click();
    const given = kauw.page.getByRole('list', { name: 'Tekens bij dit bericht' });
    await given.getByText('herkenbaar, van een paar').waitFor();
    expect(await given.textContent()).not.toMatch(/\d/);
    // It stands there for who opens the page anew, too.
    await kauw.open('/binnen');
    await given.getByText('herkenbaar, van een paar').waitFor();
    await mus.page.getByRole('button', { name: 'herkenbaar', pressed: true }).tap();
    await kauw.page
      .getByRole('listitem')
      .filter({ hasText: /^herkenbaar$/ })
      .waitFor();
    // A second tap folds the message.
    await mus.page.getByText('Niks zeggen is ook lastig.').tap();
    await mus.page.getByRole('button', { name: 'herkenbaar' }).waitFor({ state: 'detached' });
    for (const device of [mus, kauw, host]) await device.close();
  });

  it('is hidden with all that its writer says, for oneself alone, until it is shown again', async () => {
    const city = await aCity();
    await city.openHouse();
    const mus = await aDevice(city, PHONE);
    const kauw = await aDevice(city, PHONE);
    await enter(mus, 'Mus');
    await enter(kauw, 'Kauw');
    await say(kauw, 'liever niet');
    await mus.page.getByText('liever niet').tap();
    await mus.page.getByRole('button', { name: 'Verberg alles van Kauw' }).tap();
    await mus.page.getByText('Je verbergt wat Kauw zegt. Alleen jij weet dat.').waitFor();
    await expect.poll(() => focused(mus)).toBe('Toon Kauw weer');
    await say(kauw, 'nog iets');
    await say(mus, 'ik lees het niet');
    // One line for a row of them, and after a reload as well.
    await mus.open('/binnen');
    await mus.page.getByRole('button', { name: 'Toon Kauw weer' }).waitFor();
    expect(await mus.page.getByText('Je verbergt wat Kauw zegt.').count()).toBe(1);
    expect(await mus.page.getByText(/liever niet|nog iets/).count()).toBe(0);
    expect(await kauw.page.getByText('liever niet').count()).toBe(1);
    await mus.page.getByRole('button', { name: 'Toon Kauw weer' }).tap();
    await mus.page.getByText('nog iets').waitFor();
    for (const device of [mus, kauw]) await device.close();
  });

  it('leads from a host to a talk apart and to the confidant, and is refused in words once it is too late', async () => {
    const city = await aCity();
    const host = await aHost(city);
    await city.openHouse();
    await say(host, 'Dag allemaal.');
    const mus = await aDevice(city, PHONE);
    await enter(mus, 'Mus');
    await say(mus, 'Dag Marthe.');
    await mus.page.getByText('Dag Marthe.').tap();
    await mus.page.getByRole('button', { name: 'Verander' }).tap();
    await mus.page.getByLabel('Jouw woorden').fill('Dag iedereen.');
    city.wait(11 * 60_000);
    await mus.page.getByRole('button', { name: 'Zet het zo' }).tap();
    await mus.page.getByText(/Je kunt je bericht nog altijd terugnemen/).waitFor();
    // What was typed stays.
    expect(await mus.page.getByLabel('Jouw woorden').inputValue()).toBe('Dag iedereen.');
    await mus.page.getByText('Dag allemaal.').tap();
    await mus.page.getByRole('link', { name: 'Iets niet oké met Marthe?' }).waitFor();
    await mus.page
      .getByRole('group', { name: /Marthe/ })
      .getByRole('link', { name: 'Praat apart' })
      .tap();
    await mus.page.getByRole('heading', { name: 'Praat apart' }).first().waitFor();
    for (const device of [mus, host]) await device.close();
  });
});

describe('the rooms of a house', () => {
  it('are entered through their windows and from the list, and the address names none', async () => {
    const city = await aCity();
    await city.house.services.db.transaction(city.city.id, layOutDemoRooms);
    await city.openHouse();
    const mus = await aDevice(city, PHONE);
    await mus.open('/');
    await mus.page.getByRole('link', { name: /Stille zolder/ }).tap();
    await mus.page.getByRole('button', { name: 'Naar binnen' }).tap();
    await mus.page.getByRole('heading', { name: 'Stille zolder' }).waitFor();
    await mus.page.getByText('Andere kamers').tap();
    await mus.page.getByRole('button', { name: /Gametafel/ }).tap();
    await mus.page.getByRole('heading', { name: 'Gametafel' }).waitFor();
    expect(new URL(mus.page.url()).pathname + new URL(mus.page.url()).search).toBe('/binnen');
    await say(mus, 'Wie speelt mee?');
    // The closed one says when, and leads nowhere.
    await mus.page.getByText('Andere kamers').tap();
    expect(await mus.page.getByRole('button', { name: /Vraag maar/ }).count()).toBe(0);
    await mus.page.getByRole('link', { name: 'Terug naar de straat' }).tap();
    await mus.page.getByRole('link', { name: /Muziekkamer/ }).tap();
    await mus.page.getByRole('heading', { name: 'Muziekkamer' }).waitFor();
    expect(await mus.page.getByText('Wie speelt mee?').count()).toBe(0);
    await mus.close();
  });
});

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
  ['320 px wide', { viewport: { width: 320, height: 640 } }],
] as const)('an opened message on a %s', (_name, size) => {
  it('has no accessibility findings in light, dark and forced colours', async () => {
    const city = await aCity();
    await city.house.services.db.transaction(city.city.id, layOutDemoRooms);
    const host = await aHost(city, { ...DESKTOP, bypassCSP: true });
    await city.openHouse();
    const mus = await aDevice(city, { ...size, bypassCSP: true });
    const kauw = await aDevice(city, DESKTOP);
    await enter(mus, 'Mus');
    await enter(kauw, 'Kauw');
    await say(host, 'Dag allemaal.');
    await say(kauw, 'Dag Mus.');
    await say(mus, 'Dag Kauw.');
    const findings: string[] = [];
    if (size === DESKTOP) {
      await host.page.getByText('Dag Mus.').click();
      await host.page.getByRole('button', { name: 'dank je' }).click();
      findings.push(...(await inEveryTheme(host, 'opened at the desk')));
    }
    await mus.page.getByText('Dag Mus.').click();
    await mus.page.getByRole('button', { name: 'dank je' }).click();
    await mus.page.getByRole('button', { name: 'dank je', pressed: true }).waitFor();
    findings.push(...(await inEveryTheme(mus, "another visitor's")));
    await mus.page.getByRole('button', { name: 'Antwoord', exact: true }).click();
    findings.push(...(await inEveryTheme(mus, 'answering')));
    await mus.page.getByText('Dag allemaal.').click();
    await mus.page.getByRole('link', { name: /Iets niet oké met/ }).waitFor();
    findings.push(...(await inEveryTheme(mus, "a host's")));
    await mus.page.getByText('Dag Kauw.').click();
    await mus.page.getByRole('button', { name: 'Verander' }).click();
    findings.push(...(await inEveryTheme(mus, 'changing')));
    await mus.page.getByRole('button', { name: 'Laat staan' }).click();
    await mus.page.getByRole('log').getByText('Dag Mus.').click();
    await mus.page.getByRole('button', { name: 'Verberg', exact: true }).click();
    await mus.page.getByRole('button', { name: 'Toon het' }).waitFor();
    findings.push(...(await inEveryTheme(mus, 'hidden')));
    expect(findings).toEqual([]);
    for (const device of [mus, kauw, host]) await device.close();
  });
});
