import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { addMs, HOUR } from '../../../platform/core/time.ts';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { checkOut } from '../desk/desk.contract.ts';
import { startShift } from '../desk/shifts.store.ts';
import { enter } from '../door/door.contract.ts';
import { readLog, say } from '../rooms/rooms.contract.ts';
import { answerSummary, noteInTalk } from './notes.contract.ts';
import {
  agreeToTalk,
  askApart,
  claim,
  endMyTalk,
  endTalk,
  joinTalk,
  keepTalkLonger,
  leaveTalk,
  leaveWaiting,
  readHostTalk,
  readMyTalk,
  readTalks,
  wishFor,
} from './talk.contract.ts';
import { backInLine, talksNow } from './talk.store.ts';

type Host = Actor & { workName: string };
const entryId = () => randomUUID() as EntryId;

async function openHouse(): Promise<{ city: TestCity; samira: Host; jonas: Host; noor: Actor }> {
  const city = await aCity();
  const [samira, jonas] = (await city.openHouse()) as [Host, Host];
  return { city, samira, jonas, noor: await visitor(city, 'Noor') };
}

async function visitor(city: TestCity, handle: string): Promise<Actor> {
  const actor = city.anyone();
  await actor.must(enter, { handle });
  return actor;
}

/** Asked, agreed and claimed: the talk is going on. */
async function inTalk(firstWord = '') {
  const house = await openHouse();
  const { waiting } = await house.noor.must(askApart, {});
  await house.noor.must(agreeToTalk, { agrees: true, firstWord });
  const { talk } = await house.samira.must(claim, { waiting });
  return { ...house, talk };
}

const textsOf = async (actor: Actor) => {
  const view = await actor.must(readMyTalk, {});
  return view.state === 'talking' || view.state === 'ended'
    ? view.entries.filter((entry) => entry.text !== null).map((entry) => entry.text)
    : [];
};

describe('asking for a talk apart', () => {
  it('is for a visitor alone: no adult can start one', async () => {
    const { city, samira } = await openHouse();
    refusedWith(await samira.call(askApart, {}), 'notFound');
    refusedWith(await city.anyone().call(askApart, {}), 'signInNeeded');
  });

  it('puts them in the line with an honest wait, and survives a reload', async () => {
    const { noor } = await openHouse();
    await noor.must(askApart, {});
    const view = await noor.must(readMyTalk, {});
    expect(view).toMatchObject({
      state: 'waiting',
      before: 0,
      wait: { fromMin: 0, toMin: 5 },
      hasAgreed: false,
    });
    expect(await noor.must(readMyTalk, {})).toEqual(view);
    refusedWith(await noor.call(askApart, {}), 'alreadyAsked');
  });

  it('shows hosts a handle and a time, and never a word before the claim', async () => {
    const { noor, samira } = await openHouse();
    await noor.must(askApart, {});
    await noor.must(agreeToTalk, { agrees: true, firstWord: 'het gaat over thuis' });
    const desk = await samira.must(readTalks, {});
    expect(desk.waiting).toMatchObject([{ handle: 'Noor', hasAgreed: true }]);
    expect(JSON.stringify(desk)).not.toContain('thuis');
  });

  it('begins only after the visitor said that who-sees-what is fine', async () => {
    const { noor, samira } = await openHouse();
    const { waiting } = await noor.must(askApart, {});
    refusedWith(await samira.call(claim, { waiting }), 'notAgreedYet');
    await noor.must(agreeToTalk, { agrees: true, firstWord: 'hoi' });
    await samira.must(claim, { waiting });
    expect(await textsOf(noor)).toEqual(['hoi']);
  });

  it('can wish for one host by work name, and change that', async () => {
    const { noor, samira, jonas } = await openHouse();
    await noor.must(askApart, { wishes: jonas.id });
    expect(await noor.must(readMyTalk, {})).toMatchObject({ wishes: { workName: jonas.workName } });
    await noor.must(wishFor, { wishes: samira.id });
    expect((await samira.must(readTalks, {})).waiting).toMatchObject([
      { wishes: { workName: samira.workName } },
    ]);
    refusedWith(await noor.call(wishFor, { wishes: randomUUID() }), 'hostUnknown');
  });

  it('can be taken back; nothing of it stays but a count', async () => {
    const { noor, samira } = await openHouse();
    await noor.must(askApart, {});
    await noor.must(agreeToTalk, { agrees: true, firstWord: 'toch niet' });
    await noor.must(leaveWaiting, {});
    expect(await noor.must(readMyTalk, {})).toMatchObject({ state: 'none', canAsk: true });
    expect((await samira.must(readTalks, {})).waiting).toEqual([]);
  });

  it('is refused while the house is short of hosts', async () => {
    const { city, noor, samira, jonas } = await openHouse();
    await samira.must(checkOut, {});
    await jonas.must(checkOut, {});
    city.wait(61_000);
    await city.keep();
    refusedWith(await noor.call(askApart, {}), 'noTalksNow');
  });
});

