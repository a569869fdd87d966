import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/core/time.ts';
import { decideNotice } from './notices.rules.ts';

const NOW = instant('2026-11-25T16:00:00.000Z');

describe('a line on the street', () => {
  it.each([
    ['goes up with an end ahead', '2026-11-25T17:00:00.000Z', 0, null],
    ['not for a moment that is over', '2026-11-25T16:00:00.000Z', 0, 'noticeEndsTooSoon'],
    ['stands two weeks at most', '2026-12-09T16:00:00.000Z', 2, null],
    ['and no longer', '2026-12-09T16:00:00.001Z', 0, 'noticeStandsTooLong'],
    ['not as the fourth', '2026-11-25T17:00:00.000Z', 3, 'tooManyNotices'],
  ])('%s', (_name, until, standing, refused) => {
    expect(decideNotice(instant(until), standing, NOW)?.refused ?? null).toBe(refused);
  });
});
