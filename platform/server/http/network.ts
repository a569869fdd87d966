import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { DAY } from '../../core/time.ts';

let key = randomBytes(32);
let keyMadeAt = performance.now();

/** Whose network an address belongs to: enough to let networks take turns, useless for finding anybody. A keyed hash of
 *  the prefix (IPv4 /24, IPv6 /56), under a key that lives in memory for a day; neither is ever stored or logged. */
export function networkOf(address: string): string {
  if (performance.now() - keyMadeAt >= DAY) {
    key = randomBytes(32);
    keyMadeAt = performance.now();
  }
  return createHmac('sha256', key).update(prefixOf(address)).digest('base64url').slice(0, 16);
}

export function prefixOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address);
  if (v4 !== null) return v4[1] as string;
  if (!isIPv6(address)) return '';
  const [head = '', tail] = (address.split('%')[0] as string).split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail === undefined || tail === '' ? [] : tail.split(':');
  const all = [
    ...start,
    ...Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0'),
    ...end,
  ];
  const [one = 0, two = 0, three = 0, four = 0] = all.map((group) => Number.parseInt(group, 16));
  return [one, two, three, four & 0xff00].map((group) => group.toString(16)).join(':');
}
