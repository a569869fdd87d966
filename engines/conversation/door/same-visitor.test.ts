import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { MINUTE } from '../../../platform/core/time.ts';
import { LIMITS } from '../../../platform/server/limits/limits.ts';
import { aCity } from '../../../platform/testing/a-city.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import {
  answerLetter,
  beginWriting,
  markAnswerRead,
  openLetter,
  postLetter,
  readLetterbox,
} from '../letterbox/letterbox.contract.ts';
import { takeMeasure } from '../moderation/measures.contract.ts';
import { readMyRoom, say } from '../rooms/rooms.contract.ts';
import { enter, readDoor } from './door.contract.ts';
import { changeHandle } from './phrase.contract.ts';

/** Somebody who left a note at the closed door, which then opened. */
async function aWriter() {
  const city = await aCity();
  const mus = city.anyone();
  await mus.must(beginWriting, {});
  const { id } = await mus.must(postLetter, { text: 'Zijn jullie er morgen?', wantsAnswer: true });
  const [samira] = await city.openHouse();
  return { city, mus, samira, letter: id };
}

/** Mus said something, and may not write for a while because of it. */
async function stopped(kind: 'pause' | 'door') {
  const city = await aCity();
  const [samira] = await city.openHouse();
  const mus = city.anyone();
  await mus.must(enter, { handle: 'Mus' });
  const room = (await mus.must(readMyRoom, {})).id;
  const { id: entry } = await mus.must(say, { room, id: randomUUID() as EntryId, text: 'Zeg.' });
  const measure = await samira.must(takeMeasure, {
    ...{ room, entry, kind, minutes: kind === 'pause' ? 5 : null },
    ...{ rule: 1, distance: 'near', reason: 'Dit ging over iemand anders.' },
  });
  return { city, mus, measure };
}

describe('who left a note and then walks in', () => {
  it('is the same visitor inside, and hears there that an answer lies ready', async () => {
    const { mus, samira, letter } = await aWriter();
    const { as, offered } = await mus.must(readDoor, {});
    expect(as).not.toBeNull();
    expect(offered[0]).toBe(as);
    await mus.must(enter, { handle: 'Mus' });
    expect((await mus.must(readLetterbox, {})).letters).toMatchObject([{ id: letter }]);
    expect(await mus.must(readMyRoom, {})).toMatchObject({ hasAnswer: false });
    await samira.must(openLetter, { letter });
    await samira.must(answerLetter, { letter, text: 'Ja, vanaf twee uur.' });
    expect(await mus.must(readMyRoom, {})).toMatchObject({ hasAnswer: true });
    await mus.must(markAnswerRead, { letter });
    expect(await mus.must(readMyRoom, {})).toMatchObject({ hasAnswer: false });
    expect((await mus.must(readDoor, {})).as).toBe('Mus');
  });

  it('is somebody new when they say so, and finds nothing of who sat here before', async () => {
    const { mus } = await aWriter();
    const before = mus.cookieHeader;
    await mus.must(enter, { handle: 'Kauw', asNew: true });
    expect((await mus.must(readLetterbox, {})).letters).toEqual([]);
    // The session of before is over, also for who kept its cookie.
    const kept = await mus.request({
      method: 'GET',
      url: '/api/conversation/room',
      headers: { cookie: before },
    });
    expect(kept.statusCode).toBe(401);
  });

  it('cannot take a name of the house, and then keeps the one they had', async () => {
    const { mus, samira } = await aWriter();
    const { as } = await mus.must(readDoor, {});
    refusedWith(await mus.call(enter, { handle: samira.workName }), 'handleLooksLikeHost');
    expect((await mus.must(readDoor, {})).as).toBe(as);
  });
});

describe('who may not write now', () => {
  it('says nothing by another handle either, inside or at the door, and stays who they are', async () => {
    const { city, mus, measure } = await stopped('pause');
    for (const handle of ['Groetjes', 'Kijk maar'])
      expect(refusedWith(await mus.call(changeHandle, { handle }), 'paused').data).toEqual({
        until: measure.endsAt,
      });
    refusedWith(await mus.call(enter, { handle: 'Groetjes' }), 'paused');
    refusedWith(await mus.call(enter, { handle: 'Groetjes', asNew: true }), 'paused');
    // Reading along goes on: back in under the same name is no other name.
    await mus.must(enter, { handle: 'Mus' });
    expect((await mus.must(readMyRoom, {})).entries.map((entry) => entry.by.name)).toEqual(['Mus']);
    city.wait(5 * MINUTE);
    await mus.must(changeHandle, { handle: 'Kauw' });
  });

  it('keeps the handle they had while the door is shut for them', async () => {
    const { mus } = await stopped('door');
    refusedWith(await mus.call(changeHandle, { handle: 'Groetjes' }), 'doorForTonight');
    expect((await mus.must(readDoor, {})).as).toBe('Mus');
  });
});

describe('another handle', () => {
  it('is taken a few times, inside and at the door together, and then says when again', async () => {
    const city = await aCity();
    await city.openHouse();
    const mus = city.anyone();
    await mus.must(enter, { handle: 'Mus' });
    const { most } = LIMITS.renaming.session;
    for (let at = 1; at < most; at += 1) await mus.must(changeHandle, { handle: `Mus ${'a'.repeat(at)}` });
    await mus.must(enter, { handle: 'Kauw' });
    expect(
      refusedWith(await mus.call(changeHandle, { handle: 'Reiger' }), 'tooMany').data['seconds'],
    ).toBeGreaterThan(0);
    refusedWith(await mus.call(enter, { handle: 'Reiger' }), 'tooMany');
    await mus.must(enter, { handle: 'Kauw' });
    expect((await mus.must(readDoor, {})).as).toBe('Kauw');
  });
});
