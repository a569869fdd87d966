import { describe, expect, it } from 'vitest';
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
import { readMyRoom } from '../rooms/rooms.contract.ts';
import { enter, readDoor } from './door.contract.ts';

/** Somebody who left a note at the closed door, which then opened. */
async function aWriter() {
  const city = await aCity();
  const mus = city.anyone();
  await mus.must(beginWriting, {});
  const { id } = await mus.must(postLetter, { text: 'Zijn jullie er morgen?', wantsAnswer: true });
  const [samira] = await city.openHouse();
  return { city, mus, samira, letter: id };
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
