import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { aDevice, DESKTOP, type Device, PHONE, tabTo } from '../../../platform/testing/browser.ts';
import { inEveryTheme } from '../../../platform/testing/themes.ts';
import { changeHouseRoom, readHouseRooms } from './house.contract.ts';

/** Gives this browser the session of somebody. */
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

async function coordinatorAt(
  city: TestCity,
  options: Parameters<typeof aDevice>[1] = DESKTOP,
): Promise<{ desk: Device; nadia: Actor }> {
  const nadia = await city.member({ workName: 'Nadia', role: 'coordinator' });
  const desk = await aDevice(city, options);
  await as(desk.page, city, nadia);
  return { desk, nadia };
}

/** Goes to what carries this name and presses it, without a mouse. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Goes to the field and writes in it, without a mouse. */
async function write(page: Page, field: string | RegExp, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

/** Writes in the field that has taken the focus by itself. */
async function writeHere(page: Page, field: string, text: string): Promise<void> {
  await page.getByLabel(field).and(page.locator(':focus')).waitFor();
  await page.keyboard.type(text);
}

describe('what the coordinator arranges, by keyboard alone', () => {
  it('adds a room and writes its rules, and a phone on the street and in the room shows them', async () => {
    const city = await aCity();
    await city.openHouse();
    const phone = await aDevice(city, PHONE);
    await phone.open('/');
    const { desk } = await coordinatorAt(city);
    const { page } = desk;
    await desk.open('/team/kamers');
    await press(page, 'Kamer erbij');
    await writeHere(page, 'Naam', 'Stille zolder');
    await press(page, 'Zet ze in het huis');
    await phone.page.getByText('Stille zolder').waitFor();
    await press(page, 'Zet Stille zolder een plaats hoger');
    await page.getByRole('button', { name: 'Zet Stille zolder een plaats lager' }).waitFor();
    await phone.page.getByRole('link', { name: /Leefkamer/ }).click();
    await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
    await phone.page.locator('summary').getByText('Huisregels').click();
    await phone.page.getByText('Wat hier gezegd wordt, post je niet elders.').first().waitFor();
    await press(page, 'Pas aan: Leefkamer');
    await press(page, 'Huisregel erbij');
    await writeHere(page, 'Huisregel 4', 'Stil zijn mag.');
    await press(page, 'Zet huisregel 4 hoger');
    await press(page, 'Bewaar');
    await page.getByText('Bewaard. Wie in de kamer is').waitFor();
    await phone.page.getByText('Stil zijn mag.').first().waitFor();
    // Somebody is in it: it cannot close for good now, and what was typed stays.
    await press(page, 'Deze kamer voorgoed sluiten');
    await write(page, 'Waarom', 'Er lekt water.');
    await press(page, 'Sluit Leefkamer voorgoed');
    await page.getByText('Er zit nu iemand in deze kamer.').waitFor();
    expect(await page.getByLabel('Waarom').and(page.locator(':visible')).inputValue()).toBe('Er lekt water.');
    await phone.close();
    await desk.close();
  });

  it('tells who typed meanwhile, and keeps both until one is chosen', async () => {
    const city = await aCity();
    const { desk } = await coordinatorAt(city);
    const { page } = desk;
    const wout = await city.member({ workName: 'Wout', role: 'coordinator' });
    await desk.open('/team/kamers');
    await press(page, 'Pas aan: Leefkamer');
    await tabTo(page, 'Naam');
    await page.keyboard.press('End');
    await page.keyboard.type(' van ons');
    const room = (await wout.must(readHouseRooms, {})).rooms[0];
    if (room === undefined) throw new Error('A house without a room.');
    await wout.must(changeHouseRoom, {
      id: room.id,
      version: room.version,
      name: room.name,
      drawing: room.drawing,
      rulesBy: 'visitors',
      houseRules: ['Van Wout.'],
    });
    await page.getByText('Wout paste dit intussen aan').waitFor();
    expect(await page.getByLabel('Naam').inputValue()).toBe('Leefkamer van ons');
    expect((await wout.must(readHouseRooms, {})).rooms[0]?.houseRules).toEqual(['Van Wout.']);
    await press(page, 'Ga verder met wat ik typte');
    await press(page, 'Bewaar');
    await page.getByText('Bewaard. Wie in de kamer is').waitFor();
    expect((await wout.must(readHouseRooms, {})).rooms[0]?.name).toBe('Leefkamer van ons');
    await desk.close();
  });

  it('adds somebody, who signs in by the link shown once and hosts once the screening was seen', async () => {
    const city = await aCity();
    const { desk } = await coordinatorAt(city);
    const { page } = desk;
    await desk.open('/team/mensen');
    await press(page, 'Iemand erbij');
    await writeHere(page, 'Werknaam', 'Ayla');
    await write(page, 'Volledige naam', 'Ayla Demir');
    await write(page, 'Functie', 'jeugdwerker');
    await write(page, 'Dienst of organisatie', 'Jeugddienst');
    await press(page, 'Voeg toe en maak de aanmeldlink');
    await page.getByRole('heading', { name: 'De aanmeldlink van Ayla' }).waitFor();
    const address = new URL(await page.getByLabel('Aanmeldlink', { exact: true }).inputValue());
    await press(page, 'Doorgegeven, berg op');
    expect(await page.content()).not.toContain(address.hash.slice(1));

    const theirs = await aDevice(city, DESKTOP);
    await theirs.open(address.pathname + address.hash);
    await theirs.page.getByRole('button', { name: 'Meld me aan' }).click();
    const begin = theirs.page.getByRole('button', { name: 'Begin mijn dienst' });
    await begin.waitFor();
    expect(await begin.isDisabled()).toBe(true);
    await press(page, 'Pas aan: Ayla');
    await tabTo(page, 'Screening gezien op');
    await page.keyboard.type('01022026');
    await press(page, 'Bewaar');
    await page.getByText('Bewaard.').waitFor();
    await theirs.page.reload();
    await begin.click();
    await theirs.page.getByRole('button', { name: 'Stop mijn dienst' }).waitFor();

    await press(page, 'De toegang beëindigen');
    await press(page, 'Beëindig de toegang van Ayla');
    await theirs.page.getByText('Voor wie in het huis werkt.').waitFor({ timeout: 5_000 });
    await page.getByRole('heading', { name: 'Ayla', exact: true }).waitFor({ state: 'detached' });
    await theirs.close();
    await desk.close();
  });

  it('says what binds somebody, and a visitor reads it before the first word', async () => {
    const city = await aCity();
    const [, jonas] = await city.openHouse();
    const { desk } = await coordinatorAt(city);
    const { page } = desk;
    await desk.open('/team/mensen');
    expect(await page.getByText('Heeft een discretieplicht.').count()).toBe(3);
    await press(page, `Pas aan: ${jonas.workName}`);
    await tabTo(page, /^Discretieplicht/);
    await page.keyboard.press('ArrowDown');
    await press(page, 'Bewaar wat bindt');
    await page.getByText('Bewaard. Bezoekers lezen het vanaf nu zo.').waitFor();
    await page.getByText('Heeft beroepsgeheim.').waitFor();
    await page.getByText(`Nadia paste aan wat ${jonas.workName} bindt`).waitFor();
    const phone = await aDevice(city, PHONE);
    await phone.open('/deur');
    await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
    await phone.page.getByRole('link', { name: 'Praat apart' }).first().click();
    await phone.page.getByRole('button', { name: `Het liefst met ${jonas.workName}` }).click();
    await phone.page.getByText(`${jonas.workName} heeft beroepsgeheim`).first().waitFor();
    await phone.close();
    await desk.close();
  });

  it('lays down the step plan, and says plainly what is still missing', async () => {
    const city = await aCity();
    const { desk } = await coordinatorAt(city);
    const { page } = desk;
    await desk.open('/team/stappenplan');
    await page.getByText('Het stappenplan is nog een voorbeeld.').waitFor();
    await page.getByText('Er is nog geen vertrouwenspersoon.').waitFor();
    await press(page, 'Stap erbij');
    await writeHere(page, 'Stap 6, kort', 'Bel de wacht.');
    await write(page, 'Nummer', '09 000 00 00');
    await press(page, 'Leg vast voor de stad');
    await page.getByText('horen bij elkaar').waitFor();
    expect(await page.getByLabel('Stap 6, kort').inputValue()).toBe('Bel de wacht.');
    await tabTo(page, 'Nagebeld op');
    await page.keyboard.type('01022026');
    await press(page, 'Leg vast voor de stad');
    await page.getByText('Vastgelegd door Nadia').waitFor();
    await page.getByText('Het wachtnummer is nagebeld op').waitFor();
    await desk.close();
  });
});

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const)('what the coordinator arranges, on a %s', (_name, size) => {
  it('has no accessibility findings in light, dark and forced colours', async () => {
    const city = await aCity();
    const { desk } = await coordinatorAt(city, { ...size, bypassCSP: true });
    const { page } = desk;
    await city.member({ workName: 'Lies', role: 'guestHost', screenedOn: null });
    const findings: string[] = [];
    await desk.open('/team/kamers');
    await page.getByRole('button', { name: 'Kamer erbij' }).click();
    await page.getByRole('button', { name: 'Pas aan: Leefkamer' }).click();
    await page.getByText('Deze kamer voorgoed sluiten').click();
    findings.push(...(await inEveryTheme(desk, 'rooms')));
    await desk.open('/team/mensen');
    await page.getByRole('button', { name: 'Nieuwe aanmeldlink voor Lies' }).click();
    await page.getByRole('heading', { name: 'De aanmeldlink van Lies' }).waitFor();
    await page.getByRole('button', { name: 'Pas aan: Lies' }).click();
    await page.getByText('De toegang beëindigen').first().click();
    await page.getByRole('button', { name: 'Pas aan: Nadia' }).click();
    await page.getByRole('group', { name: 'Wat Nadia bindt in een gesprek apart' }).waitFor();
    findings.push(...(await inEveryTheme(desk, 'people')));
    await desk.open('/team/stappenplan');
    findings.push(...(await inEveryTheme(desk, 'step plan')));
    expect(findings).toEqual([]);
    await desk.close();
  });
});
