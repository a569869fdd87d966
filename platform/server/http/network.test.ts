import { describe, expect, it } from 'vitest';
import { networkOf, prefixOf } from './network.ts';

describe('whose network an address belongs to', () => {
  it.each([
    ['192.0.2.7', '192.0.2'],
    ['::ffff:192.0.2.7', '192.0.2'],
    ['2001:db8:aaaa:bb01::1', '2001:db8:aaaa:bb00'],
    ['2001:db8:aaaa:bbff:1:2:3:4', '2001:db8:aaaa:bb00'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['no address', ''],
  ])('is the beginning of it: %s', (address, prefix) => {
    expect(prefixOf(address)).toBe(prefix);
  });

  it('is the same for a whole network and another for the next, and tells nothing of the address', () => {
    expect(networkOf('192.0.2.7')).toBe(networkOf('192.0.2.200'));
    expect(networkOf('192.0.2.7')).not.toBe(networkOf('192.0.3.7'));
    expect(networkOf('192.0.2.7')).not.toContain('192');
  });
});
