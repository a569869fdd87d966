import { describe, expect, it } from 'vitest';
import { HOUR } from '../../core/time.ts';
import { FairLine } from './fair-line.ts';
import { ComeLater, FREE_MISSES, GuessLine, PLACES, SLOW_MS, type Ticking } from './guess-line.ts';

/** A clock that stands still until it is turned. */
class TurnedClock implements Ticking {
  #now = 0;
  #alarms: { at: number; work: () => void }[] = [];
  now = () => this.#now;
  later = (ms: number, work: () => void) => void this.#alarms.push({ at: this.#now + ms, work });

  /** Turns on to each alarm in order, and lets what it starts come to rest. */
  async turn(ms: number): Promise<void> {
    const until = this.#now + ms;
    await rest();
    for (;;) {
      const next = this.#alarms.filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== next);
      this.#now = next.at;
      next.work();
      await rest();
    }
    this.#now = until;
  }
}

const rest = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A city's line, and somebody who guesses wrong from each network asked for. */
function aLine() {
  const clock = new TurnedClock();
  const line = new GuessLine(clock);
  const triedAt: number[] = [];
  const wrong = (network: string) =>
    line.guess(network, async () => {
      triedAt.push(clock.now());
      return null;
    });
  const right = async (network: string) => {
    const found = await line.guess(network, async () => ({ at: clock.now() }));
    if (found === null) throw new Error('The owner is never nobody.');
    return found;
  };
  return { clock, line, triedAt, wrong, right };
}

describe('guessing at four words', () => {
  it('costs nobody a wait while few have missed', async () => {
    const { wrong, triedAt, right } = aLine();
    for (let miss = 0; miss < FREE_MISSES - 1; miss += 1) await wrong('elsewhere');
    expect(triedAt).toEqual(Array.from({ length: FREE_MISSES - 1 }, () => 0));
    expect(await right('home')).toEqual({ at: 0 });
  });

  it('is slow for many sent at once too: what is being tried counts as a miss until it is none', async () => {
    const { clock, wrong, triedAt } = aLine();
    const sent = Array.from({ length: 1_000 }, () => wrong('flood'));
    await clock.turn(0);
    expect(triedAt).toHaveLength(FREE_MISSES);
    await clock.turn(60_000);
    const answers = await Promise.all(sent);
    expect(answers.filter((answer) => answer instanceof ComeLater)).toHaveLength(
      1_000 - FREE_MISSES - PLACES,
    );
    const slow = triedAt.slice(FREE_MISSES);
    for (const [at, moment] of slow.entries())
      if (at > 0) expect(moment - (slow[at - 1] as number)).toBeGreaterThanOrEqual(SLOW_MS);
  });

  it('lets the owner in within two turns, however hard another network guesses', async () => {
    const { clock, wrong, right } = aLine();
    const flood = async () => {
      for (let second = 0; second < 60; second += 1) {
        for (let guess = 0; guess < 50; guess += 1) void wrong('flood');
        await clock.turn(SLOW_MS);
      }
    };
    const flooding = flood();
    await clock.turn(5 * SLOW_MS);
    const asked = clock.now();
    const found = await right('home');
    expect(found).not.toBeInstanceOf(ComeLater);
    expect((found as { at: number }).at - asked).toBeLessThanOrEqual(2 * SLOW_MS);
    await flooding;
  });

  it('lets the owner in within the length of the line when as many networks guess as it has places', async () => {
    const { clock, wrong, right } = aLine();
    for (let second = 0; second < 5; second += 1) {
      for (let network = 0; network < PLACES; network += 1)
        for (let guess = 0; guess < 3; guess += 1) void wrong(`flood ${network}`);
      await clock.turn(SLOW_MS);
    }
    const asked = clock.now();
    const found = right('home');
    await clock.turn(PLACES * SLOW_MS);
    expect(await found).not.toBeInstanceOf(ComeLater);
    expect(((await found) as { at: number }).at - asked).toBeLessThanOrEqual(PLACES * SLOW_MS);
  });

  it('is forgotten after an hour', async () => {
    const { clock, wrong, triedAt } = aLine();
    for (let miss = 0; miss < FREE_MISSES; miss += 1) await wrong('home');
    await clock.turn(HOUR);
    triedAt.length = 0;
    await Promise.all([wrong('home'), wrong('home'), wrong('home')]);
    expect(triedAt).toEqual([HOUR, HOUR, HOUR]);
  });

  it('is no miss when the database was away, and stops nobody after it', async () => {
    const { line, right } = aLine();
    for (let time = 0; time < 3 * FREE_MISSES; time += 1)
      await expect(line.guess('home', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await right('home')).toEqual({ at: 0 });
  });
});

describe('a line in which networks take turns', () => {
  const all = (line: FairLine<string>) => Array.from({ length: line.length }, () => line.take()).join(' ');

  it('takes one of each network before the second of any', () => {
    const line = new FairLine<string>(9);
    for (const [from, item] of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'].map((item) => [item.charAt(0), item]))
      line.join(from as string, item as string);
    expect(all(line)).toBe('a1 b1 c1 a2 b2 a3');
  });

  it('does not put back who waits for those who come later and have never been served', () => {
    const line = new FairLine<string>(9);
    line.join('a', 'a1');
    line.join('a', 'a2');
    line.take();
    for (const from of ['b', 'c', 'd']) line.join(from, `${from}1`);
    expect(line.take()).toBe('a2');
  });

  it('when full, asks the network with most places to make room, and nobody who takes less', () => {
    const line = new FairLine<string>(3);
    for (const item of ['a1', 'a2', 'b1']) line.join(item.charAt(0), item);
    expect(line.join('a', 'a3')).toBe('a3');
    expect(line.join('c', 'c1')).toBe('a2');
    expect(line.join('d', 'd1')).toBe('d1');
    expect(line.join('d', 'd1', (from) => (from === 'b' ? 9 : 0))).toBe('b1');
    expect(all(line)).toBe('a1 c1 d1');
  });
});