describe('a claim', () => {
  it('is won by one of two hosts, and the other is told who', async () => {
    const { noor, samira, jonas } = await openHouse();
    const { waiting } = await noor.must(askApart, {});
    await noor.must(agreeToTalk, { agrees: true });
    const replies = await Promise.all([samira.call(claim, { waiting }), jonas.call(claim, { waiting })]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    const lost = replies.find((reply) => !reply.ok);
    if (lost !== undefined)
      expect(refusedWith(lost, 'alreadyClaimed').data['by']).toBe(
        replies[0]?.ok ? samira.workName : jonas.workName,
      );
  });

  it('of a host who never comes gives the visitor their place back', async () => {
    const { city, noor, samira } = await openHouse();
    const other = await visitor(city, 'Kauw');
    const { waiting } = await noor.must(askApart, {});
    await noor.must(agreeToTalk, { agrees: true });
    await samira.must(claim, { waiting });
    await other.must(askApart, {});
    city.wait(3 * 60_000);
    await city.keep();
    // The house itself closed on nobody at the desk in this test's three minutes; the line says so too.
    expect((await noor.must(readMyTalk, {})).state).not.toBe('talking');
  });

  it('says the first word once, however many hosts claim after each other', async () => {
    const { city, noor, samira, jonas } = await openHouse();
    const { waiting } = await noor.must(askApart, {});
    await noor.must(agreeToTalk, { agrees: true, firstWord: 'het gaat over thuis' });
    await samira.must(claim, { waiting });
    // Her desk fell silent before she said a word: the visitor has their place back.
    await city.house.services.db.transaction(city.city.id, async (tx) => {
      for (const talk of await talksNow(tx)) await backInLine(tx, talk);
    });
    await jonas.must(claim, { waiting });
    expect(await textsOf(noor)).toEqual(['het gaat over thuis']);
  });

  it('is for workers: a young host or a guest neither takes one, nor steps in, nor is offered', async () => {
    const { city, noor, samira } = await openHouse();
    const young = await city.member({ role: 'youngHost', workName: 'Ines' });
    await city.house.services.db.transaction(city.city.id, (tx) =>
      startShift(tx, young.id as MemberId, addMs(tx.now, HOUR), {
        shiftId: null,
        day: null,
        countsAtDoor: true,
      }),
    );
    const { waiting } = await noor.must(askApart, {});
    const view = await noor.must(readMyTalk, {});
    expect(JSON.stringify(view)).not.toContain('Ines');
    refusedWith(await noor.call(wishFor, { wishes: young.id }), 'hostUnknown');
    await noor.must(agreeToTalk, { agrees: true, firstWord: '' });
    refusedWith(await young.call(claim, { waiting }), 'notFound');
    const { talk } = await samira.must(claim, { waiting });
    refusedWith(await young.call(joinTalk, { talk }), 'notFound');
    refusedWith(await young.call(readTalks, {}), 'notFound');
  });

  it('takes nobody who is in a talk already', async () => {
    const { city, samira } = await inTalk();
    const other = await visitor(city, 'Kauw');
    const { waiting } = await other.must(askApart, {});
    await other.must(agreeToTalk, { agrees: true });
    refusedWith(await samira.call(claim, { waiting }), 'alreadyInTalk');
  });
});

describe('a talk apart', () => {
  it('is read by the two in it, and by nobody else of the house', async () => {
    const { city, noor, samira, jonas, talk } = await inTalk();
    await noor.must(say, { room: talk, id: entryId(), text: 'alleen voor jou' });
    await samira.must(say, { room: talk, id: entryId(), text: 'ik luister' });
    expect(await textsOf(noor)).toEqual(['alleen voor jou', 'ik luister']);
    const coordinator = await city.member({ role: 'coordinator' });
    const other = await visitor(city, 'Kauw');
    for (const outsider of [jonas, coordinator]) {
      refusedWith(await outsider.call(readHostTalk, { gesprek: talk }), 'notFound');
      refusedWith(await outsider.call(say, { room: talk, id: entryId(), text: 'hoi' }), 'notFound');
    }
    for (const outsider of [jonas, coordinator, other])
      refusedWith(await outsider.call(readLog, { room: talk, after: 0 }), 'notFound');
    const listener = await Listener.open(city, jonas, 'desk');
    listener.watch(talk, { entries: [], seq: 0 });
    await listener.until(() =>
      listener.heard.some((message) => 'reload' in message && message.reload === talk),
    );
    listener.drop();
  });

  it('reaches both by the live line, also what the house writes in it', async () => {
    const { city, noor, samira, jonas, talk } = await inTalk();
    const phone = await Listener.open(city, noor, 'house');
    phone.watch(talk, { entries: [], seq: 0 });
    await samira.must(say, { room: talk, id: entryId(), text: 'ik luister' });
    await phone.until(() => phone.entries(talk).some((entry) => entry.text === 'ik luister'));
    await jonas.must(joinTalk, { talk });
    await phone.until(() =>
      phone
        .entries(talk)
        .some((entry) => entry.kind === 'hostJoined' && entry.facts['name'] === jonas.workName),
    );
    expect(phone.wrong).toEqual([]);
    phone.drop();
  });

  it('shows a second host from the moment they step in until they leave', async () => {
    const { noor, jonas, samira, talk } = await inTalk();
    await jonas.must(joinTalk, { talk });
    expect(await noor.must(readMyTalk, {})).toMatchObject({
      hosts: [
        { workName: samira.workName, isFirst: true },
        { workName: jonas.workName, isFirst: false },
      ],
    });
    expect(await jonas.must(readHostTalk, { gesprek: talk })).toMatchObject({ handle: 'Noor' });
    await jonas.must(leaveTalk, { talk });
    expect(await noor.must(readMyTalk, {})).toMatchObject({ hosts: [{ workName: samira.workName }] });
    refusedWith(await jonas.call(readHostTalk, { gesprek: talk }), 'notFound');
  });

  it('carries a summary that the visitor can say right, and an agreement both see', async () => {
    const { noor, samira, talk } = await inTalk();
    const summary = await samira.must(noteInTalk, {
      talk,
      kind: 'summary',
      id: entryId(),
      text: 'Je wilt met rust gelaten worden.',
    });
    await noor.must(answerSummary, {
      summary: summary.id,
      id: entryId(),
      verdict: 'otherwise',
      text: 'Niet met rust gelaten: wel gevraagd worden.',
    });
    await samira.must(noteInTalk, {
      talk,
      kind: 'agreement',
      id: entryId(),
      text: 'Vrijdag praten we verder.',
    });
    const view = await noor.must(readMyTalk, {});
    expect(view.state === 'talking' && view.entries.map((entry) => [entry.kind, entry.target])).toEqual([
      ['hostJoined', null],
      ['summary', null],
      ['summaryAnswer', summary.id],
      ['agreement', null],
    ]);
  });

  it.each(['visitor', 'host'] as const)('ends when the %s ends it, and takes nothing more in', async (by) => {
    const { noor, samira, talk } = await inTalk();
    await noor.must(say, { room: talk, id: entryId(), text: 'dank je' });
    if (by === 'visitor') await noor.must(endMyTalk, {});
    else await samira.must(endTalk, { talk });
    expect(await noor.must(readMyTalk, {})).toMatchObject({ state: 'ended', endedBy: by });
    expect(await textsOf(noor)).toEqual(['dank je']);
    refusedWith(await noor.call(say, { room: talk, id: entryId(), text: 'nog iets' }), 'talkEnded');
    refusedWith(await samira.call(say, { room: talk, id: entryId(), text: 'nog iets' }), 'talkEnded');
    expect((await samira.must(readTalks, {})).toLog).toMatchObject([{ id: talk, handle: 'Noor' }]);
  });

  it('leaves a free host for the next: a talk not logged yet never blocks one', async () => {
    const { city, samira, talk } = await inTalk();
    await samira.must(endTalk, { talk });
    const other = await visitor(city, 'Kauw');
    const { waiting } = await other.must(askApart, {});
    await other.must(agreeToTalk, { agrees: true });
    await samira.must(claim, { waiting });
  });

  it('is kept fourteen days for the visitor, and no longer', async () => {
    const { city, noor, samira, talk } = await inTalk();
    await samira.must(endTalk, { talk });
    const view = await noor.must(readMyTalk, {});
    expect(view.state === 'ended' && Date.parse(view.keptUntil) - Date.parse(city.now())).toBeGreaterThan(
      13.9 * 86_400_000,
    );
    const { until } = await noor.must(keepTalkLonger, {});
    expect(Date.parse(until) - Date.parse(city.now())).toBeGreaterThan(360 * 86_400_000);
    refusedWith(await samira.call(keepTalkLonger, {}), 'notFound');
  });
});
