import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/core/time.ts';
import { noticeOf } from './notice.rules.ts';

const closesAt = instant('2026-11-27T21:00:00.000Z');
const short = { shortSince: instant('2026-11-27T20:59:00.000Z') };
const enough = { shortSince: null };

describe('what a room says about its end', () => {
  it.each([
    ['nothing while none is near', { state: 'open', closesAt: null }, enough, null],
    ['closing time', { state: 'open', closesAt }, enough, 'closingTime'],
    ['that hosts are missing', { state: 'open', closesAt }, short, 'shortOfHosts'],
    ['that it has no host, before anything else', { state: 'withoutHost', closesAt }, short, 'withoutHost'],
    [
      'that it has no host and stays open, where danger holds it',
      { state: 'withoutHost', closesAt: null },
      enough,
      'withoutHost',
    ],
    ['nothing once it is closed', { state: 'closed', closesAt }, short, null],
  ] as const)('is %s', (_, room, door, kind) => {
    const notice = noticeOf(room, door);
    expect(notice?.kind ?? null).toBe(kind);
    if (notice) expect(notice.closesAt).toBe(room.closesAt);
  });
});
