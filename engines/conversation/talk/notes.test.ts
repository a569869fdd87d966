import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { type Actor, aCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { enter } from '../door/door.contract.ts';
import { answerAgreement, answerSummary, giveSign, noteInTalk, proposeAgreement } from './notes.contract.ts';
import { agreeToTalk, askApart, claim, endMyTalk, readMyTalk } from './talk.contract.ts';

const entryId = () => randomUUID() as EntryId;

async function inTalk() {
  const city = await aCity();
  const [samira, jonas] = await city.openHouse();
  const noor = city.anyone();
  await noor.must(enter, { handle: 'Noor' });
  const { waiting } = await noor.must(askApart, {});
  await noor.must(agreeToTalk, { agrees: true });
  const { talk } = await samira.must(claim, { waiting });
  return { city, noor, samira, jonas, talk };
}

const entriesOf = async (noor: Actor) => {
  const view = await noor.must(readMyTalk, {});
  return view.state === 'talking' || view.state === 'ended' ? view.entries : [];
};

describe('a small sign in a talk', () => {
  it('reaches the host at once, once, and only while the talk goes on', async () => {
    const { city, noor, samira, talk } = await inTalk();
    const desk = await Listener.open(city, samira, 'desk');
    desk.watch(talk, { entries: [], seq: 0 });
    const first = await noor.must(giveSign, { sign: 'slow', id: entryId() });
    expect(await noor.must(giveSign, { sign: 'slow', id: entryId() })).toEqual(first);
    await noor.must(giveSign, { sign: 'words', id: entryId() });
    await desk.until(() => desk.entries(talk).some((entry) => entry.facts['sign'] === 'words'));
    expect(
      desk
        .entries(talk)
        .filter((entry) => entry.kind === 'sign')
        .map((entry) => entry.facts['sign']),
    ).toEqual(['slow', 'words']);
    await noor.must(endMyTalk, {});
    refusedWith(await noor.call(giveSign, { sign: 'stop', id: entryId() }), 'talkEnded');
    refusedWith(await samira.call(giveSign, { sign: 'stop', id: entryId() }), 'notFound');
    desk.drop();
  });
});

describe('an agreement', () => {
  it('can come from the visitor, be said otherwise by the host, and holds once both said so', async () => {
    const { noor, samira, talk } = await inTalk();
    const { id } = await noor.must(proposeAgreement, { id: entryId(), text: 'Vrijdag bel jij mij.' });
    refusedWith(
      await noor.call(answerSummary, { summary: id, id: entryId(), verdict: 'right' }),
      'noteAnswered',
    );
    await samira.must(answerAgreement, {
      talk,
      agreement: id,
      id: entryId(),
      verdict: 'otherwise',
      text: 'Vrijdag praten we hier verder.',
    });
    refusedWith(
      await samira.call(answerAgreement, { talk, agreement: id, id: entryId(), verdict: 'right' }),
      'noteAnswered',
    );
    const yes = { summary: id, id: entryId(), verdict: 'right' as const };
    const answered = await noor.must(answerSummary, yes);
    // The same press again, after a line that broke: the same answer, not a refusal.
    expect(await noor.must(answerSummary, yes)).toEqual(answered);
    expect((await entriesOf(noor)).map((entry) => [entry.kind, entry.by.kind, entry.text])).toEqual([
      ['hostJoined', 'house', null],
      ['agreement', 'visitor', 'Vrijdag bel jij mij.'],
      ['summaryAnswer', 'member', 'Vrijdag praten we hier verder.'],
      ['summaryAnswer', 'visitor', null],
    ]);
  });

  it('is answered by nobody outside the talk, and never under another note', async () => {
    const { noor, samira, jonas, talk } = await inTalk();
    const { id } = await noor.must(proposeAgreement, { id: entryId(), text: 'Vrijdag.' });
    const answer = { talk, agreement: id, id: entryId(), verdict: 'right' as const };
    refusedWith(await jonas.call(answerAgreement, answer), 'notFound');
    refusedWith(await samira.call(answerAgreement, { ...answer, agreement: entryId() }), 'notFound');
    const summary = await samira.must(noteInTalk, { talk, kind: 'summary', id: entryId(), text: 'Zo.' });
    refusedWith(await samira.call(answerAgreement, { ...answer, agreement: summary.id }), 'noteAnswered');
  });
});
