import { randomInt, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { enter } from '../../../engines/conversation/door/door.contract.ts';
import { readLog, readMyRoom, say } from '../../../engines/conversation/rooms/rooms.contract.ts';
import type { EntryId } from '../../core/room-log.ts';
import { aCity } from '../../testing/a-city.ts';
import { BREAKS, Breaker } from '../../testing/breaker.ts';
import { browserAround, Tab } from '../../testing/tab.ts';

const CUTS = 300;
const TABS = 6;
/** So often, what lies in between lets sockets through, or no longer. */
const TURN_AFTER = 30;
/** One in so many breaks is silent: it takes a tab half a minute to be sure. */
const SILENT_ONE_IN = 20;

/** The same choices for the same seed: mulberry32. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(() => void vi.unstubAllGlobals());

describe('a line that breaks', () => {
  it(`${CUTS} times, at random moments and in every way, leaves every reader with the log as it stands`, {
    timeout: 500_000,
  }, async ({ annotate }) => {
    const seed = Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31));
    await annotate(`TEST_SEED=${seed} makes the same choices again`);
    console.info(`TEST_SEED=${seed}`);
    const chance = chanceOf(seed);
    const city = await aCity();
    const [host] = await city.openHouse();
    const visitor = city.anyone();
    await visitor.must(enter, { handle: 'Reiger' });
    const { id: room, entries, seq } = await visitor.must(readMyRoom, {});
    const breaker = await Breaker.before(city);
    const browser = browserAround({ host: city.host, port: breaker.port, cookie: visitor.cookieHeader });
    const tabs = await Promise.all(Array.from({ length: TABS }, () => Tab.open(room, { entries, seq })));

    let isWriting = true;
    const writing = (async () => {
      for (let at = 0; isWriting; at += 1) {
        await host.must(say, { room, id: randomUUID() as EntryId, text: `bericht ${at}` });
        await pause(chance(120));
      }
    })();
    for (let cut = 0; cut < CUTS; cut += 1) {
      if (cut % TURN_AFTER === 0) breaker.sockets = (cut / TURN_AFTER) % 2 === 0 ? 'through' : 'refused';
      while (breaker.live < TABS / 2) await pause(10);
      const how = chance(SILENT_ONE_IN) === 0 ? 'silent' : BREAKS[chance(3)];
      breaker.breakOne(chance(breaker.live), how ?? 'both');
      // As a phone that finds its network again: who waits to try again does so at once.
      if (chance(4) === 0) browser.wakeUp();
      await pause(chance(150));
      // The first wrong thing is the one to look at.
      expect(tabs.flatMap((tab) => tab.wrong)).toEqual([]);
    }
    isWriting = false;
    await writing;
    await vi.waitUntil(
      async () => {
        const { seq: last } = await visitor.must(readMyRoom, {});
        return tabs.every((tab) => tab.log.seq === last);
      },
      { timeout: 120_000, interval: 250 },
    );
    for (const tab of tabs) tab.close();

    const stands = [...entries];
    for (;;) {
      const page = await visitor.must(readLog, { room, after: stands.at(-1)?.seq ?? 0 });
      if ('reload' in page) throw new Error('reload');
      if (page.entries.length === 0) break;
      stands.push(...page.entries);
    }
    expect(stands.map((entry) => entry.seq)).toEqual(stands.map((_, at) => at + 1));
    for (const tab of tabs) {
      expect(tab.wrong).toEqual([]);
      expect(tab.log.entries).toEqual(stands);
      // It was there, and gone, and there again.
      expect(tab.openings).toBeGreaterThan(10);
    }
    await breaker.close();
  });
});
