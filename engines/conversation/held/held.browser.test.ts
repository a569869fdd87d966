import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { aDevice, DESKTOP, PHONE } from '../../../platform/testing/browser.ts';
import { inEveryTheme } from '../../../platform/testing/themes.ts';
import { endSlowMode, setSlowMode } from '../slow-mode/slow-mode-desk.contract.ts';

async function as(page: Page, city: TestCity, actor: Actor): Promise<void> {
  await page.context().addCookies(
    [...actor.cookies].map(([name, value]) => ({
      name,
      value,
      url: city.url.replace('http:', 'https:'),
      secure: true,
    })),
  );
}

async function walkIn(city: TestCity, handle: string, options: Parameters<typeof aDevice>[1] = PHONE) {
  const device = await aDevice(city, { ...options, bypassCSP: true });
  await device.open('/deur');
  await device.page.getByLabel('Roepnaam').fill(handle);
  await device.page.getByRole('button', { name: 'Naar binnen' }).click();
  await device.page.getByLabel('Jouw bericht').waitFor();
  return device;
}

async function send(page: Page, text: string): Promise<void> {
  await page.getByLabel('Jouw bericht').fill(text);
  await page.getByRole('button', { name: 'Verstuur' }).click();
}

describe('a message with a contact detail in it, on screen', () => {
  it('waits with its words and its reason, also after a reload, and stands in the room once a host lets it through', async () => {
    const city = await aCity();
    const [host] = await city.openHouse();
    const [mus, kauw] = [await walkIn(city, 'Mus'), await walkIn(city, 'Kauw')];
    const desk = await aDevice(city, { ...DESKTOP, bypassCSP: true });
    await as(desk.page, city, host);
    await desk.open('/team');
    await send(mus.page, 'Bel me op 0470 12 34 56');
    const mine = mus.page.getByRole('region', { name: 'Wat nog niet in de kamer staat' });
    await mine.getByText('Er staat een telefoonnummer in.').waitFor();
    await mus.page.reload();
    await mine.getByText('Bel me op 0470 12 34 56').waitFor();
    await mine.getByText('Uiterlijk om').waitFor();
    const findings = await inEveryTheme(mus, 'room, held');
    const waiting = desk.page.getByRole('list', { name: 'Berichten die op een blik wachten' });
    await waiting.getByText('Bel me op 0470 12 34 56').waitFor();
    findings.push(...(await inEveryTheme(desk, 'today, held')));
    expect(await kauw.page.getByText('0470').count()).toBe(0);
    await waiting.getByRole('button', { name: 'Laat door' }).click();
    await kauw.page.getByRole('log').getByText('Bel me op 0470 12 34 56').waitFor();
    await mus.page.getByRole('log').getByText('Bel me op 0470 12 34 56').waitFor();
    await mine.waitFor({ state: 'detached' });
    await waiting.waitFor({ state: 'detached' });
    expect(findings).toEqual([]);
    for (const device of [mus, kauw, desk]) await device.close();
  });

  it('comes back into the writing line to be changed, and then goes straight into the room', async () => {
    const city = await aCity();
    const [host] = await city.openHouse();
    const mus = await walkIn(city, 'Mus');
    const desk = await aDevice(city, { ...DESKTOP, bypassCSP: true });
    await as(desk.page, city, host);
    await send(mus.page, 'mijn snap is lotte.vdb');
    const mine = mus.page.getByRole('region', { name: 'Wat nog niet in de kamer staat' });
    await mine.getByText('Er staat een accountnaam in.').waitFor();
    await desk.open('/team');
    await desk.page.getByRole('link', { name: /Leefkamer/ }).click();
    await desk.page.getByRole('heading', { name: 'Rustig tempo' }).waitFor();
    await desk.page.getByRole('button', { name: 'Laat niet door, en zeg waarom' }).click();
    await desk.page.getByLabel('Waarom niet?').fill('Zo vindt iedereen je, ook wie je niet kent.');
    const findings = await inEveryTheme(desk, 'host room, held');
    await desk.page.getByRole('button', { name: 'Zeg het zo' }).click();
    await mine.getByText('Zo vindt iedereen je, ook wie je niet kent.').waitFor();
    findings.push(...(await inEveryTheme(mus, 'room, kept back')));
    await mine.getByRole('button', { name: 'Verander het' }).click();
    await mine.waitFor({ state: 'detached' });
    expect(await mus.page.getByLabel('Jouw bericht').inputValue()).toBe('mijn snap is lotte.vdb');
    await send(mus.page, 'we praten hier wel');
    await mus.page.getByRole('log').getByText('we praten hier wel').waitFor();
    expect(findings).toEqual([]);
    await mus.close();
    await desk.close();
  });
});

