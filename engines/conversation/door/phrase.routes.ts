import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse, tooMany } from '../../../platform/core/contract.ts';
import type { CityId } from '../../../platform/core/ids.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import { ComeLater, GuessLine } from '../../../platform/server/identity/guess-line.ts';
import { GuessWork } from '../../../platform/server/identity/guess-work.ts';
import {
  beginVisitorSession,
  dropPhrase,
  endVisitorSession,
  findByPhrase,
  hasPhrase,
  saveHandle,
  savePhrase,
  workNames,
} from '../../../platform/server/identity/identity.store.ts';
import { contactDetailIn, NOTHING_MAY_STAND } from '../held/contact-details.rules.ts';
import { stopsNow } from '../moderation/measures.store.ts';
import { doorForTonight, paused } from '../rooms/rooms.contract.ts';
import { goInto, rooms } from '../rooms/rooms.store.ts';
import { handleIsContact, handleLooksLikeHost, handleUnreadable } from './door.contract.ts';
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
  workFirst,
} from './phrase.contract.ts';
import { drawWords, normalPhrase } from './phrase.rules.ts';

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

/** One line of guesses per city, in memory: nothing of a guess is ever written down. */
const lines = new Map<CityId, GuessLine>();

function lineOf(cityId: CityId): GuessLine {
  const line = lines.get(cityId) ?? new GuessLine();
  lines.set(cityId, line);
  return line;
}

const work = new GuessWork();

export const phraseRoutes = [
  route(readMyWords, async ({ by, tx }) => ({ handle: by.handle, hasWords: await hasPhrase(tx, by.id) })),
  freeRoute(drawMyWords, async ({ by, city, network }, { db, phrases, contentFolder }) => {
    for (;;) {
      const words = fourWords(contentFolder);
      const hash = await phrases.hash(city.id, words.join(' '), network);
      if (await db.transaction(city.id, (tx) => savePhrase(tx, by.id, hash))) return { words };
    }
  }),
  route(dropMyWords, async ({ by, tx }) => {
    await dropPhrase(tx, by.id);
    return { dropped: true as const };
  }),
  route(changeHandle, async ({ by, input, tx, take }) => {
    const tooOften = await take('renaming');
    if (tooOften !== null) return tooOften;
    const stop = (await stopsNow(tx, [by.id])).get(by.id);
    if (stop !== undefined)
      return refuse(stop.kind === 'door' ? doorForTonight : paused, { until: stop.until });
    const verdict = judgeHandle(input.handle, await workNames(tx));
    if (verdict === 'looksLikeHost') return refuse(handleLooksLikeHost);
    if (verdict === 'unreadable') return refuse(handleUnreadable);
    if (contactDetailIn(input.handle, NOTHING_MAY_STAND) !== null) return refuse(handleIsContact);
    await saveHandle(tx, by.id, input.handle.trim());
    return { changed: true as const };
  }),
  route(readReturn, async ({ tx }) => ({
    isOpen: [...(await roomStates(tx)).values()].some((room) => room.state === 'open'),
  })),
  freeRoute(comeBack, async ({ by, input, city, network, reply }, { db, hub, phrases }) => {
    const line = lineOf(city.id);
    const guess = [city.id, network, normalPhrase(input.words)];
    const asked = line.workFor(network);
    const done = input.work === null || input.work === 'cannot' ? null : await work.check(input.work, guess);
    if (asked !== null && done === null && input.work !== 'cannot')
      return refuse(workFirst, { challenge: await work.ask(asked, guess) });
    if (asked !== null && done === null) await line.pause(network);
    const attempt = async () => {
      // Right or wrong, the same work: the hash takes its time either way.
      const hash = await phrases.hash(city.id, normalPhrase(input.words), network);
      return db.transaction(city.id, async (tx) => {
        const found = await findByPhrase(tx, hash);
        if (found === null) return null;
        // This browser goes on as somebody else: whoever it was before does not stay signed in without a cookie.
        if (by.role === 'visitor') {
          await endVisitorSession(tx, by.sessionId);
          tx.afterCommit(() => hub.endSession(city.id, by.sessionId));
        }
        const session = await beginVisitorSession(tx, found.id);
        const states = await roomStates(tx);
        const open = (await rooms(tx)).filter((room) => states.get(room.id)?.state === 'open');
        const room = open.find((candidate) => candidate.drawing === 'living') ?? open[0];
        if (room !== undefined) await goInto(tx, { id: found.id, sessionId: session.sessionId }, room.id);
        return { secret: session.secret, isOpen: room !== undefined };
      });
    };
    const back = await (done === 'heavy' ? line.guessWorked(network, attempt) : line.guess(network, attempt));
    if (back instanceof ComeLater) return refuse(tooMany, { seconds: back.seconds });
    if (back === null) return refuse(wordsUnknown);
    reply.startVisit(back.secret);
    return { isOpen: back.isOpen };
  }),
];
