import { describe, expect, it } from 'vitest';
import type { CityId } from '../../core/ids.ts';
import { LIMITS, Limits } from './limits.ts';

const [here, elsewhere] = ['city-1', 'city-2'] as CityId[] as [CityId, CityId];

describe('limits', () => {
  it('let through as many as they say, then tell how many seconds to wait', async () => {
    const limits = new Limits();
    const { most, seconds } = LIMITS.saying.session;
    for (let at = 0; at < most; at += 1)
      expect(await limits.take(here, 'saying', { session: 's' })).toBeNull();
    const refused = await limits.take(here, 'saying', { session: 's' });
    expect(refused?.refused).toBe('tooMany');
    expect(refused?.data['seconds']).toBeGreaterThan(0);
    expect(refused?.data['seconds']).toBeLessThanOrEqual(seconds);
  });

  it('count each session, each city and each kind apart', async () => {
    const limits = new Limits();
    for (let at = 0; at <= LIMITS.saying.session.most; at += 1)
      await limits.take(here, 'saying', { session: 's' });
    expect(await limits.take(here, 'saying', { session: 'other' })).toBeNull();
    expect(await limits.take(elsewhere, 'saying', { session: 's' })).toBeNull();
    expect(await limits.take(here, 'report', { session: 's' })).toBeNull();
  });

  it('look at a network last: who is over their own limit takes nothing from their school', async () => {
    const limits = new Limits();
    const { most } = LIMITS.letter.network;
    for (let at = 0; at < most * 2; at += 1)
      await limits.take(here, 'letter', { session: 'one', network: 'school' });
    expect(await limits.take(here, 'letter', { session: 'other', network: 'school' })).toBeNull();
  });

  it('count no network for longer than an hour', () => {
    for (const limit of Object.values(LIMITS))
      if ('network' in limit) expect(limit.network.seconds).toBeLessThanOrEqual(3600);
  });
});
