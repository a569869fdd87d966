import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/server/house.ts';
import { engines } from '../../server/main.ts';
import { areas } from './areas.ts';
import { shoot, taken } from './camera.ts';
import { aStillHouse, Evening } from './evening.ts';

let house: House;
beforeAll(async () => {
  house = await aStillHouse();
});
afterAll(async () => {
  await house?.close();
});

describe('pictures', () => {
  it.each(Object.entries(areas))('of %s', async (name, area) => {
    const evening = await Evening.begin(house, name);
    await area(evening, shoot);
    await evening.end();
  });

  it('are there of every page of the house', () => {
    const pages = engines.flatMap((engine) => engine.pages).map((page) => page.path);
    expect(pages.filter((path) => !taken.addresses.has(path))).toEqual([]);
  });
});