describe('a link', () => {
  it('opens when the city lists its domain, and says where it leads', async () => {
    const city = await aCity();
    const [host] = await city.openHouse();
    const nadia = await city.member({ workName: 'Nadia', role: 'coordinator' });
    const desk = await aDevice(city, { ...DESKTOP, bypassCSP: true });
    await as(desk.page, city, nadia);
    await desk.open('/team/links');
    await desk.page.getByText('Er staat nog niets op de lijst.').waitFor();
    await desk.page.getByLabel('Een site erbij').fill('geen site');
    await desk.page.getByRole('button', { name: 'Zet op de lijst' }).click();
    await desk.page.getByText('Hier kunnen we geen site in lezen.').waitFor();
    await desk.page.getByLabel('Een site erbij').fill('https://www.awel.be/contact');
    await desk.page.getByRole('button', { name: 'Zet op de lijst' }).click();
    await desk.page.getByText('door Nadia, op').waitFor();
    const findings = await inEveryTheme(desk, 'links');
    const mus = await walkIn(city, 'Mus');
    await send(mus.page, 'kijk op forum.awel.be, of op weg.naar.nergens');
    const link = mus.page.getByRole('log').getByRole('link', { name: 'forum.awel.be' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe('https://forum.awel.be');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    expect(
      await mus.page.getByRole('log').getByText('(naar forum.awel.be, in een nieuw tabblad)').count(),
    ).toBe(1);
    expect(await mus.page.getByRole('log').getByRole('link', { name: 'nergens' }).count()).toBe(0);
    findings.push(...(await inEveryTheme(mus, 'room, link')));
    expect(findings).toEqual([]);
    expect(host).toBeDefined();
    await mus.close();
    await desk.close();
  });
});

describe('slow mode, on screen', () => {
  it('is turned on by a host, stands in the writing line, counts down, and ends', async () => {
    const city = await aCity();
    const [host] = await city.openHouse();
    const mus = await walkIn(city, 'Mus');
    const desk = await aDevice(city, { ...DESKTOP, bypassCSP: true });
    await as(desk.page, city, host);
    await desk.open('/team');
    await desk.page.getByRole('link', { name: /Leefkamer/ }).click();
    await desk.page.getByRole('button', { name: '10 seconden' }).click();
    await desk.page.getByRole('button', { name: 'Zet aan' }).click();
    await desk.page.getByText('Eén bericht per 10 seconden').waitFor();
    const findings = await inEveryTheme(desk, 'host room, slow');
    await mus.page.getByText('één bericht per 10 seconden, tot').waitFor();
    await send(mus.page, 'Ik begin.');
    const soon = mus.page.getByRole('button', { name: /^over \d+ s$/ });
    await soon.waitFor();
    await mus.page.getByLabel('Jouw bericht').fill('Nog iets.');
    findings.push(...(await inEveryTheme(mus, 'room, slow')));
    await mus.page.getByRole('button', { name: 'Verstuur' }).click();
    await mus.page.getByRole('log').getByText('Nog iets.').waitFor();
    const room = (await desk.page.evaluate("new URLSearchParams(location.search).get('kamer')")) as never;
    await host.must(endSlowMode, { room });
    await mus.page.getByText('Rustig tempo:').waitFor({ state: 'detached' });
    await mus.page.getByRole('button', { name: 'Verstuur' }).waitFor();
    await host.must(setSlowMode, { room, everySec: 60 });
    await mus.page.getByText('één bericht per 60 seconden, tot').waitFor();
    await soon.waitFor();
    expect(findings).toEqual([]);
    await mus.close();
    await desk.close();
  });
});
