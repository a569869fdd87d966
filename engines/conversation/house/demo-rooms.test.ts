import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TestCity, theHouse } from '../../../platform/testing/a-city.ts';
import { layOutDemo } from '../../../server/demo.ts';
import { engines } from '../../../server/main.ts';
import { checkIn } from '../desk/desk.contract.ts';
import { enter } from '../door/door.contract.ts';
import { readMyRoom } from '../rooms/rooms.contract.ts';
import { readStreet } from '../street/street.contract.ts';

describe('the invented city', () => {
  it('has a house of five rooms, four of them lit once two hosts are there, with the living room behind the door', async () => {
    const house = await theHouse();
    const slug = `leiestede-${randomBytes(4).toString('hex')}`;
    const host = `${slug}.localhost`;
    const city = new TestCity(
      house,
      await layOutDemo(house, engines, { slug, hosts: [host], isDefault: false }),
      host,
    );
    for (const workName of ['Marthe', 'Tuur']) await (await city.member({ workName })).must(checkIn, {});
    await city.keep();
    const visitor = city.anyone();
    const { rooms } = await visitor.must(readStreet, {});
    expect(rooms.map(({ name, state }) => [name, state])).toEqual([
      ['Stille zolder', 'open'],
      ['Muziekkamer', 'open'],
      ['Gametafel', 'open'],
      ['Leefkamer', 'open'],
      // Two hosts hold four.
      ['Vraag maar', 'closed'],
    ]);
    await visitor.must(enter, { handle: 'Mus' });
    expect((await visitor.must(readMyRoom, {})).name).toBe('Leefkamer');
  });
});
