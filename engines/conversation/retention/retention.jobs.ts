import { addMs, DAY, HOUR, type Instant } from '../../../platform/core/time.ts';
import { forgetChanges } from '../../../platform/server/city/changes.store.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import {
  forgetCheckIns,
  forgetKeptAnswers,
  forgetReplaced,
  forgetRoomMessages,
  forgetRota,
  forgetTalks,
  forgetVisitors,
  forgetWaits,
} from './retention.store.ts';

/** How long the house keeps things. A city may make these shorter one day, never longer. */
export const KEPT = {
  roomMessages: 30 * DAY,
  talk: 14 * DAY,
  visitor: 24 * HOUR,
  visitorWithWords: 180 * DAY,
  wait: 24 * HOUR,
  keptAnswer: 24 * HOUR,
  settingsChange: 730 * DAY,
  /** Thirteen months: last year's month beside this one. */
  shift: 396 * DAY,
  replaced: 730 * DAY,
} as const;

/** Once an hour is often enough for promises in days. */
const EVERY_MS = HOUR;
const lastAt = new Map<string, Instant>();

/** Makes true what the screens promise about how long things stay. */
export async function keepPromisesOfForgetting(
  { db, clocks }: Pick<Services, 'db' | 'clocks'>,
  city: City,
): Promise<void> {
  const now = clocks.now(city.id);
  const last = lastAt.get(city.id);
  if (last !== undefined && last <= now && now < addMs(last, EVERY_MS)) return;
  lastAt.set(city.id, now);
  const ago = (ms: number) => addMs(now, -ms);
  await db.transaction(city.id, (tx) => forgetRoomMessages(tx, ago(KEPT.roomMessages)));
  await db.transaction(city.id, (tx) => forgetTalks(tx, ago(KEPT.talk)));
  await db.transaction(city.id, (tx) => forgetWaits(tx, ago(KEPT.wait)));
  await db.transaction(city.id, (tx) => forgetVisitors(tx, ago(KEPT.visitor), ago(KEPT.visitorWithWords)));
  await db.transaction(city.id, (tx) => forgetKeptAnswers(tx, ago(KEPT.keptAnswer)));
  await db.transaction(city.id, (tx) => forgetChanges(tx, ago(KEPT.settingsChange)));
  await db.transaction(city.id, (tx) => forgetCheckIns(tx, ago(KEPT.shift)));
  await db.transaction(city.id, (tx) => forgetRota(tx, ago(KEPT.shift)));
  await db.transaction(city.id, (tx) => forgetReplaced(tx, ago(KEPT.replaced)));
}
