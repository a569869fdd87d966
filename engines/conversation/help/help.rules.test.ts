import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../platform/core/time.ts';
import { FIRST_LINES } from './first-lines.rules.ts';
import type { HelpWeek } from './help.contract.ts';
import { ALWAYS, decideHelpLine, decideTakingAway, isAlways, readSlots, writeSlots } from './help.rules.ts';
import type { HelpLineInput } from './help-desk.contract.ts';
import { type LineFacts, linesNow } from './help-now.rules.ts';

const BRUSSELS = 'Europe/Brussels';
/** 2026-11-27 is a Friday; Brussels is one hour ahead of UTC. */
const friday = (time: string): Instant => instant(`2026-11-27T${time}:00.000Z`);

const stateAt = (line: Partial<LineFacts>, now: Instant) =>
  linesNow([{ number: '1712', hours: null, isChecked: true, ...line }], now, BRUSSELS)[0]?.state;

describe('help lines now', () => {
  it('claims of 112 alone that it is open, as long as nobody of the city has looked', () => {
    const first = FIRST_LINES.map(({ number }) => ({ number, hours: null, isChecked: false }));
    expect(linesNow(first, friday('03:00'), BRUSSELS).map(({ number, state }) => [number, state.is])).toEqual(
      [
        ['112', 'open'],
        ['102', 'notKnown'],
        ['1813', 'notKnown'],
        ['116 000', 'notKnown'],
        ['1712', 'notKnown'],
      ],
    );
  });

  it('does not believe hours without a source and a date', () => {
    expect(stateAt({ hours: ALWAYS, isChecked: false }, friday('12:00'))).toEqual({ is: 'notKnown' });
    expect(stateAt({ hours: ALWAYS, isChecked: true }, friday('12:00'))).toEqual({ is: 'open', until: null });
  });

  it('goes by the clock of the city, to the minute', () => {
    const hours: HelpWeek = { 5: [{ from: '09:00', to: '17:00' }] };
    expect(stateAt({ hours }, friday('07:59'))).toEqual({ is: 'closed', until: friday('08:00') });
    expect(stateAt({ hours }, friday('08:00'))).toEqual({ is: 'open', until: friday('16:00') });
    expect(stateAt({ hours }, friday('15:59'))).toEqual({ is: 'open', until: friday('16:00') });
    expect(stateAt({ hours }, friday('16:00'))).toEqual({
      is: 'closed',
      until: instant('2026-12-04T08:00:00.000Z'),
    });
  });

  it('stays open across midnight, and joins with what follows', () => {
    const hours: HelpWeek = { 5: [{ from: '22:00', to: '02:00' }], 6: [{ from: '02:00', to: '03:00' }] };
    const threeOnSaturday = instant('2026-11-28T02:00:00.000Z');
    expect(stateAt({ hours }, friday('20:59'))).toEqual({ is: 'closed', until: friday('21:00') });
    expect(stateAt({ hours }, friday('23:30'))).toEqual({ is: 'open', until: threeOnSaturday });
    expect(stateAt({ hours }, instant('2026-11-28T00:30:00.000Z'))).toEqual({
      is: 'open',
      until: threeOnSaturday,
    });
    expect(stateAt({ hours }, threeOnSaturday)?.is).toBe('closed');
  });

  it('looks over the weekend for the next hour', () => {
    const hours: HelpWeek = { 1: [{ from: '10:00', to: '12:00' }] };
    expect(stateAt({ hours }, friday('12:00'))).toEqual({
      is: 'closed',
      until: instant('2026-11-30T09:00:00.000Z'),
    });
  });

  it('keeps 112 open whatever somebody wrote as its hours', () => {
    const hours: HelpWeek = { 1: [{ from: '10:00', to: '12:00' }] };
    expect(stateAt({ number: '1 12', hours }, friday('12:00'))).toEqual({ is: 'open', until: null });
  });
});

describe('hours as people type them', () => {
  it.each([
    ['', []],
    ['9-17', [{ from: '09:00', to: '17:00' }]],
    [
      '9-12 en 13.30-17',
      [
        { from: '09:00', to: '12:00' },
        { from: '13:30', to: '17:00' },
      ],
    ],
    [
      '12:00 – 14:00, 22u-2u30',
      [
        { from: '12:00', to: '14:00' },
        { from: '22:00', to: '02:30' },
      ],
    ],
    ['16 tot 24', [{ from: '16:00', to: '00:00' }]],
  ])('reads "%s"', (text, slots) => {
    expect(readSlots(text)).toEqual(slots);
  });

  it.each(['altijd', '9', '9-', '25-26', '9-24.30', '9.75-10', '1-2,3-4,5-6,7-8,9-10'])(
    'does not guess at "%s"',
    (text) => {
      expect(readSlots(text)).toBeNull();
    },
  );

  it('writes what it reads back the same', () => {
    const slots = readSlots('9-12 en 20-24') ?? [];
    expect(readSlots(writeSlots(slots))).toEqual(slots);
    expect(isAlways(ALWAYS)).toBe(true);
    expect(isAlways({ ...ALWAYS, 3: [{ from: '00:00', to: '23:00' }] })).toBe(false);
  });
});

describe('changing a help line', () => {
  const line: HelpLineInput = {
    id: null,
    number: '1712',
    nl: { name: '1712', forWhom: 'Bij geweld' },
    en: null,
    hours: null,
    source: null,
    checkedOn: null,
  };
  const today = '2026-11-27';

  it('wants source and date together, and no day that is still to come', () => {
    expect(decideHelpLine({ ...line, source: '1712.be' }, null, today)).toMatchObject({
      refused: 'checkIncomplete',
    });
    expect(decideHelpLine({ ...line, checkedOn: today }, null, today)).toMatchObject({
      refused: 'checkIncomplete',
    });
    const checked = { ...line, source: '1712.be' };
    expect(decideHelpLine({ ...checked, checkedOn: '2026-11-28' }, null, today)).toMatchObject({
      refused: 'checkedInFuture',
    });
    expect(decideHelpLine({ ...checked, checkedOn: today }, null, today)).not.toHaveProperty('refused');
  });

  it('keeps 112, with that number', () => {
    const before = { number: '112' };
    expect(decideHelpLine(line, before, today)).toMatchObject({ refused: 'emergencyStays' });
    expect(decideHelpLine({ ...line, number: '112' }, before, today)).not.toHaveProperty('refused');
    expect(decideTakingAway(before)).toMatchObject({ refused: 'emergencyStays' });
    expect(decideTakingAway({ number: '1712' })).toBeNull();
  });

  it('takes hours without a single one for hours that nobody knows', () => {
    expect(decideHelpLine({ ...line, hours: {} }, null, today)).toMatchObject({ hours: null });
  });
});
