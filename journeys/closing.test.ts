import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { readHours, type Slot, setWeek, type Week } from '../engines/conversation/hours/hours.contract.ts';
import { type Actor, aCity, type TestCity } from '../platform/testing/a-city.ts';
import { aDevice, DESKTOP, type Device, PHONE } from '../platform/testing/browser.ts';
import { Listener } from '../platform/testing/listening.ts';

const evening: Slot[] = [{ from: '16:00', to: '22:00', what: 'house', roomId: null }];
const afternoon: Slot[] = [{ from: '14:00', to: '18:00', what: 'house', roomId: null }];
/** Friday 16 to 22, Saturday 14 to 18. */
const WEEK: Week = [[], [], [], [], evening, afternoon, []];

const lines: Listener[] = [];
afterEach(() => {
  for (const line of lines.splice(0)) line.drop();
});

async function atDesk(city: TestCity, host: Actor): Promise<void> {
  const line = await Listener.open(city, host, 'desk');
  lines.push(line);
  line.send({ ping: 1 });
  await line.until(() => line.heard.some((message) => 'pong' in message));
}

/** Friday 20:40 in a real city: two hosts at their desks and somebody inside on a phone. */
async function aFridayEvening(): Promise<{ city: TestCity; phone: Device }> {
  const city = await aCity({ isDemo: false });
  city.setClock('2026-11-27T19:40:00.000Z');
  const coordinator = await city.member({ workName: 'Nadia', role: 'coordinator' });
  const { today } = await coordinator.must(readHours, {});
  await coordinator.must(setWeek, { validFrom: today, week: WEEK });
  for (const host of await city.openHouse()) await atDesk(city, host);
  await city.keep();
  const phone = await aDevice(city, PHONE);
  await phone.open('/deur');
  await phone.page.getByLabel('Roepnaam').fill('Mus');
  await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
  await phone.page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
  return { city, phone };
}

/** Goes on with the Tab key until this is reached, as somebody without a mouse does. */
async function tabTo(page: Page, isThere: (reached: { name: string; within: string }) => boolean) {
  for (let at = 0; at < 80; at += 1) {
    await page.keyboard.press('Tab');
    const reached = await page.evaluate(() => {
      const now = document.activeElement;
      const group = now?.closest('.dagrij')?.querySelector('h3')?.textContent ?? '';
      return { name: now?.getAttribute('aria-label') ?? now?.textContent?.trim() ?? '', within: group };
    });
    if (isThere(reached)) return;
  }
  throw new Error('Eighty times Tab did not lead there.');
}

describe('closing time', () => {
  it('is changed by keyboard at the desk, told in the room, and comes by itself', async () => {
    const { city, phone } = await aFridayEvening();
    const desk = await aDevice(city, DESKTOP);
    const { secret } = await city.invitation({ workName: 'Greet', role: 'coordinator' });
    await desk.open(`/team/aanmelden#${secret}`);
    await desk.page.getByRole('button', { name: 'Meld me aan' }).press('Enter');
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).waitFor();
    await tabTo(desk.page, ({ name }) => name === 'Openingsuren');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('heading', { name: 'Openingsuren' }).waitFor();
    await tabTo(desk.page, ({ name, within }) => name === 'Tot' && within === 'vrijdag');
    await desk.page.keyboard.type('21');
    await tabTo(desk.page, ({ name }) => name === 'Bewaar de week');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('Bewaard. Geldt vanaf vrijdag 27 november.').waitFor();

    city.setClock('2026-11-27T19:45:00.000Z');
    await city.keep();
    await phone.page.getByRole('status').getByText('De kamer sluit om 21 uur, over 15 minuten.').waitFor();
    await phone.page.getByLabel('Jouw bericht').fill('Ik wou nog zeggen dat');
    city.setClock('2026-11-27T20:00:00.000Z');
    await city.keep();
    const status = phone.page.getByRole('status');
    await status.getByText('De kamer is dicht.').getByText('Morgen om 14 uur is er weer iemand.').waitFor();
    expect(await phone.page.getByLabel('Jouw bericht').inputValue()).toBe('Ik wou nog zeggen dat');
    expect(await phone.page.getByRole('button', { name: 'Verstuur' }).isDisabled()).toBe(true);

    await phone.page.getByRole('link', { name: 'Terug naar de straat' }).click();
    await phone.page.getByRole('heading', { name: 'Morgen om 14 uur is er weer iemand.' }).waitFor();
    await phone.page.getByRole('navigation', { name: 'Kamers in het huis' }).getByText('za 14 u').waitFor();
    await phone.page.getByRole('link', { name: 'Lees na wat er gezegd is' }).click();
    await phone.page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
    await phone.close();
    await desk.close();
  });

  it('gives back what was sent without a line and came after it', async () => {
    const { city, phone } = await aFridayEvening();
    await phone.context.setOffline(true);
    await phone.page.getByLabel('Jouw bericht').fill('In de tunnel geschreven');
    await phone.page.getByLabel('Jouw bericht').press('Enter');
    await phone.page.getByText('wacht op verbinding, gaat vanzelf weg').waitFor();
    city.setClock('2026-11-27T21:00:00.000Z');
    await city.keep();
    await phone.context.setOffline(false);
    await phone.page.getByText('Ze gaat weer open op zaterdag 28 november om 14 uur.').waitFor();
    expect(await phone.page.getByLabel('Jouw bericht').inputValue()).toBe('In de tunnel geschreven');
    expect(await phone.page.getByRole('log').getByText('In de tunnel').count()).toBe(0);
    await phone.close();
  });
});
