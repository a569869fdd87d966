import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse, tooMany } from '../../../platform/core/contract.ts';
import type { CityId } from '../../../platform/core/ids.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import {
  beginVisitorSession,
  dropPhrase,
  findByPhrase,
  hasPhrase,
  saveHandle,
  savePhrase,
  workNames,
} from '../../../platform/server/identity/identity.store.ts';
import { goInto, rooms } from '../rooms/rooms.store.ts';
import { handleLooksLikeHost, handleUnreadable } from './door.contract.ts';
import { roomStates } from './door.store.ts';
import { judgeHandle } from './handle.rules.ts';
import {
  changeHandle,
  comeBack,
  drawMyWords,
  dropMyWords,
  readMyWords,
  readReturn,
  wordsUnknown,
} from './phrase.contract.ts';
import { drawWords, type Guesses, missed, NO_GUESSES, normalPhrase, takeTurn } from './phrase.rules.ts';

let list: readonly string[] | null = null;

function wordList(contentFolder: string): readonly string[] {
  list ??= readFileSync(join(contentFolder, 'nl/return-words/words.txt'), 'utf8')
    .split('\n')
    .filter((word) => word !== '');
  return list;
}

/** More numbers than words, since a few may be passed over to keep the draw fair. */
const NUMBERS = 12;

function fourWords(contentFolder: string): string[] {
  for (;;) {
    const words = drawWords(
      wordList(contentFolder),
      Array.from({ length: NUMBERS }, () => randomInt(0, 2 ** 32)),
    );
    if (words !== null) return words;
  }
}

/** Misses per city, in memory: nothing of a guess is ever written down. */
const guesses = new Map<CityId, Guesses>();

export const phraseRoutes = [
  route(readMyWords, async ({ by, tx }) => ({ handle: by.handle, hasWords: await hasPhrase(tx, by.id) })),
  freeRoute(drawMyWords, async ({ by, city }, { db, phrases, contentFolder }) => {
    for (;;) {
      const words = fourWords(contentFolder);
      const hash = await phrases.hash(city.id, words.join(' '));
      if (await db.transaction(city.id, (tx) => savePhrase(tx, by.id, hash))) return { words };
    }
  }),
  route(dropMyWords, async ({ by, tx }) => {
    await dropPhrase(tx, by.id);
    return { dropped: true as const };
  }),
  route(changeHandle, async ({ by, input, tx }) => {
    const verdict = judgeHandle(input.handle, await workNames(tx));
    if (verdict === 'looksLikeHost') return refuse(handleLooksLikeHost);
    if (verdict === 'unreadable') return refuse(handleUnreadable);
    await saveHandle(tx, by.id, input.handle.trim());
    return { changed: true as const };
  }),
  route(readReturn, async ({ tx }) => ({
    isOpen: [...(await roomStates(tx)).values()].some((room) => room.state === 'open'),
  })),
  freeRoute(comeBack, async ({ input, city, reply }, { db, phrases }) => {
    const turn = takeTurn(guesses.get(city.id) ?? NO_GUESSES, Date.now());
    if ('tooManyForSeconds' in turn) return refuse(tooMany, { seconds: turn.tooManyForSeconds });
    guesses.set(city.id, turn.after);
    if (turn.waitMs > 0) await new Promise((resolve) => setTimeout(resolve, turn.waitMs));
    // Right or wrong, the same work: the hash takes its time either way.
    const hash = await phrases.hash(city.id, normalPhrase(input.words));
    const back = await db.transaction(city.id, async (tx) => {
      const found = await findByPhrase(tx, hash);
      if (found === null) return null;
      const session = await beginVisitorSession(tx, found.id);
      const states = await roomStates(tx);
      const open = (await rooms(tx)).filter((room) => states.get(room.id)?.state === 'open');
      const room = open.find((candidate) => candidate.drawing === 'living') ?? open[0];
      if (room !== undefined) await goInto(tx, { id: found.id, sessionId: session.sessionId }, room.id);
      return { secret: session.secret, isOpen: room !== undefined };
    });
    if (back === null) {
      guesses.set(city.id, missed(guesses.get(city.id) ?? NO_GUESSES, Date.now()));
      return refuse(wordsUnknown);
    }
    reply.startVisit(back.secret);
    return { isOpen: back.isOpen };
  }),
];
