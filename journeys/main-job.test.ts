import { describe, expect, it } from 'vitest';
import { checkIn } from '../engines/conversation/desk/desk.contract.ts';
import { readStreet } from '../engines/conversation/street/street.contract.ts';
import { aCity } from '../platform/testing/a-city.ts';
import { aDevice, DESKTOP, PHONE } from '../platform/testing/browser.ts';

describe('the main job, from door to desk', () => {
  it('a young person walks in, is answered by a host who is really there, and the contact is logged', async () => {
    const city = await aCity();
    const colleague = await city.member({ workName: 'Jonas' });
    await colleague.must(checkIn, {});
    const phone = await aDevice(city, PHONE);
    const desk = await aDevice(city, DESKTOP);

    await phone.open('/');
    await phone.page.getByRole('heading', { name: 'Nu is er niemand.' }).waitFor();

    const { secret } = await city.invitation({ workName: 'Samira' });
    await desk.open(`/team/aanmelden#${secret}`);
    await desk.page.getByRole('button', { name: 'Meld me aan' }).click();
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
    await desk.page.getByRole('button', { name: 'Stop mijn dienst' }).waitFor();

    // The street lights up by itself.
    await phone.page.getByRole('heading', { name: 'Er is iemand thuis.' }).waitFor();
    await phone.page.getByText('Jonas en Samira van de stad zijn er nu').waitFor();
    await phone.page.getByRole('link', { name: 'Kom binnen' }).last().click();
    await phone.page.getByLabel('Roepnaam').fill('Mus');
    await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
    await phone.page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
    await phone.page.getByLabel('Jouw bericht').fill('Is hier iemand?');
    await phone.page.getByRole('button', { name: 'Verstuur' }).click();

    await desk.page.getByRole('link', { name: /Leefkamer/ }).click();
    await desk.page.getByText('Is hier iemand?').waitFor();
    await desk.page.getByLabel('Jouw bericht').fill('Ja, ik ben er. Waar zit je met je hoofd?');
    await desk.page.getByLabel('Jouw bericht').press('Enter');
    await phone.page.getByText('Waar zit je met je hoofd?').waitFor();
    // And back: both have the room open now, so this comes by the live line alone.
    await phone.page.getByLabel('Jouw bericht').fill('Bij een fiets die ik kwijt ben.');
    await phone.page.getByLabel('Jouw bericht').press('Enter');
    await desk.page.getByRole('log').getByText('Bij een fiets').waitFor();

    await desk.page.getByRole('button', { name: 'Vraag', exact: true }).click();
    await desk.page.getByLabel('Volgende stap').fill('vrijdag opnieuw in huis');
    await desk.page.getByRole('button', { name: 'Bewaar' }).click();
    await desk.page.getByText('vrijdag opnieuw in huis').waitFor();

    // Addresses and titles tell nothing, and moving about left one entry in the history.
    expect(await phone.page.title()).toBe('Pagina');
    expect(new URL(phone.page.url()).pathname).toBe('/binnen');
    expect(await phone.page.evaluate(() => history.length)).toBe(2);
    await phone.close();
    await desk.close();
  });

  it('goes on after the line was cut in the middle of a sentence', async () => {
    const city = await aCity();
    await city.openHouse();
    const phone = await aDevice(city, PHONE);
    await phone.open('/deur');
    await phone.page.getByLabel('Roepnaam').fill('Reiger');
    await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
    await phone.page.getByLabel('Jouw bericht').fill('Ik was aan het');
    await phone.context.setOffline(true);
    await phone.page.getByLabel('Jouw bericht').fill('Ik was aan het typen toen de trein de tunnel in reed.');
    await phone.page.getByRole('button', { name: 'Verstuur' }).click();
    await phone.page.getByText('wacht op verbinding, gaat vanzelf weg').waitFor();
    await phone.context.setOffline(false);
    await phone.page.getByText('wacht op verbinding, gaat vanzelf weg').waitFor({ state: 'detached' });
    await phone.page.getByRole('log').getByText('toen de trein de tunnel in reed').waitFor();
    expect(await phone.page.getByText('toen de trein de tunnel in reed').count()).toBe(1);
    await phone.close();
  });

  it('counts nobody in a room whose tab went back to the street', async () => {
    const city = await aCity();
    await city.openHouse();
    const phone = await aDevice(city, PHONE);
    await phone.open('/deur');
    await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
    await phone.page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
    const bustle = async () => (await city.anyone().must(readStreet, {})).rooms[0]?.bustle;
    await expect.poll(bustle, { timeout: 10_000 }).toBe('someone');
    await phone.page.getByRole('link', { name: 'Terug naar de straat' }).click();
    await phone.page.getByRole('heading', { name: 'Er is iemand thuis.' }).waitFor();
    await expect.poll(bustle, { timeout: 10_000 }).toBe('nobody');
    await phone.close();
  });
});
