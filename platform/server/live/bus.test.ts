import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { theHouse } from '../../testing/a-city.ts';
import { connectNats } from './nats-connection.ts';

const loaded = () =>
  Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('@nats-io'));

it('a house of one node never meets the package of the bus', async () => {
  await theHouse();
  expect(loaded()).toEqual([]);
  // And this is how it would be seen.
  await expect(connectNats('nats://127.0.0.1:1')).rejects.toThrow();
  expect(loaded()).not.toEqual([]);
});
