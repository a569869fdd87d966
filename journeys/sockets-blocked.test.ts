import { describe, expect, it } from 'vitest';
import { readStreet } from '../engines/conversation/street/street.contract.ts';
import { aCity } from '../platform/testing/a-city.ts';
import { Breaker, type Sockets } from '../platform/testing/breaker.ts';
import { aDevice, DESKTOP, PHONE } from '../platform/testing/browser.ts';

/** Schools and offices block WebSockets, each in its own way. The house must not notice. */
describe.each<[string, Sockets]>([
  ['are refused', 'refused'],
  ['open and never speak', 'mute'],
  ['never open', 'hanging'],
  ['are cut as soon as they are open', 'cut'],
])('where WebSockets %s', (_how, sockets) => {
  it('a visitor sees the street light up, walks in, is answered and talks apart, by phone and desk', async () => {
    const city = await aCity();
    const breaker = await Breaker.before(city);
    breaker.sockets = sockets;
    const phone = await aDevice(breaker.addressOf(city), PHONE);
    const desk = await aDevice(breaker.addressOf(city), DESKTOP);

    await phone.open('/');
    await phone.page.getByRole('heading', { name: 'Nu is er niemand.' }).waitFor();
    // Both find the other way by themselves.
    const { secret } = await city.invitation({ workName: 'Marthe' });
    await desk.open(`/team/aanmelden#${secret}`);
    await desk.page.getByRole('button', { name: 'Meld me aan' }).click();
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
    await desk.page.getByRole('button', { name: 'Stop mijn dienst' }).waitFor();
    await city.openHouse();
    await phone.page.getByRole('heading', { name: 'Er is iemand thuis.' }).waitFor();

    await phone.page.getByRole('link', { name: 'Kom binnen' }).last().click();
    await phone.page.getByLabel('Roepnaam').fill('Mus');
    await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
    await phone.page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
    await phone.page.getByLabel('Jouw bericht').fill('Is hier iemand?');
    await phone.page.getByRole('button', { name: 'Verstuur' }).click();
    await desk.page.getByRole('link', { name: /Leefkamer/ }).click();
    await desk.page.getByText('Is hier iemand?').waitFor();
    await desk.page.getByLabel('Jouw bericht').fill('Ja, ik ben er.');
    await desk.page.getByLabel('Jouw bericht').press('Enter');
    await phone.page.getByRole('log').getByText('Ja, ik ben er.').waitFor();
    const bustle = async () => (await city.anyone().must(readStreet, {})).rooms[0]?.bustle;
    await expect.poll(bustle, { timeout: 10_000 }).toBe('someone');

    // The desk rings, and the talk goes to and fro.
    await desk.page.getByRole('link', { name: 'Vandaag' }).first().click();
    await desk.page.getByText('Er wacht niemand.').waitFor();
    await phone.page.getByRole('link', { name: 'Praat apart' }).first().click();
    await phone.page.getByRole('button', { name: 'Het liefst met Marthe' }).click();
    await phone.page.getByText('Jij bent aan de beurt').waitFor();
    await desk.page.waitForFunction(() => document.title === '(1) Vindplaats');
    await phone.page.getByLabel('Dit is goed voor mij').check();
    await phone.page.getByRole('button', { name: 'Dit is goed, ik wacht' }).click();
    await desk.page.getByRole('button', { name: 'Neem dit gesprek' }).click();
    await phone.page.getByRole('heading', { name: 'Met Marthe' }).waitFor();
    await desk.page.getByLabel('Jouw bericht').fill('Dag Mus. Neem je tijd.');
    await desk.page.getByLabel('Jouw bericht').press('Enter');
    await phone.page.getByText('Neem je tijd.').waitFor();
    await expect.poll(bustle, { timeout: 10_000 }).toBe('nobody');
    expect(await phone.page.getByText('De verbinding is even weg').count()).toBe(0);

    // Who leaves fast is gone, and the house knows it.
    await phone.page
      .getByRole('link', { name: /Snel weg/ })
      .last()
      .click();
    await phone.page.waitForURL((url) => !url.pathname.startsWith('/apart'));
    expect(breaker.asked).toBeGreaterThan(2);
    await phone.context.close();
    await desk.close();
    await breaker.close();
  });
});
