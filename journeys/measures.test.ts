import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { enter } from '../engines/conversation/door/door.contract.ts';
import { takeMeasure } from '../engines/conversation/moderation/measures.contract.ts';
import { readMyRoom, say } from '../engines/conversation/rooms/rooms.contract.ts';
import type { EntryId } from '../platform/core/room-log.ts';
import { type Actor, aCity, type TestCity } from '../platform/testing/a-city.ts';
import { aDevice, DESKTOP, type Device, PHONE, tabTo } from '../platform/testing/browser.ts';
import { inEveryTheme } from '../platform/testing/themes.ts';

const SAID = 'Die van de nieuwbouw moeten in hun eigen straat blijven.';
const REASON = 'De zin gaat over alle mensen van één straat. Dat er geen plaats is, mag er staan.';
const OTHERWISE = 'De speeltuin zit altijd vol. Dat maakt me kwaad.';

async function signIn(city: TestCity, desk: Device, given: { workName: string; role?: 'coordinator' }) {
  const { secret } = await city.invitation(given);
  await desk.open(`/team/aanmelden#${secret}`);
  await desk.page.getByRole('button', { name: 'Meld me aan' }).click();
  await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).waitFor();
}

async function goIn(phone: Device, handle: string): Promise<void> {
  await phone.open('/deur');
  await phone.page.getByRole('textbox').first().fill(handle);
  await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
  await phone.page.getByLabel('Jouw bericht').waitFor();
}

async function talked(city: TestCity): Promise<{ noor: Actor }> {
  const kauw = city.anyone();
  const noor = city.anyone();
  await kauw.must(enter, { handle: 'Kauw' });
  await noor.must(enter, { handle: 'Noordster' });
  const room = (await kauw.must(readMyRoom, {})).id;
  await kauw.must(say, {
    room,
    id: randomUUID() as EntryId,
    text: 'Wij konden vandaag wéér niet op de speeltuin.',
  });
  return { noor };
}

