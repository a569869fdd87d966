import { afterEach, describe, expect, it } from 'vitest';
import { checkIn } from '../engines/conversation/desk/desk.contract.ts';
import { type Slot, setWeek, type Week } from '../engines/conversation/hours/hours.contract.ts';
import { type Actor, aCity, type TestCity } from '../platform/testing/a-city.ts';
import { aDevice, DESKTOP, type Device, PHONE, tabTo } from '../platform/testing/browser.ts';
import { Listener } from '../platform/testing/listening.ts';

const lines: Listener[] = [];
afterEach(() => {
  for (const line of lines.splice(0)) line.drop();
});

/** A host whose desk page is open, without a browser to look at. */
async function atDesk(city: TestCity, host: Actor): Promise<void> {
  const line = await Listener.open(city, host, 'desk');
  lines.push(line);
  line.send({ ping: 1 });
  await line.until(() => line.heard.some((message) => 'pong' in message));
}

async function deskOf(city: TestCity, workName: string): Promise<Device> {
  const desk = await aDevice(city, DESKTOP);
  const { secret } = await city.invitation({ workName });
  await desk.open(`/team/aanmelden#${secret}`);
  await desk.page.getByRole('button', { name: 'Meld me aan' }).click();
  await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
  await desk.page.getByRole('button', { name: 'Stop mijn dienst' }).waitFor();
  return desk;
}

async function walkIn({ page }: Device, handle: string): Promise<void> {
  await page.getByRole('link', { name: 'Kom binnen' }).last().click();
  await page.getByLabel('Roepnaam').fill(handle);
  await page.getByRole('button', { name: 'Naar binnen' }).click();
  await page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
}

/** Asked on the phone, agreed, and taken at the desk. */
async function talkApart(phone: Device, desk: Device, handle: string): Promise<void> {
  await phone.page.getByRole('link', { name: 'Praat apart' }).first().click();
  await phone.page.getByRole('button', { name: 'Wie er vrij is' }).click();
  await phone.page.getByLabel('Dit is goed voor mij').check();
  await phone.page.getByRole('button', { name: 'Dit is goed, ik wacht' }).click();
  await desk.page.getByRole('button', { name: 'Neem dit gesprek' }).click();
  await desk.page.getByRole('heading', { name: `Met ${handle}` }).waitFor();
}

async function says({ page }: Device, text: string): Promise<void> {
  await page.getByLabel('Jouw bericht').fill(text);
  await page.getByLabel('Jouw bericht').press('Enter');
}

