import { describe, expect, it } from 'vitest';
import { checkIn } from '../engines/conversation/desk/desk.contract.ts';
import { type Actor, aCity, type TestCity } from '../platform/testing/a-city.ts';
import { aDevice, DESKTOP, type Device, PHONE, tabTo } from '../platform/testing/browser.ts';
import { inEveryTheme } from '../platform/testing/themes.ts';

const WHAT = 'Hij wou mijn nummer, ook toen ik nee zei.';
const REPLY = 'Dank dat je het vertelt. Ik bel niemand voor jij ja zegt.';

/** An open house: Jonas is host, Greet is the confidant, and she has her desk open. */
async function aHouse(): Promise<{ city: TestCity; host: Actor; secret: string }> {
  const city = await aCity();
  const host = await city.member({ workName: 'Jonas' });
  const second = await city.member({ workName: 'Ayla' });
  for (const one of [host, second]) await one.must(checkIn, {});
  const { secret } = await city.invitation({
    workName: 'Greet',
    role: 'confidant',
    workTitle: 'vertrouwenspersoon',
    service: 'Ombudsdienst',
    screenedOn: null,
  });
  return { city, host, secret };
}

async function signIn(desk: Device, secret: string): Promise<void> {
  await desk.open(`/team/aanmelden#${secret}`);
  await desk.page.getByRole('button', { name: 'Meld me aan' }).click();
  await desk.page.getByRole('heading', { name: 'Klachten over iemand van het huis' }).waitFor();
}

describe('something not okay with somebody of the house', () => {
  it('goes by keyboard from the mark of a host to the confidant, and the answer comes back', async () => {
    const { city, secret } = await aHouse();
    const phone = await aDevice(city, PHONE);
    const desk = await aDevice(city, DESKTOP);
    const host = await aDevice(city, DESKTOP);
    await signIn(desk, secret);
    await desk.page.getByText('Er is niets binnengekomen.').waitFor();

    const { secret: ofHost } = await city.invitation({ workName: 'Wout' });
    await host.open(`/team/aanmelden#${ofHost}`);
    await host.page.getByRole('button', { name: 'Meld me aan' }).click();
    await host.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
    await host.page.getByRole('link', { name: /Leefkamer/ }).click();
    await host.page.getByLabel('Jouw bericht').fill('Dag.');
    await host.page.getByLabel('Jouw bericht').press('Enter');
    await host.page.getByRole('log').getByText('Dag.').waitFor();
    // On the host's own screen there is no such mark.
    expect(await host.page.getByRole('link', { name: /Iets niet oké/ }).count()).toBe(0);

    await phone.open('/deur');
    await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
    await phone.page.getByRole('log').getByText('Dag.').waitFor();
    await tabTo(phone.page, 'Kies wat je doet met het bericht van Wout');
    await phone.page.keyboard.press('Enter');
    await phone.page.getByRole('link', { name: 'Iets niet oké met Wout?' }).waitFor();
    await tabTo(phone.page, 'Iets niet oké met Wout?');
    await phone.page.keyboard.press('Enter');
    await phone.page.getByRole('heading', { name: 'Iets niet oké met iemand van het huis' }).waitFor();
    // The address and the title say nothing of whom.
    expect(new URL(phone.page.url()).pathname + new URL(phone.page.url()).search).toBe('/niet-oke');
    expect(await phone.page.title()).toBe('Pagina');
    expect(
      await phone.page.getByRole('button', { name: 'Wout', exact: true }).getAttribute('aria-pressed'),
    ).toBe('true');
    await phone.page.getByText('Het team leest dit nooit.').waitFor();
    await tabTo(phone.page, 'Wat gebeurde er?');
    await phone.page.keyboard.type(WHAT);
    await tabTo(phone.page, 'Dat het stopt');
    await phone.page.keyboard.press('Space');
    await tabTo(phone.page, 'Geef dit aan Greet');
    await phone.page.keyboard.press('Enter');
    await phone.page.getByRole('heading', { name: 'Greet heeft het' }).waitFor();

    // By itself on the confidant's desk, and nowhere on the host's.
    await desk.page.getByRole('heading', { name: 'Over Wout' }).waitFor();
    await desk.page.getByText(WHAT).waitFor();
    await tabTo(desk.page, 'Je antwoord');
    await desk.page.keyboard.type(REPLY);
    await tabTo(desk.page, 'Leg het antwoord klaar');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('Jouw antwoord').waitFor();
    await phone.page.getByRole('heading', { name: 'Er ligt een antwoord' }).waitFor();
    await phone.page.getByText(REPLY).waitFor();
    await host.open('/team/klachten');
    expect(await host.page.getByText(WHAT).count()).toBe(0);
    expect(new URL(host.page.url()).pathname).toBe('/team/aanmelden');
    for (const device of [phone, desk, host]) await device.close();
  });

  it('says honestly that nobody may read it where the city named nobody, and shows the roads outside', async () => {
    const city = await aCity();
    const phone = await aDevice(city, PHONE);
    await phone.open('/');
    await tabTo(phone.page, 'Iets niet oké met iemand van het huis?');
    await phone.page.keyboard.press('Enter');
    await phone.page.getByText('De stad heeft nog niemand aangeduid').waitFor();
    expect(await phone.page.getByRole('textbox').count()).toBe(0);
    for (const number of ['Bel 102', 'Bel 1712', 'Bel 116 000', 'Bel 0800 20 808'])
      await phone.page.getByRole('link', { name: number }).waitFor();
    await phone.close();
  });

  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)('has no accessibility findings on a %s', async (_name, size) => {
    const { city, secret } = await aHouse();
    const visitor = await aDevice(city, { ...size, bypassCSP: true });
    const desk = await aDevice(city, { ...size, bypassCSP: true });
    const nobody = await aDevice(await aCity(), { ...size, bypassCSP: true });
    const findings: string[] = [];
    await nobody.open('/niet-oke');
    findings.push(...(await inEveryTheme(nobody, 'complaint, nobody named')));
    await visitor.open('/niet-oke');
    findings.push(...(await inEveryTheme(visitor, 'complaint')));
    await signIn(desk, secret);
    findings.push(...(await inEveryTheme(desk, 'complaints, none')));
    await visitor.page.getByRole('button', { name: 'Jonas', exact: true }).click();
    await visitor.page.getByLabel('Wat gebeurde er?').fill(WHAT);
    await visitor.page.getByRole('button', { name: 'Geef dit aan Greet' }).click();
    await visitor.page.getByRole('list', { name: 'Jouw vier woorden' }).waitFor();
    findings.push(...(await inEveryTheme(visitor, 'complaint sent')));
    await desk.page.getByText(WHAT).waitFor();
    findings.push(...(await inEveryTheme(desk, 'complaints')));
    await desk.page.getByLabel('Je antwoord').fill(REPLY);
    await desk.page.getByRole('button', { name: 'Leg het antwoord klaar' }).click();
    await visitor.page.getByText(REPLY).waitFor();
    findings.push(...(await inEveryTheme(visitor, 'complaint answered')));
    await desk.page.getByText('Jouw antwoord').waitFor();
    findings.push(...(await inEveryTheme(desk, 'complaints, answered')));
    expect(findings).toEqual([]);
    for (const device of [visitor, desk, nobody]) await device.close();
  });
});
