import { describe, expect, it } from 'vitest';
import { enter } from '../../../engines/conversation/door/door.contract.ts';
import { aCity } from '../../testing/a-city.ts';
import { atTheDesk, Listener } from '../../testing/listening.ts';
import { LINES_AT_ONCE } from '../limits/limits.ts';

describe('live lines', () => {
  it('are a few per session: one too many is told to come later, and the others go on', async () => {
    const city = await aCity();
    const [host] = await city.openHouse();
    const visitor = city.anyone();
    await visitor.must(enter, { handle: 'Mus' });
    const lines = await Promise.all(
      Array.from({ length: LINES_AT_ONCE + 3 }, () => Listener.open(city, visitor, 'house')),
    );
    const closed = () => lines.filter((line) => line.closedWith !== null);
    await Promise.all(
      lines.map((line) => {
        line.send({ ping: 1 });
        return line.until(() => line.closedWith !== null || line.heard.some((heard) => 'pong' in heard));
      }),
    );
    expect(closed().map((line) => line.closedWith)).toEqual([1013, 1013, 1013]);
    const desk = await atTheDesk(city, host);
    for (const line of [...lines, desk]) line.drop();
  });
});