describe('an evening at the house, told as one visit', () => {
  it('goes from the street to a talk apart, an agreement and away, and on by four words elsewhere', async () => {
    const city = await aCity();
    await (await city.member({ workName: 'Jonas' })).must(checkIn, {});
    const phone = await aDevice(city, PHONE);
    await phone.open('/');
    await phone.page.getByRole('heading', { name: 'Nu is er niemand.' }).waitFor();
    const desk = await deskOf(city, 'Samira');
    await phone.page.getByRole('heading', { name: 'Er is iemand thuis.' }).waitFor();
    await walkIn(phone, 'Mus');
    await says(phone, 'Is hier iemand?');
    await desk.page.getByRole('link', { name: /Leefkamer/ }).click();
    await desk.page.getByText('Is hier iemand?').waitFor();
    await says(desk, 'Ja. Ik ben er.');
    await phone.page.getByText('Ja. Ik ben er.').waitFor();

    // Four words first, so that what follows can be found again.
    await phone.page.getByRole('link', { name: 'Jouw vier woorden' }).first().click();
    await phone.page.getByRole('button', { name: 'Geef me vier woorden' }).click();
    const plate = phone.page.getByRole('list', { name: 'Jouw vier woorden' }).getByRole('listitem');
    await plate.nth(3).waitFor();
    const words = await plate.allTextContents();
    await phone.page.getByRole('button', { name: 'Ik heb ze opgeschreven' }).click();

    await desk.page.getByRole('link', { name: 'Vandaag' }).first().click();
    await talkApart(phone, desk, 'Mus');
    await says(phone, 'Het gaat over thuis.');
    await desk.page.getByText('Het gaat over thuis.').waitFor();
    await desk.page.getByLabel('Eén zin').fill('Vrijdag praten we verder.');
    await desk.page.getByRole('button', { name: 'Als afspraak' }).click();
    await phone.page.getByRole('button', { name: 'Goed, afgesproken' }).click();
    await desk.page.getByRole('heading', { name: 'Afgesproken' }).waitFor();
    await desk.page.getByRole('button', { name: 'Rond dit gesprek af' }).click();
    await desk.page.getByRole('button', { name: 'Steun' }).click();
    await desk.page.getByLabel('Volgende stap').fill('vrijdag opnieuw in huis');
    await desk.page.getByRole('button', { name: 'Bewaar' }).click();
    await desk.page.getByText('vrijdag opnieuw in huis').waitFor();

    await phone.page.getByText('Dit gesprek is afgerond.').waitFor();
    await phone.page.getByRole('link', { name: 'Snel weg' }).last().click();
    await phone.page.waitForURL('**/weer');
    expect(await phone.page.locator('body').textContent()).not.toMatch(/Samira|Vindplaats|gesprek/);

    const other = await aDevice(city, PHONE);
    await other.open('/terug');
    // All four in the first field: they find their own.
    await other.page.getByLabel('Woord 1').fill(words.join(' '));
    await other.page.getByRole('button', { name: 'Naar binnen' }).click();
    await other.page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
    await other.page.getByRole('link', { name: 'Praat apart' }).first().click();
    await other.page.getByText('Vrijdag praten we verder.').waitFor();
    await other.page.getByRole('heading', { name: 'Afgesproken' }).waitFor();
    for (const device of [phone, desk, other]) await device.close();
  });

  it('closes at 23, but not on a talk with somebody in danger; the street says when, whom to call and takes a note', async () => {
    const city = await aCity({ isDemo: false });
    city.setClock('2026-11-27T21:45:00.000Z');
    const nadia = await city.member({ workName: 'Nadia', role: 'coordinator' });
    const slot = (from: string, to: string): Slot => ({ from, to, what: 'house', roomId: null });
    const week: Week = [[], [], [], [], [slot('16:00', '23:00')], [slot('14:00', '18:00')], []];
    await nadia.must(setWeek, { validFrom: '2026-11-27', week });
    const jonas = await city.member({ workName: 'Jonas' });
    await jonas.must(checkIn, {});
    await atDesk(city, jonas);
    const desk = await deskOf(city, 'Samira');
    await city.keep();
    const [mus, kauw] = [await aDevice(city, PHONE), await aDevice(city, PHONE)];
    for (const [phone, handle] of [
      [mus, 'Mus'],
      [kauw, 'Kauw'],
    ] as const) {
      await phone.open('/');
      await walkIn(phone, handle);
    }
    await talkApart(mus, desk, 'Mus');
    await says(mus, 'ik durf niet naar huis');
    await desk.page.getByText('ik durf niet naar huis').waitFor();

    city.setClock('2026-11-27T21:50:00.000Z');
    await city.keep();
    await desk.page.getByRole('button', { name: 'Iemand in gevaar' }).click();
    await desk.page.getByText('De deur gaat om 23 uur dicht. Dit gesprek niet.').waitFor();
    city.setClock('2026-11-27T22:00:01.000Z');
    await city.keep();

    // The room closes on Kauw: read, and nothing can be posted.
    await kauw.page.getByText('De kamer is dicht.').first().waitFor();
    expect(await kauw.page.getByLabel('Jouw bericht').getAttribute('readonly')).not.toBeNull();
    // The talk goes on, both ways.
    await says(mus, 'ben je er nog');
    await desk.page.getByRole('log').getByText('ben je er nog').waitFor();
    await says(desk, 'Ik ben er en ik blijf.');
    await mus.page.getByText('Ik ben er en ik blijf.').waitFor();

    city.setClock('2026-11-27T22:10:00.000Z');
    await city.keep();
    const late = await aDevice(city, PHONE);
    await late.open('/');
    await late.page.getByText('Nu dicht').first().waitFor();
    await late.page.getByRole('heading', { name: 'Morgen om 14 uur is er weer iemand.' }).waitFor();
    await late.page.getByRole('link', { name: 'Bel 112' }).waitFor();
    await late.open('/deur');
    await late.page.getByText('Morgen om 14 uur is er weer iemand.').waitFor();
    expect(await late.page.getByLabel('Roepnaam').count()).toBe(0);
    await late.page.getByRole('link', { name: 'Laat een briefje achter' }).click();
    await late.page.getByLabel('Je briefje').fill('Zijn jullie er morgen?');
    await late.page.getByRole('button', { name: 'In de bus' }).click();
    await late.page.getByRole('heading', { name: 'Je briefje ligt er' }).waitFor();

    await desk.page.getByRole('button', { name: 'Het is voorbij, sluit dit' }).click();
    await desk.page.getByText('Dit is afgesloten.').waitFor();
    await city.keep();
    await mus.page.getByText('Het huis is dichtgegaan, en daarmee stopte dit gesprek.').waitFor();
    for (const device of [desk, mus, kauw, late]) await device.close();
  });

  it('is all there for who has no mouse, with the focus in sight at every step', async () => {
    const city = await aCity();
    await (await city.member({ workName: 'Jonas' })).must(checkIn, {});
    const desk = await aDevice(city, DESKTOP);
    const { secret } = await city.invitation({ workName: 'Samira' });
    await desk.open(`/team/aanmelden#${secret}`);
    await press(desk, 'Meld me aan');
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).waitFor();
    await press(desk, 'Begin mijn dienst');
    await desk.page.getByRole('button', { name: 'Stop mijn dienst' }).waitFor();

    const visitor = await aDevice(city, DESKTOP);
    await visitor.open('/');
    await press(visitor, 'Kom binnen');
    await visitor.page.getByLabel('Roepnaam').waitFor();
    await reach(visitor, 'Roepnaam');
    await visitor.page.keyboard.press('ControlOrMeta+A');
    await visitor.page.keyboard.type('Mus');
    await press(visitor, 'Naar binnen');
    await visitor.page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
    await reach(visitor, 'Jouw bericht');
    await visitor.page.keyboard.type('Is hier iemand?');
    await visitor.page.keyboard.press('Enter');

    await press(desk, 'Leefkamer');
    await desk.page.getByText('Is hier iemand?').waitFor();
    await reach(desk, 'Jouw bericht');
    await desk.page.keyboard.type('Ja. Ik ben er.');
    await desk.page.keyboard.press('Enter');
    await visitor.page.getByText('Ja. Ik ben er.').waitFor();
    await press(desk, /^Vraag$/);
    await reach(desk, 'Volgende stap');
    await desk.page.keyboard.type('vrijdag opnieuw');
    await press(desk, /^Bewaar$/);
    await desk.page.getByText('vrijdag opnieuw').waitFor();

    await press(visitor, 'Praat apart');
    await visitor.page.getByRole('heading', { name: 'Praat apart' }).waitFor();
    await press(visitor, 'Wie er vrij is');
    await visitor.page.getByLabel('Dit is goed voor mij').waitFor();
    await reach(visitor, 'Dit is goed voor mij');
    await visitor.page.keyboard.press('Space');
    await press(visitor, 'Dit is goed, ik wacht');
    await press(desk, 'Vandaag');
    await desk.page.getByRole('button', { name: 'Neem dit gesprek' }).waitFor();
    await press(desk, 'Neem dit gesprek');
    await desk.page.getByRole('heading', { name: 'Met Mus' }).waitFor();
    await visitor.page.getByRole('heading', { name: 'Met Samira' }).waitFor();
    await press(visitor, 'Even traag');
    await desk.page.getByText('Mus heeft even tijd nodig.').waitFor();
    for (let times = 0; times < 3; times += 1) await visitor.page.keyboard.press('Shift');
    await visitor.page.waitForURL('**/weer');
    await visitor.close();
    await desk.close();
  });
});

/** By Tab to what carries this name, and it shows that it has the focus. */
async function reach({ page }: Device, name: string | RegExp): Promise<void> {
  // From its beginning: past the last link the focus is on the page as a whole, which holds every name.
  await tabTo(page, typeof name === 'string' ? new RegExp(`^${name}`) : name);
  const isSeen = await page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return (
      ((outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none') &&
      box.width > 0 &&
      box.bottom > 0 &&
      box.top < innerHeight
    );
  });
  expect(isSeen, `${name} shows its focus`).toBe(true);
}

async function press(device: Device, name: string | RegExp): Promise<void> {
  await reach(device, name);
  await device.page.keyboard.press('Enter');
}
