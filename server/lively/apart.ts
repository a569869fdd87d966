import { randomUUID } from 'node:crypto';
import { APART } from '../../content/lively/nl.ts';
import {
  agreeToTalk,
  askApart,
  endMyTalk,
  enter,
  leaveWaiting,
  type MyTalk,
  readMyTalk,
  say,
} from '../../engines/conversation/contract.ts';
import type { EntryId } from '../../platform/core/room-log.ts';
import { between, pause, typing } from './pauses.ts';
import { RemotePerson } from './person.ts';

const FIRST_AFTER_MS = 25_000;
const AGAIN_AFTER_MS = 180_000;
const WAITS_MS = 300_000;
const LOOKS_EVERY_MS = 4_000;
/** How long they stay in a talk in which the host says nothing. */
const SILENCE_MS = 600_000;

/** Now and then somebody asks for a talk apart, which the newcomer at the desk can take. Goes on until the house stops. */
export async function askApartNowAndThen(port: number, signal: AbortSignal): Promise<never> {
  await pause(FIRST_AFTER_MS, signal);
  for (;;) {
    await oneTalk(new RemotePerson(port), signal);
    await pause(AGAIN_AFTER_MS, signal);
  }
}

async function oneTalk(visitor: RemotePerson, signal: AbortSignal): Promise<void> {
  if (!(await visitor.call(enter, { handle: APART.handle, room: null }))?.ok) return;
  const line = await visitor.open('house').catch(() => null);
  if (line === null) return;
  try {
    // Refused while too few hosts are there: then another time.
    if (!(await visitor.call(askApart, {}))?.ok) return;
    await pause(typing(APART.firstWord), signal);
    await visitor.call(agreeToTalk, { agrees: true, firstWord: APART.firstWord });
    const until = Date.now() + WAITS_MS;
    for (;;) {
      const talk = await now(visitor);
      if (talk?.state === 'talking') return await talkWith(visitor, signal);
      if (talk !== null && talk.state !== 'waiting') return;
      if (Date.now() > until) {
        await visitor.call(leaveWaiting, {});
        return;
      }
      await pause(LOOKS_EVERY_MS, signal);
    }
  } finally {
    line.close();
  }
}

/** Answers each thing the host says, in order, and then says goodbye. */
async function talkWith(visitor: RemotePerson, signal: AbortSignal): Promise<void> {
  let heard = 0;
  let told = 0;
  let heardAt = Date.now();
  while (Date.now() - heardAt < SILENCE_MS) {
    const talk = await now(visitor);
    if (talk !== null && talk.state !== 'talking') return;
    const fromHost =
      talk?.entries.filter(({ by, text }) => by.kind === 'member' && text !== null).length ?? heard;
    if (talk !== null && fromHost > heard) {
      heard = fromHost;
      heardAt = Date.now();
      const text = APART.lines[told];
      if (text === undefined) break;
      told += 1;
      await pause(typing(text), signal);
      const id = randomUUID() as EntryId;
      await visitor.call(say, { room: talk.room, id, text }, id);
    }
    await pause(between(2_000, LOOKS_EVERY_MS), signal);
  }
  await visitor.call(endMyTalk, {});
}

async function now(visitor: RemotePerson): Promise<MyTalk | null> {
  const read = await visitor.call(readMyTalk, {});
  return read?.ok ? read.answer : null;
}