describe('a message that is brought to the hosts', () => {
  it('is covered with the reason, said otherwise by its writer, and looked at again by somebody else', async () => {
    const city = await aCity();
    await city.openHouse();
    const desk = await aDevice(city, DESKTOP);
    const writer = await aDevice(city, PHONE);
    const reporter = await aDevice(city, PHONE);
    await signIn(city, desk, { workName: 'Lotte' });
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
    await desk.page.getByRole('button', { name: 'Stop mijn dienst' }).waitFor();
    await goIn(writer, 'Spreeuw');
    await writer.page.getByLabel('Jouw bericht').fill(SAID);
    await writer.page.getByLabel('Jouw bericht').press('Enter');
    await goIn(reporter, 'Noordster');
    await reporter.page.getByRole('log').getByText(SAID).waitFor();

    // By keyboard: which message, and no reason is asked.
    await tabTo(reporter.page, 'Meld een bericht');
    await reporter.page.keyboard.press('Enter');
    await reporter.page.getByRole('heading', { name: 'Meld een bericht aan wie van dienst is' }).waitFor();
    expect(new URL(reporter.page.url()).pathname).toBe('/melden');
    expect(await reporter.page.title()).toBe('Pagina');
    await reporter.page.getByText(SAID).click();
    await tabTo(reporter.page, 'Meld dit bericht');
    await reporter.page.keyboard.press('Enter');
    await reporter.page.getByRole('heading', { name: 'Het is gemeld' }).waitFor();
    await reporter.page.getByRole('main').getByRole('link', { name: 'Terug naar de kamer' }).click();

    // By itself on the desk; a cover, with what the writer will read beside it.
    await desk.page.getByRole('link', { name: /Kijk naar de melding/ }).click();
    await desk.page.getByRole('heading', { name: /Een melding uit/ }).waitFor();
    expect(await desk.page.getByText('Noordster').count()).toBe(0);
    await desk.page.getByLabel('Bedekken').check();
    await desk.page.getByLabel('Reden, zoals Spreeuw ze leest').fill(REASON);
    await desk.page.getByText('Lotte legde een doek over je bericht.').waitFor();
    await desk.page.getByRole('button', { name: 'Bedek dit bericht' }).click();
    await desk.page.waitForURL('**/team');

    // The one who brought it hears it, alone; for everybody the words are gone and the why stands there.
    await reporter.page.getByText('Lotte legde een doek over het bericht dat je meldde.').waitFor();
    await reporter.page.getByRole('log').getByText(REASON).waitFor();
    expect(await reporter.page.getByText(SAID).count()).toBe(0);
    await reporter.page.getByRole('button', { name: 'Oké, weg ermee' }).click();
    await reporter.page.getByText('Voor jou.').waitFor({ state: 'detached' });

    // The writer reads why, and says it otherwise.
    await writer.page.getByRole('link', { name: 'Waarom, en wat je kunt doen' }).click();
    await writer.page.getByRole('heading', { name: 'Lotte legde een doek over je bericht' }).waitFor();
    await writer.page.getByText(SAID).waitFor();
    await writer.page.getByText(REASON).waitFor();
    await writer.page.getByRole('button', { name: 'Vraag een tweede blik' }).click();
    await writer.page.getByLabel('Hoe bedoelde je het?').fill('Het gaat over de speeltuin.');
    await writer.page.getByRole('button', { name: 'Vraag het' }).click();
    await writer.page.getByRole('heading', { name: 'Je vroeg een tweede blik' }).waitFor();
    await writer.page.getByLabel('Zeg het anders').fill(OTHERWISE);
    await writer.page.getByRole('button', { name: 'Zet dit in de plaats' }).click();
    await writer.page.getByRole('log').getByText(OTHERWISE).waitFor();
    await reporter.page.getByRole('log').getByText(OTHERWISE).waitFor();

    // Whoever decided cannot look again; a coordinator does.
    await desk.page.getByRole('navigation').getByRole('link', { name: 'Tweede blik' }).click();
    await desk.page.getByText('Jij besliste dit mee.').waitFor();
    expect(await desk.page.getByRole('button', { name: 'het blijft' }).count()).toBe(0);
    const lenn = await aDevice(city, DESKTOP);
    await signIn(city, lenn, { workName: 'Lenn', role: 'coordinator' });
    await lenn.page.getByRole('navigation').getByRole('link', { name: 'Tweede blik' }).click();
    await lenn.page.getByRole('button', { name: 'het blijft' }).click();
    await lenn.page.getByLabel('Waarom, voor wie het schreef').fill('De eerste zin ging over mensen.');
    await lenn.page.getByRole('button', { name: 'Geef dit antwoord' }).click();
    await lenn.page.getByText('Er wacht niets.').waitFor();
    await writer.page.getByRole('link', { name: 'Waarom, en wat je kunt doen' }).click();
    await writer.page.getByRole('heading', { name: 'Opnieuw bekeken: het blijft' }).waitFor();
    await writer.page.getByText('De eerste zin ging over mensen.').waitFor();
    for (const device of [desk, writer, reporter, lenn]) await device.close();
  });

  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)('has no accessibility findings on a %s', async (_name, size) => {
    const city = await aCity();
    const [jonas] = await city.openHouse();
    await talked(city);
    const findings: string[] = [];
    const visitor = await aDevice(city, { ...size, bypassCSP: true });
    const desk = await aDevice(city, { ...size, bypassCSP: true });
    await signIn(city, desk, { workName: 'Lotte' });
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
    await desk.page.getByRole('button', { name: 'Stop mijn dienst' }).waitFor();
    await goIn(visitor, 'Spreeuw');
    await visitor.page.getByLabel('Jouw bericht').fill(SAID);
    await visitor.page.getByLabel('Jouw bericht').press('Enter');
    await visitor.page.getByRole('log').getByText(SAID).waitFor();
    await visitor.open('/melden');
    await visitor.page.getByRole('radio').first().check();
    findings.push(...(await inEveryTheme(visitor, 'report')));
    await visitor.page.getByRole('button', { name: 'Meld dit bericht' }).click();
    await visitor.page.getByRole('heading', { name: 'Het is gemeld' }).waitFor();
    await desk.page.getByRole('link', { name: /Kijk naar de melding/ }).waitFor();
    findings.push(...(await inEveryTheme(desk, 'today with a report')));
    await desk.page.getByRole('link', { name: /Kijk naar de melding/ }).click();
    await desk.page.getByLabel('Pauze').check();
    findings.push(...(await inEveryTheme(desk, 'report on the desk')));
    await desk.open('/team/tweede-blik');
    findings.push(...(await inEveryTheme(desk, 'second looks, none')));
    await visitor.open('/uitleg');
    findings.push(...(await inEveryTheme(visitor, 'explained, nothing yet')));
    const mine = city.anyone();
    for (const [name, value] of (await visitor.context.cookies()).map(
      (one) => [one.name, one.value] as const,
    ))
      mine.cookies.set(name, value);
    const view = await mine.must(readMyRoom, {});
    const entry = view.entries.find((one) => one.text === SAID)?.id as EntryId;
    for (const kind of ['cover', 'door'] as const) {
      await jonas.must(takeMeasure, {
        room: view.id,
        entry,
        kind,
        rule: 1,
        distance: 'over',
        reason: REASON,
      });
      if (kind === 'cover') {
        await visitor.open('/binnen');
        await visitor.page.getByText('Alleen jij ziet dit.').waitFor();
        findings.push(...(await inEveryTheme(visitor, 'room with something for me')));
      }
      await visitor.open('/uitleg');
      await visitor.page.getByText(REASON).first().waitFor();
      findings.push(...(await inEveryTheme(visitor, `explained, ${kind}`)));
    }
    await visitor.page.getByRole('button', { name: 'Vraag een tweede blik' }).click();
    await visitor.page.getByRole('button', { name: 'Vraag het' }).click();
    await visitor.page.getByRole('heading', { name: 'Je vroeg een tweede blik' }).waitFor();
    await visitor.page.getByRole('list', { name: 'Jouw vier woorden' }).waitFor();
    findings.push(...(await inEveryTheme(visitor, 'second look asked')));
    await desk.open('/team/tweede-blik');
    await desk.page.getByRole('button', { name: 'het gaat weg' }).click();
    await desk.page.getByRole('button', { name: 'Stel langer voor' }).click();
    findings.push(...(await inEveryTheme(desk, 'second looks')));
    expect(findings).toEqual([]);
    for (const device of [visitor, desk]) await device.close();
  });
});
