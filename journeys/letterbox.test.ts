import { describe, expect, it } from 'vitest';
import { aCity } from '../platform/testing/a-city.ts';
import { aDevice, DESKTOP, PHONE, tabTo } from '../platform/testing/browser.ts';
import { inEveryTheme } from '../platform/testing/themes.ts';

const NOTE = 'Mag ik langskomen als ik niets te zeggen heb?';
const REPLY = 'Altijd. Erbij zitten is ook iets.';

describe('the letterbox, from the closed door to the answer', () => {
  it('a young person posts a note by keyboard on a phone, and reads the answer of who was on shift', async () => {
    const city = await aCity();
    const phone = await aDevice(city, PHONE);
    const desk = await aDevice(city, DESKTOP);
    const keys = phone.page.keyboard;

    await phone.open('/');
    await tabTo(phone.page, 'Laat een briefje achter');
    await keys.press('Enter');
    await phone.page.getByRole('heading', { name: 'Laat een briefje achter' }).waitFor();
    expect(await phone.page.title()).toBe('Pagina');
    await tabTo(phone.page, 'Je briefje');
    // An empty note is refused in a sentence; nothing was posted.
    await tabTo(phone.page, 'In de bus');
    await keys.press('Enter');
    await phone.page.getByText('Er klopt nog iets niet').waitFor();
    await phone.page.getByLabel('Je briefje').focus();
    await keys.type(NOTE);
    await tabTo(phone.page, 'In de bus');
    await keys.press('Enter');
    await phone.page.getByRole('heading', { name: 'Je briefje ligt er' }).waitFor();
    // The four words, once, and gone when they are written down.
    const plate = phone.page.getByRole('list', { name: 'Jouw vier woorden' });
    await plate.waitFor();
    const words = await plate.getByRole('listitem').allInnerTexts();
    expect(words).toHaveLength(4);
    await tabTo(phone.page, 'Ik schreef ze op');
    await keys.press('Enter');
    await plate.waitFor({ state: 'detached' });

    const { secret } = await city.invitation({ workName: 'Samira' });
    await desk.open(`/team/aanmelden#${secret}`);
    await desk.page.getByRole('button', { name: 'Meld me aan' }).click();
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).waitFor();
    expect(await desk.page.getByText('uit de bus').count()).toBe(0);
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
    await desk.page.getByText('Eén briefje uit de bus').waitFor();
    await tabTo(desk.page, 'Lees');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('heading', { name: 'Brieven' }).waitFor();
    expect(await desk.page.getByText(NOTE).count()).toBe(0);
    await tabTo(desk.page, 'Lees het briefje');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText(NOTE).waitFor();
    await tabTo(desk.page, 'Je antwoord');
    await desk.page.keyboard.type(REPLY);
    await tabTo(desk.page, 'Leg het antwoord klaar');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('De bus is leeg.').waitFor();

    // Comes by itself to who has the page open.
    await phone.page.getByRole('heading', { name: 'Er ligt een antwoord' }).waitFor();
    await phone.page.getByText(REPLY).waitFor();
    expect(new URL(phone.page.url()).search).toBe('');

    // And on another device, by the four words.
    const library = await aDevice(city, PHONE);
    await library.open('/terug');
    await library.page.getByLabel('Woord 1').fill(words.join(' '));
    await library.page.getByRole('button', { name: 'Naar binnen' }).press('Enter');
    await library.page.getByRole('link', { name: 'Naar de brievenbus' }).waitFor();
    await tabTo(library.page, 'Naar de brievenbus');
    await library.page.keyboard.press('Enter');
    await library.page.getByText(REPLY).waitFor();
    await library.close();
    await phone.close();
    await desk.close();
  });

  it('a note can be taken out again while nobody opened it', async () => {
    const city = await aCity();
    const phone = await aDevice(city, PHONE);
    await phone.open('/brief');
    await phone.page.getByLabel('Je briefje').fill('Toch maar niet.');
    await tabTo(phone.page, 'Ja, achter mijn vier woorden');
    await phone.page.keyboard.press('ArrowDown');
    await tabTo(phone.page, 'In de bus');
    await phone.page.keyboard.press('Enter');
    await phone.page.getByText('Daar blijft het bij').waitFor();
    await tabTo(phone.page, 'Haal mijn briefje eruit');
    await phone.page.keyboard.press('Enter');
    await phone.page.getByRole('heading', { name: 'Laat een briefje achter' }).waitFor();
    await phone.close();
  });

  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)('has no accessibility findings on a %s', async (_name, size) => {
    const city = await aCity();
    const visitor = await aDevice(city, { ...size, bypassCSP: true });
    const desk = await aDevice(city, { ...size, bypassCSP: true });
    const findings: string[] = [];
    await visitor.open('/');
    findings.push(...(await inEveryTheme(visitor, 'street, closed')));
    await visitor.open('/brief');
    findings.push(...(await inEveryTheme(visitor, 'letterbox')));
    await visitor.page.getByLabel('Je briefje').fill(NOTE);
    await visitor.page.getByRole('button', { name: 'In de bus' }).click();
    await visitor.page.getByRole('list', { name: 'Jouw vier woorden' }).waitFor();
    findings.push(...(await inEveryTheme(visitor, 'letter posted')));
    const { secret } = await city.invitation({ workName: 'Samira' });
    await desk.open(`/team/aanmelden#${secret}`);
    await desk.page.getByRole('button', { name: 'Meld me aan' }).click();
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).waitFor();
    await desk.open('/team/brieven');
    findings.push(...(await inEveryTheme(desk, 'letters, off shift')));
    await desk.open('/team');
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
    await desk.page.getByText('Eén briefje uit de bus').waitFor();
    findings.push(...(await inEveryTheme(desk, 'today, with a letter')));
    await desk.page.getByRole('link', { name: 'Lees' }).click();
    await desk.page.getByRole('button', { name: /Lees het briefje/ }).click();
    await desk.page.getByText(NOTE).waitFor();
    findings.push(...(await inEveryTheme(desk, 'letter in hand')));
    await desk.page.getByLabel('Je antwoord').fill(REPLY);
    await desk.page.getByRole('button', { name: 'Leg het antwoord klaar' }).click();
    await visitor.page.getByText(REPLY).waitFor();
    findings.push(...(await inEveryTheme(visitor, 'letter answered')));
    expect(findings).toEqual([]);
    await visitor.close();
    await desk.close();
  });
});
