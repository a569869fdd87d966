import { describe, expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

/** A reading whose answer comes when we say so, and holds what was true when it began. */
function aReading() {
  let truth = 0;
  const shown: number[] = [];
  const answers: (() => void)[] = [];
  const read = inTurn(async () => {
    const seen = truth;
    await new Promise<void>((resolve) => answers.push(resolve));
    shown.push(seen);
  });
  return {
    read,
    shown,
    change: () => {
      truth += 1;
    },
    answer: async () => {
      answers.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
    asked: () => answers.length,
  };
}

describe('readings in turn', () => {
  it('end with what is true now, however they cross', async () => {
    const { read, shown, change, answer } = aReading();
    const first = read();
    change();
    const second = read();
    await answer();
    await answer();
    await Promise.all([first, second]);
    expect(shown).toEqual([0, 1]);
  });

  it('are one reading more, not one for each who asked', async () => {
    const { read, shown, change, answer, asked } = aReading();
    const all = [read(), read(), read(), read()];
    change();
    await answer();
    expect(asked()).toBe(1);
    await answer();
    await Promise.all(all);
    expect(shown).toEqual([0, 1]);
  });

  it('go on after one that failed', async () => {
    let tries = 0;
    const read = inTurn(async () => {
      tries += 1;
      if (tries === 1) throw new Error('no line');
    });
    const first = read();
    const second = read();
    await expect(first).rejects.toThrow('no line');
    await second;
    await read();
    expect(tries).toBe(3);
  });
});
