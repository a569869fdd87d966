import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { EntryId, RoomId } from '../../../platform/core/room-log.ts';
import { addMs, DAY, HOUR, MINUTE } from '../../../platform/core/time.ts';
import { type Actor, aCity, type Host, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { keysLeft } from '../../../platform/testing/stored.ts';
import { checkOut, readHostRoom } from '../desk/desk.contract.ts';
import { startShift } from '../desk/shifts.store.ts';
import { enter } from '../door/door.contract.ts';
import { comeBack, drawMyWords } from '../door/phrase.contract.ts';
import { saveClosing } from '../house/house.store.ts';
import { edit, takeBack } from '../rooms/acts.contract.ts';
import { readLog, readMyRoom, say } from '../rooms/rooms.contract.ts';
import { askApart } from '../talk/talk.contract.ts';
import {
  askSecondLook,
  confirmLonger,
  proposeLonger,
  putAway,
  readMyMeasures,
  sayOtherwise,
  takeMeasure,
} from './measures.contract.ts';
import {
  askToLook,
  closeReport,
  readCase,
  readMyReports,
  readReportPage,
  readReports,
  report,
} from './reports.contract.ts';
import { decideSecondLook, readSecondLooks } from './second-look.contract.ts';

const SAID = 'Die van de nieuwbouw moeten in hun eigen straat blijven.';
const OTHERWISE = 'De speeltuin zit altijd vol. Dat maakt me kwaad.';
const REASON = 'De zin gaat over alle mensen van één straat.';

interface House {
  readonly city: TestCity;
  readonly jonas: Host;
  readonly samira: Host;
  readonly mus: Actor;
  readonly noor: Actor;
  readonly room: RoomId;
  readonly entry: EntryId;
}

async function inside(city: TestCity, handle: string): Promise<Actor> {
  const actor = city.anyone();
  await actor.must(enter, { handle });
  return Object.assign(actor, { id: '' });
}

/** An open house with Jonas and Samira at work; Spreeuw said something, and Noor reads it. */
async function aHouse(): Promise<House> {
  const city = await aCity();
  const [jonas, samira] = await city.openHouse();
  const mus = await inside(city, 'Spreeuw');
  const noor = await inside(city, 'Noordster');
  const room = (await mus.must(readMyRoom, {})).id;
  const entry = await says(mus, room, SAID);
  return { city, jonas, samira, mus, noor, room, entry };
}

async function says(actor: Actor, room: RoomId, text: string): Promise<EntryId> {
  return (await actor.must(say, { room, id: randomUUID() as EntryId, text })).id;
}

const measureOf = (
  house: House,
  kind: 'talk' | 'cover' | 'pause' | 'door',
  minutes: number | null = null,
) => ({
  room: house.room,
  entry: house.entry,
  kind,
  rule: 1,
  distance: 'near' as const,
  reason: REASON,
  minutes,
});

/** Everything anybody can read of the room's log, as text. */
async function allOf(actor: Actor, room: RoomId): Promise<string> {
  return JSON.stringify(await actor.must(readLog, { room, after: 0 }));
}

describe('a report', () => {
  it('reaches every host on shift at once by the live line, and nobody else of the team', async () => {
    const house = await aHouse();
    const off = await house.city.member({ workName: 'Bram' });
    const desks = await Promise.all(
      [house.jonas, house.samira, off].map((host) => Listener.open(house.city, host, 'desk')),
    );
    await house.noor.must(report, { room: house.room, entry: house.entry, words: 'Dat doet pijn.' });
    const heard = (listener: Listener | undefined) =>
      listener?.heard.some(
        (message) => 'happened' in message && message.happened === 'conversation.reportsChanged',
      );
    await Promise.all(desks.slice(0, 2).map((desk) => desk.until(() => heard(desk))));
    expect(heard(desks[2])).toBe(false);
    expect((await house.samira.must(readReports, {})).reports).toMatchObject([{ roomName: 'Leefkamer' }]);
    expect((await off.must(readReports, {})).reports).toEqual([]);
    for (const desk of desks) desk.drop();
  });

  it('about a host goes another road, and one about oneself or another city is not there', async () => {
    const house = await aHouse();
    const hosts = await says(house.jonas, house.room, 'Dag allemaal.');
    refusedWith(await house.noor.call(report, { room: house.room, entry: hosts }), 'aboutHost');
    refusedWith(await house.mus.call(report, { room: house.room, entry: house.entry }), 'notFound');
    const other = await aHouse();
    refusedWith(await other.noor.call(report, { room: house.room, entry: house.entry }), 'notFound');
    refusedWith(await other.noor.call(report, { room: other.room, entry: house.entry }), 'notFound');
    refusedWith(
      await house.noor.call(report, { room: house.room, entry: house.entry, words: 'a'.repeat(1001) }),
      'invalidInput',
    );
    expect((await house.noor.must(readReportPage, {})).messages).toMatchObject([{ text: SAID }]);
  });

  it('brought twice is one, also with another key', async () => {
    const { noor, samira, room, entry } = await aHouse();
    const first = await noor.must(report, { room, entry });
    expect(await noor.must(report, { room, entry })).toEqual(first);
    expect((await samira.must(readReports, {})).reports).toHaveLength(1);
  });

  it('is shown to a host with what stood around it, and never says who brought it', async () => {
    const house = await aHouse();
    await says(house.noor, house.room, 'ik woon in de nieuwbouw');
    const { report: id } = await house.noor.must(report, { room: house.room, entry: house.entry });
    const seen = await house.jonas.must(readCase, { melding: id });
    expect(seen.messages.map((message) => [message.name, message.text, message.isTarget])).toEqual([
      ['Spreeuw', SAID, true],
      ['Noordster', 'ik woon in de nieuwbouw', false],
    ]);
    expect(seen).toMatchObject({
      handle: 'Spreeuw',
      mayDecide: true,
      colleagues: [{ workName: house.samira.workName }],
      secondLook: { name: house.samira.workName },
    });
    await house.jonas.must(takeMeasure, { ...measureOf(house, 'cover'), report: id });
    for (const told of [await house.mus.must(readMyMeasures, {}), await house.mus.must(readMyRoom, {})]) {
      const { entries: _, ...rest } = told as { entries?: unknown };
      expect(JSON.stringify(rest)).not.toContain('Noordster');
    }
  });

  it('is answered to the one who brought it, in words, and put away by them', async () => {
    const { noor, mus, jonas, samira, room, entry } = await aHouse();
    const { report: id } = await noor.must(report, { room, entry });
    await jonas.must(closeReport, { how: 'nothing', report: id, why: 'Dit mag gezegd worden.' });
    expect((await noor.must(readMyReports, {})).reports).toMatchObject([
      {
        text: SAID,
        outcome: { kind: 'nothing', byName: jonas.workName, why: 'Dit mag gezegd worden.' },
      },
    ]);
    expect((await noor.must(readMyRoom, {})).toldMe).toBe(true);
    expect((await mus.must(readMyRoom, {})).toldMe).toBe(false);
    refusedWith(await samira.call(closeReport, { how: 'answered', report: id }), 'reportHandled');
    refusedWith(await mus.call(putAway, { report: id }), 'notFound');
    await noor.must(putAway, { report: id });
    expect((await noor.must(readMyRoom, {})).toldMe).toBe(false);
  });

  it('rings by name for a colleague who is asked to look along', async () => {
    const { noor, jonas, samira, room, entry } = await aHouse();
    const { report: id } = await noor.must(report, { room, entry });
    await jonas.must(askToLook, { report: id, colleague: samira.id as never });
    expect((await samira.must(readReports, {})).reports).toMatchObject([{ asksMe: jonas.workName }]);
    refusedWith(await jonas.call(askToLook, { report: id, colleague: jonas.id as never }), 'notFound');
  });
});

describe('a measure', () => {
  it('is decided by workers on shift: a young host looks and asks, and who is off shift does neither', async () => {
    const house = await aHouse();
    const young = await house.city.member({ role: 'youngHost', workName: 'Kim' });
    const off = await house.city.member({ workName: 'Bram' });
    refusedWith(await young.call(takeMeasure, measureOf(house, 'cover')), 'notOnShift');
    await house.city.house.services.db.transaction(house.city.city.id, (tx) =>
      startShift(tx, young.id as MemberId, addMs(tx.now, HOUR), {
        shiftId: null,
        day: null,
        countsAtDoor: true,
      }),
    );
    refusedWith(await young.call(takeMeasure, measureOf(house, 'cover')), 'onlyWorkers');
    refusedWith(await off.call(takeMeasure, measureOf(house, 'cover')), 'notOnShift');
    refusedWith(await house.noor.call(takeMeasure, measureOf(house, 'cover')), 'notFound');
    expect(await young.must(readCase, { kamer: house.room, bericht: house.entry })).toMatchObject({
      mayDecide: false,
    });
    await house.jonas.must(takeMeasure, measureOf(house, 'cover'));
  });

  it('covers for everybody: who, which rule and why stand there, the words nowhere any more', async () => {
    const house = await aHouse();
    const phone = await Listener.open(house.city, house.noor, 'house');
    const snapshot = await house.noor.must(readMyRoom, {});
    phone.watch(house.room, snapshot);
    await house.jonas.must(takeMeasure, measureOf(house, 'cover'));
    await phone.until(() => phone.entries(house.room).some((entry) => entry.gone === 'covered'));
    const fresh = await house.noor.must(readMyRoom, {});
    expect(fresh.entries).toEqual(phone.entries(house.room));
    expect(fresh.entries).toMatchObject([
      {
        text: null,
        gone: 'covered',
        facts: { cover: { by: house.jonas.workName, rule: 1, reason: REASON } },
      },
    ]);
    for (const reader of [house.noor, house.mus, house.samira])
      expect(await allOf(reader, house.room)).not.toContain('nieuwbouw');
    expect(JSON.stringify(await house.samira.must(readHostRoom, { kamer: house.room }))).not.toContain(
      'nieuwbouw',
    );
    expect((await house.mus.must(readMyMeasures, {})).measures).toMatchObject([
      {
        kind: 'cover',
        text: SAID,
        reason: REASON,
        distance: 'near',
        rule: { number: 1 },
        isRunning: true,
        by: { workName: house.jonas.workName },
        canAsk: { name: house.samira.workName },
      },
    ]);
    expect((await house.noor.must(readMyMeasures, {})).measures).toEqual([]);
    phone.drop();
  });

  it('is lifted by the writer who says it otherwise; once, and only by that writer', async () => {
    const house = await aHouse();
    const { measure } = await house.jonas.must(takeMeasure, measureOf(house, 'cover'));
    const id = randomUUID() as EntryId;
    refusedWith(await house.noor.call(sayOtherwise, { measure, id, text: OTHERWISE }), 'notFound');
    refusedWith(
      await house.mus.call(sayOtherwise, { measure, id, text: 'Bel me op 0470 12 34 56' }),
      'detailsInside',
    );
    const phone = await Listener.open(house.city, house.noor, 'house');
    phone.watch(house.room, await house.noor.must(readMyRoom, {}));
    const said = await house.mus.must(sayOtherwise, { measure, id, text: OTHERWISE });
    expect(await house.mus.must(sayOtherwise, { measure, id, text: OTHERWISE })).toEqual(said);
    await phone.until(() => phone.entries(house.room).some((entry) => entry.text === OTHERWISE));
    const fresh = await house.noor.must(readMyRoom, {});
    expect(fresh.entries).toEqual(phone.entries(house.room));
    expect(fresh.entries).toMatchObject([{ id: house.entry, text: OTHERWISE, gone: null }]);
    refusedWith(
      await house.mus.call(sayOtherwise, { measure, id: randomUUID() as EntryId, text: 'nog eens' }),
      'measureOver',
    );
    // Covered again, these words leave the log too.
    const { editedAt } = await house.samira.must(readCase, { kamer: house.room, bericht: house.entry });
    await house.samira.must(takeMeasure, { ...measureOf(house, 'cover'), editedAt });
    expect(await allOf(house.noor, house.room)).not.toContain('speeltuin');
    phone.drop();
  });

  it('is not said otherwise while the door is shut, and the call names every refusal it can give', async () => {
    const house = await aHouse();
    const { measure } = await house.jonas.must(takeMeasure, measureOf(house, 'cover'));
    await house.jonas.must(takeMeasure, measureOf(house, 'door'));
    const id = randomUUID() as EntryId;
    refusedWith(await house.mus.call(sayOtherwise, { measure, id, text: OTHERWISE }), 'doorForTonight');
    expect(sayOtherwise.refuses.map((kind) => kind.code)).toEqual(
      expect.arrayContaining(['doorForTonight', 'talkEnded', 'roomClosed', 'paused']),
    );
  });

  it('pauses under the lock: reading goes on, writing waits until its end and then goes on by itself', async () => {
    const house = await aHouse();
    const { endsAt } = await house.jonas.must(takeMeasure, measureOf(house, 'pause', 5));
    const refused = refusedWith(
      await house.mus.call(say, { room: house.room, id: randomUUID() as EntryId, text: 'toch' }),
      'paused',
    );
    expect(refused.data).toEqual({ until: endsAt });
    expect((await house.mus.must(readMyRoom, {})).entries).toHaveLength(1);
    await says(house.noor, house.room, 'ik mag wel');
    // Talking apart is never stopped: it is what may help now.
    await house.mus.must(askApart, {});
    house.city.wait(5 * MINUTE);
    await says(house.mus, house.room, 'daar ben ik weer');
  });

  it('lets nothing slip in beside it: of sayings sent at once, none stands after the pause was decided', async () => {
    const house = await aHouse();
    const [taken, ...sayings] = await Promise.all([
      house.jonas.call(takeMeasure, measureOf(house, 'pause', 30)),
      // As many at once as the limit on one visit lets through.
      ...Array.from({ length: 8 }, (_, at) =>
        house.mus.call(say, { room: house.room, id: randomUUID() as EntryId, text: `vlug ${at}` }),
      ),
    ]);
    expect(taken.ok).toBe(true);
    for (const reply of sayings) if (!reply.ok) expect(reply.refusal.refused).toBe('paused');
    refusedWith(
      await house.mus.call(say, { room: house.room, id: randomUUID() as EntryId, text: 'na' }),
      'paused',
    );
    refusedWith(await house.samira.call(takeMeasure, measureOf(house, 'pause', 30)), 'measureRuns');
  });

  it('shuts the door for tonight: out of the rooms and their live line, with the why, until its end', async () => {
    const house = await aHouse();
    const phone = await Listener.open(house.city, house.mus, 'house');
    phone.watch(house.room, await house.mus.must(readMyRoom, {}));
    await house.jonas.must(takeMeasure, measureOf(house, 'door'));
    await phone.until(() =>
      phone.heard.some((message) => 'reload' in message && message.reload === house.room),
    );
    await says(house.noor, house.room, 'niet meer voor jou');
    phone.watch(house.room, { entries: [], seq: 0 });
    await phone.until(
      () =>
        phone.heard.filter((message) => 'reload' in message && message.reload === house.room).length === 2,
    );
    expect(phone.entries(house.room)).toEqual([]);
    refusedWith(await house.mus.call(readMyRoom, {}), 'doorForTonight');
    refusedWith(await house.mus.call(enter, { handle: 'Iemand anders' }), 'doorForTonight');
    refusedWith(await house.mus.call(readLog, { room: house.room, after: 0 }), 'notFound');
    const page = await house.mus.request({ method: 'GET', url: '/binnen' });
    expect(page.headers.location).toBe('/uitleg');
    const told = await house.mus.must(readMyMeasures, {});
    expect(told.door).not.toBeNull();
    expect(told.help.length).toBeGreaterThan(0);
    await house.noor.must(readMyRoom, {});
    house.city.wait(4 * HOUR + MINUTE);
    await house.city.keep();
    expect((await house.mus.must(readMyMeasures, {})).door).toBeNull();
    phone.drop();
  });

  it('lasts the evening too when it is laid down in the minute that a host is missing', async () => {
    const house = await aHouse();
    await house.samira.must(checkOut, {});
    expect((await house.noor.must(readMyRoom, {})).notice).not.toBeNull();
    const late = addMs(house.city.now(), 3 * HOUR);
    const pause = await house.jonas.must(takeMeasure, measureOf(house, 'pause'));
    const door = await house.jonas.must(takeMeasure, measureOf(house, 'door'));
    for (const { endsAt } of [pause, door]) expect(endsAt !== null && endsAt > late).toBe(true);
  });

  it('keeps a door shut longer only by two people, with a reason and an end', async () => {
    const house = await aHouse();
    const { measure } = await house.jonas.must(takeMeasure, measureOf(house, 'door'));
    const longer = { measure, days: 7, reason: 'We willen eerst samen praten.' };
    refusedWith(await house.jonas.call(proposeLonger, { ...longer, days: 31 }), 'longerTooLong');
    await house.jonas.must(proposeLonger, longer);
    refusedWith(await house.jonas.call(confirmLonger, { measure }), 'longerByAnother');
    expect((await house.samira.must(readSecondLooks, {})).doors).toMatchObject([
      { proposed: { reason: longer.reason, isMine: false } },
    ]);
    await house.samira.must(confirmLonger, { measure });
    refusedWith(await house.samira.call(confirmLonger, { measure }), 'measureOver');
    expect((await house.mus.must(readMyMeasures, {})).measures).toMatchObject([
      { longer: { reason: longer.reason, byName: house.jonas.workName, alsoBy: house.samira.workName } },
    ]);
    // Both had a hand in it: neither looks a second time.
    await house.mus.must(askSecondLook, { measure });
    const [look] = (await house.samira.must(readSecondLooks, {})).looks;
    for (const one of [house.jonas, house.samira])
      refusedWith(
        await one.call(decideSecondLook, { look: look?.id as never, outcome: 'stays', reason: 'Zo.' }),
        'lookByAnother',
      );
  });

  it('does nothing twice with the same key, and nothing about a message of another city', async () => {
    const house = await aHouse();
    const key = randomUUID();
    const first = await house.jonas.call(takeMeasure, measureOf(house, 'talk'), key);
    const again = await house.jonas.call(takeMeasure, measureOf(house, 'talk'), key);
    expect(first.ok && again.ok && again.answer).toEqual(first.ok && first.answer);
    expect((await house.mus.must(readMyMeasures, {})).measures).toHaveLength(1);
    expect((await house.noor.must(readMyRoom, {})).entries).toMatchObject([{ text: SAID }]);
    const other = await aHouse();
    refusedWith(await other.jonas.call(takeMeasure, measureOf(house, 'cover')), 'notFound');
    refusedWith(
      await house.jonas.call(takeMeasure, { ...measureOf(house, 'cover'), rule: 9 }),
      'ruleUnknown',
    );
    refusedWith(
      await house.jonas.call(takeMeasure, { ...measureOf(house, 'cover'), reason: 'a'.repeat(1001) }),
      'invalidInput',
    );
  });
});

describe('a second look', () => {
  it('is decided by somebody else, brings the words back, and waits behind the four words', async () => {
    const house = await aHouse();
    const { words } = await house.mus.must(drawMyWords, {});
    const { measure } = await house.jonas.must(takeMeasure, measureOf(house, 'cover'));
    const { answerBy } = await house.mus.must(askSecondLook, { measure, words: 'Ik bedoelde de speeltuin.' });
    expect(Date.parse(answerBy) - Date.parse(house.city.now())).toBeGreaterThan(6.9 * DAY);
    refusedWith(await house.mus.call(askSecondLook, { measure }), 'alreadyLooked');
    const [look] = (await house.jonas.must(readSecondLooks, {})).looks;
    expect(look).toMatchObject({ isMine: true, words: 'Ik bedoelde de speeltuin.', text: SAID });
    const decision = {
      look: look?.id as never,
      outcome: 'lifted' as const,
      reason: 'Het ging over een plek.',
    };
    refusedWith(await house.jonas.call(decideSecondLook, decision), 'lookByAnother');
    await house.samira.must(decideSecondLook, decision);
    refusedWith(await house.samira.call(decideSecondLook, decision), 'lookAnswered');
    expect((await house.noor.must(readMyRoom, {})).entries).toMatchObject([
      { id: house.entry, text: SAID, gone: null, editedAt: null, facts: {} },
    ]);
    const back = house.city.anyone();
    await back.must(comeBack, { words: words.join(' ') });
    expect((await back.must(readMyRoom, {})).toldMe).toBe(true);
    expect((await back.must(readMyMeasures, {})).measures).toMatchObject([
      {
        endedBy: 'secondLook',
        secondLook: {
          outcome: { is: 'lifted', reason: 'Het ging over een plek.', byName: house.samira.workName },
        },
      },
    ]);
    expect((await house.samira.must(readSecondLooks, {})).looks).toEqual([]);
  });

  it('ends a pause at once, and leaves what stays as it was', async () => {
    const house = await aHouse();
    const pause = await house.jonas.must(takeMeasure, measureOf(house, 'pause', 60));
    await house.mus.must(askSecondLook, { measure: pause.measure });
    const [look] = (await house.samira.must(readSecondLooks, {})).looks;
    await house.samira.must(decideSecondLook, {
      look: look?.id as never,
      outcome: 'lifted',
      reason: 'Vijf minuten was genoeg.',
    });
    await says(house.mus, house.room, 'dank je');
  });

  it('lies ready for a coordinator first, and stands on top once its day has passed', async () => {
    const house = await aHouse();
    const lenn = await house.city.member({ role: 'coordinator', workName: 'Lenn' });
    const { measure } = await house.jonas.must(takeMeasure, measureOf(house, 'talk'));
    await house.mus.must(askSecondLook, { measure });
    expect((await lenn.must(readSecondLooks, {})).looks).toMatchObject([
      { lookerName: 'Lenn', isForMe: true, isLate: false },
    ]);
    house.city.wait(8 * DAY);
    const later = await house.city.member({ role: 'coordinator', workName: 'Later' });
    expect((await later.must(readSecondLooks, {})).looks).toMatchObject([{ isLate: true }]);
    expect((await later.must(readReports, {})).secondLooks).toEqual({ waiting: 1, late: 1 });
  });
});

describe('a second look at a door that was kept shut longer', () => {
  const longer = { days: 7, reason: 'We willen eerst samen praten.' };
  const decision = { outcome: 'stays' as const, reason: 'Zo laten.' };

  /** A door that Jonas shut, and a second look that was asked before anybody spoke of longer. */
  async function aDoor() {
    const house = await aHouse();
    const bram = await house.city.member({ workName: 'Bram' });
    const ines = await house.city.member({ workName: 'Ines' });
    const { measure } = await house.jonas.must(takeMeasure, measureOf(house, 'door'));
    await house.mus.must(askSecondLook, { measure });
    const [look] = (await house.samira.must(readSecondLooks, {})).looks;
    return { ...house, bram, ines, measure, look: look?.id as never };
  }

  it('is not decided by who came to have a hand in it after it was asked', async () => {
    const { samira, bram, ines, measure, look } = await aDoor();
    await samira.must(proposeLonger, { measure, ...longer });
    await bram.must(confirmLonger, { measure });
    for (const one of [samira, bram]) {
      expect((await one.must(readSecondLooks, {})).looks).toMatchObject([{ isMine: true, isForMe: false }]);
      expect((await one.must(readReports, {})).secondLooks).toEqual({ waiting: 0, late: 0 });
      refusedWith(await one.call(decideSecondLook, { look, ...decision }), 'lookByAnother');
    }
    expect((await ines.must(readSecondLooks, {})).looks).toMatchObject([{ isMine: false, isForMe: true }]);
    await ines.must(decideSecondLook, { look, ...decision });
  });

  it('leaves the two names and their reason in place: nothing new is proposed while it runs', async () => {
    const { mus, samira, bram, ines, measure } = await aDoor();
    await samira.must(proposeLonger, { measure, ...longer });
    await bram.must(confirmLonger, { measure });
    refusedWith(await ines.call(proposeLonger, { measure, days: 14, reason: 'Nog langer.' }), 'longerRuns');
    expect((await mus.must(readMyMeasures, {})).measures).toMatchObject([
      { longer: { reason: longer.reason, byName: samira.workName, alsoBy: 'Bram' } },
    ]);
  });

  it('can be asked once more, when it became longer after it stayed', async () => {
    const { mus, samira, bram, ines, measure, look } = await aDoor();
    await ines.must(decideSecondLook, { look, ...decision });
    refusedWith(await mus.call(askSecondLook, { measure }), 'alreadyLooked');
    await samira.must(proposeLonger, { measure, ...longer });
    await bram.must(confirmLonger, { measure });
    expect((await mus.must(readMyMeasures, {})).measures).toMatchObject([
      { secondLook: { outcome: { is: 'stays' } }, canAsk: { name: 'Ines' } },
    ]);
    await mus.must(askSecondLook, { measure });
    refusedWith(await mus.call(askSecondLook, { measure }), 'alreadyLooked');
    expect((await mus.must(readMyMeasures, {})).measures).toMatchObject([
      { secondLook: { outcome: null }, canAsk: null },
    ]);
    const [again] = (await ines.must(readSecondLooks, {})).looks;
    await ines.must(decideSecondLook, { look: again?.id as never, outcome: 'lifted', reason: 'Te lang.' });
    expect((await mus.must(readMyMeasures, {})).measures).toMatchObject([
      { isRunning: false, secondLook: { outcome: { is: 'lifted' } }, canAsk: null },
    ]);
  });
});

describe('a second look that nobody may answer', () => {
  /** A visitor's session ends with the day; what was told waits behind their four words. */
  async function withWords() {
    const house = await aHouse();
    const { words } = await house.mus.must(drawMyWords, {});
    const told = async () => {
      const back = house.city.anyone();
      await back.must(comeBack, { words: words.join(' ') });
      return (await back.must(readMyMeasures, {})).measures;
    };
    return { ...house, told };
  }

  it('says so before it is asked, and ends in favour of who asked it, in words', async () => {
    const house = await withWords();
    const { measure } = await house.jonas.must(takeMeasure, measureOf(house, 'door'));
    await house.jonas.must(proposeLonger, { measure, days: 30, reason: 'We praten eerst.' });
    await house.samira.must(confirmLonger, { measure });
    expect((await house.mus.must(readMyMeasures, {})).measures).toMatchObject([
      { canAsk: { name: null, lapsesAt: expect.any(String) } },
    ]);
    await house.mus.must(askSecondLook, { measure });
    house.city.wait(8 * DAY);
    await house.city.keep();
    expect(await house.told()).toMatchObject([{ isRunning: true }]);
    house.city.wait(3 * DAY);
    await house.city.keep();
    expect(await house.told()).toMatchObject([
      {
        isRunning: false,
        endedBy: 'secondLook',
        isLeft: false,
        secondLook: { outcome: { is: 'lifted', reason: null, byName: null } },
      },
    ]);
    house.city.wait(183 * DAY);
    await house.city.keep();
    expect(await keysLeft(house.city, 'measure')).toBe(0);
  });

  it('waits on where somebody may: a late one stands first and is not decided by waiting', async () => {
    const house = await withWords();
    const { measure } = await house.jonas.must(takeMeasure, measureOf(house, 'talk'));
    await house.mus.must(askSecondLook, { measure });
    house.city.wait(12 * DAY);
    await house.city.keep();
    expect(await house.told()).toMatchObject([{ secondLook: { outcome: null } }]);
  });
});

describe('words that changed', () => {
  const NOW_SAID = 'Ik vind de speeltuin te vol.';

  it('after they were brought: the measure is about what was brought, and puts back what stood there', async () => {
    const house = await aHouse();
    const { report: id } = await house.noor.must(report, { room: house.room, entry: house.entry });
    await house.mus.must(edit, {
      room: house.room,
      id: randomUUID() as EntryId,
      target: house.entry,
      text: NOW_SAID,
    });
    const seen = await house.jonas.must(readCase, { melding: id });
    expect(seen.messages).toMatchObject([{ text: SAID, textNow: NOW_SAID }]);
    const { measure } = await house.jonas.must(takeMeasure, {
      ...measureOf(house, 'cover'),
      report: id,
      editedAt: seen.editedAt,
    });
    expect((await house.mus.must(readMyMeasures, {})).measures).toMatchObject([{ text: SAID }]);
    await house.mus.must(askSecondLook, { measure });
    const [look] = (await house.samira.must(readSecondLooks, {})).looks;
    expect(look).toMatchObject({ text: SAID });
    await house.samira.must(decideSecondLook, {
      look: look?.id as never,
      outcome: 'lifted',
      reason: 'Het was al veranderd.',
    });
    expect((await house.noor.must(readMyRoom, {})).entries).toMatchObject([
      { id: house.entry, text: NOW_SAID, gone: null },
    ]);
  });

  it('after the page was read: the host looks again first', async () => {
    const house = await aHouse();
    const seen = await house.jonas.must(readCase, { kamer: house.room, bericht: house.entry });
    expect(seen).toMatchObject({ editedAt: null, messages: [{ text: SAID, textNow: null }] });
    await house.mus.must(edit, {
      room: house.room,
      id: randomUUID() as EntryId,
      target: house.entry,
      text: NOW_SAID,
    });
    refusedWith(await house.jonas.call(takeMeasure, measureOf(house, 'cover')), 'wordsChanged');
    const { editedAt } = await house.jonas.must(readCase, { kamer: house.room, bericht: house.entry });
    await house.jonas.must(takeMeasure, { ...measureOf(house, 'cover'), editedAt });
  });

  it('or were taken back are no longer read by who brought them', async () => {
    const house = await aHouse();
    await house.noor.must(report, { room: house.room, entry: house.entry });
    expect((await house.noor.must(readMyReports, {})).reports).toMatchObject([{ text: SAID }]);
    await house.mus.must(takeBack, { room: house.room, id: randomUUID() as EntryId, target: house.entry });
    const { reports } = await house.noor.must(readMyReports, {});
    expect(reports).toMatchObject([{ text: null }]);
    expect(Number.isNaN(Date.parse(reports[0]?.saidAt ?? ''))).toBe(false);
    expect(JSON.stringify(await house.noor.must(readMyMeasures, {}))).not.toContain('nieuwbouw');
  });
});

describe('a room that closed for good', () => {
  async function aClosedRoom() {
    const house = await aHouse();
    const { report: id } = await house.noor.must(report, { room: house.room, entry: house.entry });
    await house.city.house.services.db.transaction(house.city.city.id, (tx) =>
      saveClosing(tx, house.room, house.jonas.id as MemberId, 'We verhuizen.'),
    );
    return { ...house, id };
  }

  it('leaves what was brought from it to be read and answered', async () => {
    const { jonas, samira, noor, id } = await aClosedRoom();
    expect((await jonas.must(readReports, {})).reports).toMatchObject([{ id }]);
    expect(await jonas.must(readCase, { melding: id })).toMatchObject({
      isRoomGone: true,
      isOpen: true,
      messages: [{ text: SAID }],
    });
    await jonas.must(closeReport, { how: 'nothing', report: id, why: 'De kamer is weg.' });
    expect((await samira.must(readReports, {})).reports).toEqual([]);
    expect((await noor.must(readMyReports, {})).reports).toMatchObject([{ outcome: { kind: 'nothing' } }]);
  });

  it('has nothing left to cover, and a door is shut for tonight as ever', async () => {
    const house = await aClosedRoom();
    refusedWith(
      await house.jonas.call(takeMeasure, { ...measureOf(house, 'cover'), report: house.id }),
      'roomGone',
    );
    await house.jonas.must(takeMeasure, { ...measureOf(house, 'door'), report: house.id });
    expect((await house.samira.must(readReports, {})).reports).toEqual([]);
  });
});

describe('bringing one message after the other', () => {
  it('waits a moment after ten', async () => {
    const house = await aHouse();
    const gaai = await inside(house.city, 'Gaai');
    const said: EntryId[] = [];
    for (const who of [house.mus, gaai])
      for (let at = 0; at < 6; at++) said.push(await says(who, house.room, `bericht ${at}`));
    for (const entry of said.slice(0, 10)) await house.noor.must(report, { room: house.room, entry });
    const { data } = refusedWith(
      await house.noor.call(report, { room: house.room, entry: said[10] as EntryId }),
      'tooMany',
    );
    expect(data['seconds']).toBeLessThanOrEqual(600);
    // Again about the same one is the same report, and counts for nothing.
    expect((await house.noor.call(report, { room: house.room, entry: said[0] as EntryId })).ok).toBe(true);
  });
});

describe('what is kept of it', () => {
  it('goes after six months with its keys, and not while a second look waits', async () => {
    const house = await aHouse();
    const { report: id } = await house.noor.must(report, { room: house.room, entry: house.entry });
    const { measure } = await house.jonas.must(takeMeasure, { ...measureOf(house, 'cover'), report: id });
    await house.jonas.must(takeMeasure, measureOf(house, 'pause'));
    await house.mus.must(askSecondLook, { measure });
    house.city.wait(182 * DAY);
    await house.city.keep();
    expect([await keysLeft(house.city, 'report'), await keysLeft(house.city, 'measure')]).toEqual([1, 2]);
    house.city.wait(2 * DAY);
    await house.city.keep();
    expect([await keysLeft(house.city, 'report'), await keysLeft(house.city, 'measure')]).toEqual([0, 1]);
    const lenn = await house.city.member({ role: 'coordinator', workName: 'Lenn' });
    const [look] = (await lenn.must(readSecondLooks, {})).looks;
    expect(look).toMatchObject({ text: SAID, isLate: true });
    await lenn.must(decideSecondLook, { look: look?.id as never, outcome: 'stays', reason: 'Zo laten.' });
    await house.city.keep();
    expect(await keysLeft(house.city, 'measure')).toBe(0);
  });

  it('is not readable on the disk: neither what was said, nor why, nor the words beside it', async () => {
    const house = await aHouse();
    await house.noor.must(report, { room: house.room, entry: house.entry, words: 'Dat doet pijn.' });
    const { measure } = await house.jonas.must(takeMeasure, measureOf(house, 'cover'));
    await house.mus.must(askSecondLook, { measure, words: 'Ik bedoelde de speeltuin.' });
    const stored = await house.city.house.services.db.transaction(house.city.city.id, (tx) =>
      tx.one(
        z.object({ all: z.string() }),
        sql`select concat((select string_agg(encode(copy || coalesce(words, ''), 'escape') || r::text, '') from conversation_report r where city_id = ${tx.cityId}),
          (select string_agg(encode(copy || reason, 'escape') || m::text, '') from conversation_measure m where city_id = ${tx.cityId}),
          (select string_agg(encode(words, 'escape') || s::text, '') from conversation_second_look s where city_id = ${tx.cityId})) as all`,
      ),
    );
    expect(stored?.all.length).toBeGreaterThan(500);
    for (const said of ['nieuwbouw', 'pijn', 'speeltuin', 'alle mensen'])
      expect(stored?.all).not.toContain(said);
  });

  it('holds in the table itself that who decided never decides the second look', async () => {
    const house = await aHouse();
    const { measure } = await house.jonas.must(takeMeasure, measureOf(house, 'talk'));
    await house.mus.must(askSecondLook, { measure });
    await expect(
      house.city.house.services.db.transaction(house.city.city.id, (tx) =>
        tx.run(
          sql`update conversation_second_look set decided_by = ${house.jonas.id} where city_id = ${tx.cityId}`,
        ),
      ),
    ).rejects.toThrow(/check constraint/);
  });
});
