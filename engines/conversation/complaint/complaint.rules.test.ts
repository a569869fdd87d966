import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/core/time.ts';
import { answerBy, overBefore } from './complaint.rules.ts';

describe('the promise on a complaint', () => {
  it.each([
    ['2026-11-24T21:14:00.000Z', '2026-12-01T21:14:00.000Z'],
    ['2026-12-28T09:00:00.000Z', '2027-01-04T09:00:00.000Z'],
    // The night with one hour more: seven days stay 168 hours, so the promise is never longer than said.
    ['2026-10-24T22:30:00.000Z', '2026-10-31T22:30:00.000Z'],
  ])('is an answer within seven days: sent %s, answered by %s', (sent, by) => {
    expect(answerBy(instant(sent))).toBe(by);
  });

  it('lets go twelve months after the answer', () => {
    expect(overBefore(instant('2027-11-24T12:00:00.000Z'))).toBe('2026-11-24T12:00:00.000Z');
  });
});
