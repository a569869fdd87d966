import { describe, expect, it } from 'vitest';
import { DAY } from '../../../platform/core/time.ts';
import { LIMITS } from '../../../platform/server/limits/limits.ts';
import { type Actor, aCity, logLines, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { keysLeft, storedIn } from '../../../platform/testing/stored.ts';
import { checkIn, checkOut, readDesk } from '../desk/desk.contract.ts';
import { comeBack, drawMyWords } from '../door/phrase.contract.ts';
import { readHours, type Slot, setWeek, type Week } from '../hours/hours.contract.ts';
import {
  answerLetter,
  beginWriting,
  type LetterId,
  markAnswerRead,
  openLetter,
  postLetter,
  readLetterbox,
  readLetters,
  takeLetterBack,
} from './letterbox.contract.ts';

const NOTE = 'Ik durf dit thuis niet te vragen: wat als ik niet meer naar school wil?';
const REPLY = 'Goed dat je het vraagt. Kom gerust langs, dan denken we samen na.';

/** A city on a moment of its own, with somebody who stands at its closed door. */
async function aDoor(): Promise<{ city: TestCity; passer: Actor }> {
  const city = await aCity();
  city.setClock('2026-11-24T21:14:00.000Z');
  const passer = city.anyone();
  await passer.must(beginWriting, {});
  return { city, passer };
}

async function aHostOnShift(city: TestCity): Promise<Actor & { workName: string }> {
  const host = await city.member();
  await host.must(checkIn, {});
  return host;
}

async function posted(passer: Actor, wantsAnswer = true, text = NOTE): Promise<LetterId> {
  return (await passer.must(postLetter, { text, wantsAnswer })).id;
}

const lettersLeft = async (city: TestCity) => (await storedIn(city, 'conversation_letter')) !== '';

describe('the letterbox', () => {
  it('takes a letter from who has no account and never came in, and promises an answer', async () => {
    const { passer } = await aDoor();
    const sent = await passer.must(postLetter, { text: NOTE, wantsAnswer: true });
    // No opening hours are known: three days on, at 18:00.
    expect(sent.promisedBy).toBe('2026-11-27T17:00:00.000Z');
    const box = await passer.must(readLetterbox, {});
    expect(box.letters).toMatchObject([{ id: sent.id, text: NOTE, isOpened: false, answer: null }]);
  });

  it('keeps letter and answer sealed in the database', async () => {
    const { city, passer } = await aDoor();
    const id = await posted(passer);
    const host = await aHostOnShift(city);
    await host.must(openLetter, { letter: id });
    await host.must(answerLetter, { letter: id, text: REPLY });
    const raw = await storedIn(city, 'conversation_letter');
    for (const text of [NOTE, REPLY]) {
      expect(raw).not.toContain(text);
      expect(raw).not.toContain(Buffer.from(text).toString('hex'));
    }
    expect(logLines.join()).not.toContain(NOTE.slice(0, 20));
  });

  it('is answered by a host on shift, and the answer reaches who wrote it, live', async () => {
    const { city, passer } = await aDoor();
    const id = await posted(passer);
    const other = city.anyone();
    await other.must(beginWriting, {});
    const listener = await Listener.open(city, passer, 'house');
    const elsewhere = await Listener.open(city, other, 'house');
    const host = await aHostOnShift(city);
    expect((await host.must(readDesk, {})).promised).toEqual({
      letters: 1,
      first: '2026-11-27T17:00:00.000Z',
    });
    await host.must(openLetter, { letter: id });
    expect((await host.must(readLetters, { brief: id })).inHand).toMatchObject({ text: NOTE });
    await host.must(answerLetter, { letter: id, text: REPLY });
    const isAnswer = (heard: object) =>
      'happened' in heard && heard.happened === 'conversation.letterWasAnswered';
    await listener.until(() => listener.heard.some(isAnswer));
    // An answer to this comes after all that was told before it.
    elsewhere.send({ ping: 1 });
    await elsewhere.until(() => elsewhere.heard.some((heard) => 'pong' in heard));
    expect(elsewhere.heard.some(isAnswer)).toBe(false);
    expect((await passer.must(readLetterbox, {})).letters).toMatchObject([
      { answer: { text: REPLY, byName: host.workName } },
    ]);
    expect((await host.must(readLetters, {})).letters).toEqual([]);
    expect((await host.must(readDesk, {})).promised.letters).toBe(0);
    expect((await other.must(readLetterbox, {})).letters).toEqual([]);
    listener.drop();
    elsewhere.drop();
  });

  it('promises the end of the second day on which the house opens, by the hours of the city', async () => {
    const city = await aCity({ isDemo: false });
    city.setClock('2026-11-24T21:14:00.000Z');
    const coordinator = await city.member({ role: 'coordinator' });
    const slot = (from: string, to: string): Slot => ({ from, to, what: 'house', roomId: null });
    // Wednesday once, Thursday twice, nothing else. It is Tuesday night.
    const week: Week = [
      [],
      [],
      [slot('14:00', '21:00')],
      [slot('12:00', '13:00'), slot('16:00', '18:00')],
      [],
      [],
      [],
    ];
    const { today } = await coordinator.must(readHours, {});
    await coordinator.must(setWeek, { validFrom: today, week });
    const passer = city.anyone();
    expect((await passer.must(readLetterbox, {})).promisedBy).toBe('2026-11-26T17:00:00.000Z');
    await passer.must(beginWriting, {});
    const sent = await passer.must(postLetter, { text: NOTE, wantsAnswer: true });
    expect(sent.promisedBy).toBe('2026-11-26T17:00:00.000Z');
  });

  it('lies behind four words: whoever has them reads the answer on another device', async () => {
    const { city, passer } = await aDoor();
    const id = await posted(passer);
    const { words } = await passer.must(drawMyWords, {});
    const host = await aHostOnShift(city);
    await host.must(answerLetter, { letter: id, text: REPLY });
    const elsewhere = city.anyone();
    await elsewhere.must(comeBack, { words: words.join(' ') });
    expect((await elsewhere.must(readLetterbox, {})).letters).toMatchObject([
      { id, answer: { text: REPLY } },
    ]);
  });

  it('is read on shift only: off shift there is no list, no count and no text', async () => {
    const { city, passer } = await aDoor();
    const id = await posted(passer);
    const host = await city.member();
    expect(await host.must(readLetters, { brief: id })).toMatchObject({ letters: [], inHand: null });
    expect((await host.must(readDesk, {})).promised).toEqual({ letters: 0, first: null });
    refusedWith(await host.call(openLetter, { letter: id }), 'notOnShift');
    refusedWith(await host.call(answerLetter, { letter: id, text: REPLY }), 'notOnShift');
    await host.must(checkIn, {});
    await host.must(openLetter, { letter: id });
    expect((await host.must(readLetters, { brief: id })).inHand?.text).toBe(NOTE);
    await host.must(checkOut, {});
    expect((await host.must(readLetters, { brief: id })).inHand).toBeNull();
  });

  it.each(['youngHost', 'guestHost', 'confidant', 'partner', 'operator'] as const)(
    'is not there for a %s',
    async (role) => {
      const { city, passer } = await aDoor();
      const id = await posted(passer);
      const member = await city.member({ role });
      refusedWith(await member.call(readLetters, {}), 'notFound');
      refusedWith(await member.call(openLetter, { letter: id }), 'notFound');
    },
  );

  it('belongs to its city: elsewhere it is not found, by hosts or by visitors', async () => {
    const { passer } = await aDoor();
    const id = await posted(passer);
    const elsewhere = await aDoor();
    const host = await aHostOnShift(elsewhere.city);
    expect((await host.must(readLetters, { brief: id })).letters).toEqual([]);
    refusedWith(await host.call(openLetter, { letter: id }), 'notFound');
    refusedWith(await host.call(answerLetter, { letter: id, text: REPLY }), 'notFound');
    refusedWith(await elsewhere.passer.call(takeLetterBack, { letter: id }), 'notFound');
  });

  it('is nobody else’s to take back or to mark as read', async () => {
    const { city, passer } = await aDoor();
    const id = await posted(passer);
    const other = city.anyone();
    await other.must(beginWriting, {});
    refusedWith(await other.call(takeLetterBack, { letter: id }), 'notFound');
    refusedWith(await other.call(markAnswerRead, { letter: id }), 'notFound');
    refusedWith(await city.anyone().call(postLetter, { text: NOTE, wantsAnswer: true }), 'signInNeeded');
  });

  it('can be taken back until somebody opened it, and is then gone with its key', async () => {
    const { city, passer } = await aDoor();
    const first = await posted(passer);
    expect(await keysLeft(city, 'letter')).toBe(1);
    await passer.must(takeLetterBack, { letter: first });
    expect([await keysLeft(city, 'letter'), await lettersLeft(city)]).toEqual([0, false]);
    const second = await posted(passer);
    const host = await aHostOnShift(city);
    await host.must(openLetter, { letter: second });
    refusedWith(await passer.call(takeLetterBack, { letter: second }), 'letterOpened');
    expect(await keysLeft(city, 'letter')).toBe(1);
  });

  it('takes one new letter a day while one has no answer, also of two posted at once', async () => {
    const { city, passer } = await aDoor();
    const id = await posted(passer);
    const { data } = refusedWith(
      await passer.call(postLetter, { text: 'Nog iets.', wantsAnswer: true }),
      'letterWaits',
    );
    expect(data['from']).toMatch(/^2026-11-25T21:14/);
    city.wait(DAY);
    // Who was away a day has no session any more; the four words bring them back, here a host answers first.
    const host = await aHostOnShift(city);
    await host.must(answerLetter, { letter: id, text: REPLY });
    const again = city.anyone();
    await again.must(beginWriting, {});
    const replies = await Promise.all(
      ['een', 'twee', 'drie'].map((text) => again.call(postLetter, { text, wantsAnswer: false })),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
  });

  it('takes many letters of one network in an hour, and then says how long to wait: not every stranger is one', async () => {
    const city = await aCity();
    city.setClock('2026-11-24T21:14:00.000Z');
    const { most } = LIMITS.letter.network;
    const post = async () => {
      const passer = city.anyone();
      await passer.must(beginWriting, {});
      return passer.call(postLetter, { text: NOTE, wantsAnswer: false });
    };
    for (let at = 0; at < most; at += 1) expect((await post()).ok).toBe(true);
    const { data } = refusedWith(await post(), 'tooMany');
    expect(data['seconds']).toBeLessThanOrEqual(LIMITS.letter.network.seconds);
  });

  it('posts once when the same press arrives twice', async () => {
    const { passer } = await aDoor();
    const key = '6f1d1f4e-53a6-4f0e-9d0a-6a8b5d2f1c10';
    const first = await passer.call(postLetter, { text: NOTE, wantsAnswer: true }, key);
    const second = await passer.call(postLetter, { text: NOTE, wantsAnswer: true }, key);
    expect(second.ok && first.ok && second.answer).toEqual(first.ok && first.answer);
    expect((await passer.must(readLetterbox, {})).letters).toHaveLength(1);
  });

  it('asks nothing of hosts when its writer only wanted to say it', async () => {
    const { city, passer } = await aDoor();
    const id = await posted(passer, false);
    const host = await aHostOnShift(city);
    refusedWith(await host.call(answerLetter, { letter: id, text: REPLY }), 'noAnswerWanted');
    expect((await host.must(readDesk, {})).promised).toEqual({ letters: 1, first: null });
    await host.must(openLetter, { letter: id });
    expect((await host.must(readLetters, {})).letters).toEqual([]);
  });

  it('is answered once', async () => {
    const { city, passer } = await aDoor();
    const id = await posted(passer);
    const [one, two] = [await aHostOnShift(city), await aHostOnShift(city)];
    const replies = await Promise.all(
      [one, two].map((host) => host.call(answerLetter, { letter: id, text: `Van ${host.workName}` })),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    refusedWith(await two.call(answerLetter, { letter: id, text: 'Toch nog iets' }), 'letterAnswered');
  });

  it('forgets letter and answer 30 days after the answer was read: key destroyed, rows gone', async () => {
    const { city, passer } = await aDoor();
    const id = await posted(passer);
    const host = await aHostOnShift(city);
    await host.must(answerLetter, { letter: id, text: REPLY });
    await passer.must(markAnswerRead, { letter: id });
    city.wait(30 * DAY - 60_000);
    await city.keep();
    expect([await keysLeft(city, 'letter'), await lettersLeft(city)]).toEqual([1, true]);
    city.wait(61_000);
    await city.keep();
    expect([await keysLeft(city, 'letter'), await lettersLeft(city)]).toEqual([0, false]);
  });

  it('forgets a letter 90 days after posting, read or not', async () => {
    const { city, passer } = await aDoor();
    await posted(passer);
    city.wait(90 * DAY - 60_000);
    await city.keep();
    expect(await keysLeft(city, 'letter')).toBe(1);
    city.wait(61_000);
    await city.keep();
    expect([await keysLeft(city, 'letter'), await lettersLeft(city)]).toEqual([0, false]);
  });
});
