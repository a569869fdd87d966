import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import { instant } from '../../../platform/core/time.ts';
import { momentOfLocal, weekAround } from '../door/city-time.rules.ts';
import {
  decideShift,
  isFree,
  mayHost,
  namedOnCall,
  type OccurrenceChange,
  onTheStreet,
  type RotaMember,
  rotaBetween,
  type Shift,
  type ShiftId,
  vacated,
} from './rota.rules.ts';

const ZONE = 'Europe/Brussels';
const TODAY = '2026-06-15';
const NOOR = 'noor' as MemberId;
const SAM = 'sam' as MemberId;
const WEEK = weekAround('2026-06-17', ZONE);
const at = (local: string) => momentOfLocal(local, ZONE);

const noor: RotaMember = { memberId: NOOR, kind: 'worker', screenedOn: '2025-01-10', hostUntil: null };
const guest: RotaMember = { ...noor, kind: 'guestHost', hostUntil: '2026-06-17' };
const shift = (parts: Partial<Shift> = {}): Shift => ({
  id: 'shift' as ShiftId,
  memberId: NOOR,
  vindplaats: { kind: 'house', name: 'Het huis' },
  isOnCall: false,
  state: 'planned',
  from: '2026-06-17T14:00',
  to: '2026-06-17T21:00',
  recurrence: null,
  ...parts,
});
const rotaOf = (shifts: readonly Shift[], changes: readonly OccurrenceChange[] = []) =>
  rotaBetween(shifts, changes, WEEK.from, WEEK.to, ZONE);

describe('shifts of who no longer hosts', () => {
  const late = shift({ id: 'late' as ShiftId, from: '2026-06-19T14:00', to: '2026-06-19T21:00' });
  const taken = {
    shiftId: late.id,
    day: '2026-06-19',
    at: at('2026-06-16T09:00'),
    kind: 'takenOver',
    by: SAM,
  } as const;
  const statesAt = (now: string, hosting: readonly MemberId[], changes: readonly OccurrenceChange[] = []) =>
    vacated(rotaOf([shift(), late], changes), new Set(hosting), at(now)).map(({ state, isVacant }) =>
      isVacant ? `${state}, vacant` : state,
    );

  it.each([
    ['stay theirs while they host', '2026-06-15T09:00', [NOOR], [], ['planned', 'planned']],
    ['are open to all once they do not', '2026-06-15T09:00', [SAM], [], ['ill, vacant', 'ill, vacant']],
    ['are open while one is on', '2026-06-17T15:00', [SAM], [], ['ill, vacant', 'ill, vacant']],
    ['stay as they were once over', '2026-06-17T21:00', [SAM], [], ['planned', 'ill, vacant']],
    [
      'stay with a colleague who took one over',
      '2026-06-15T09:00',
      [SAM],
      [taken],
      ['ill, vacant', 'takenOver'],
    ],
  ] as const)('%s', (_, now, hosting, changes, expected) => {
    expect(statesAt(now, hosting, changes)).toEqual(expected);
  });
});

describe('the rota', () => {
  it('shows the week in order, and no shift that was withdrawn', () => {
    const late = shift({ id: 'late' as ShiftId, from: '2026-06-19T14:00', to: '2026-06-19T21:00' });
    const gone = shift({ id: 'gone' as ShiftId, state: 'withdrawn' });
    expect(rotaOf([late, gone, shift()]).map((one) => one.shiftId)).toEqual(['shift', 'late']);
  });

  it('changes one time of a series and leaves the others', () => {
    const series = shift({ recurrence: { everyWeeks: 1, weekdays: [3, 5], until: null, except: [] } });
    const change = {
      shiftId: series.id,
      day: '2026-06-19',
      at: at('2026-06-18T09:00'),
      kind: 'ill',
    } as const;
    const other = { ...change, shiftId: 'other' as ShiftId, day: '2026-06-17' };
    expect(rotaOf([series], [change, other]).map((one) => one.state)).toEqual(['planned', 'ill']);
  });

  const change = (parts: object) =>
    ({
      shiftId: 'shift' as ShiftId,
      day: '2026-06-17',
      at: at('2026-06-16T09:00'),
      ...parts,
    }) as OccurrenceChange;
  const asked = change({ kind: 'swapAsked', of: null });
  const askedSam = change({ kind: 'swapAsked', of: SAM });
  const declined = change({ kind: 'swapDeclined', by: SAM });
  const taken = change({ kind: 'takenOver', by: SAM });

  it.each([
    ['asked of all', [asked], { state: 'swapAsked', memberId: NOOR, askedOf: null }],
    ['asked of one', [askedSam], { state: 'swapAsked', memberId: NOOR, askedOf: SAM }],
    [
      'declined by the one asked',
      [askedSam, declined],
      { state: 'planned', memberId: NOOR, askedOf: null, declinedBy: [SAM] },
    ],
    ['declined by one of all', [asked, declined], { state: 'swapAsked', declinedBy: [SAM] }],
    ['asked anew after a no', [askedSam, declined, asked], { state: 'swapAsked', declinedBy: [] }],
    [
      'taken back',
      [askedSam, change({ kind: 'swapTakenBack' })],
      { state: 'planned', memberId: NOOR, askedOf: null },
    ],
    ['taken over', [askedSam, taken], { state: 'takenOver', memberId: SAM, plannedFor: NOOR, askedOf: null }],
    [
      'taken over, then ill',
      [asked, taken, change({ kind: 'ill' })],
      { state: 'ill', memberId: SAM, plannedFor: NOOR },
    ],
    [
      'ill, then back after all',
      [change({ kind: 'ill' }), change({ kind: 'takenOver', by: NOOR })],
      { state: 'planned', memberId: NOOR },
    ],
    [
      'taken over, and that swap asked and taken back',
      [asked, taken, asked, change({ kind: 'swapTakenBack' })],
      { state: 'takenOver', memberId: SAM },
    ],
  ] as const)('follows what happened: %s', (_, changes, expected) => {
    expect(rotaOf([shift()], changes)[0]).toMatchObject(expected);
  });
});

describe('who may take a shift', () => {
  it.each([
    ['screened', noor, null],
    ['screened today', { ...noor, screenedOn: TODAY }, null],
    ['never screened', { ...noor, screenedOn: null }, 'notScreened'],
    ['with a date that is still to come', { ...noor, screenedOn: '2026-06-16' }, 'notScreened'],
    ['a guest on the last day', guest, null],
    ['a guest after it', { ...guest, hostUntil: '2026-06-16' }, 'guestEnded'],
    ['a guest without an end date', { ...guest, hostUntil: null }, 'guestEnded'],
    ['a guest who was not screened', { ...guest, screenedOn: null }, 'notScreened'],
  ] as const)('is right for somebody %s', (_, member, refused) => {
    expect(mayHost(member, TODAY, '2026-06-17')?.refused ?? null).toBe(refused);
  });

  const game = { kind: 'platform', name: 'Minecraft' } as const;
  const weekly = { everyWeeks: 1, weekdays: [3], until: '2026-06-24', except: [] } as const;
  it.each([
    ['an ordinary one', shift(), noor, null],
    ['for somebody who was not screened', shift(), { ...noor, screenedOn: null }, 'notScreened'],
    ['a series that runs past a guest’s end', shift({ recurrence: weekly }), guest, 'guestEnded'],
    [
      'a series without an end, for a guest',
      shift({ recurrence: { ...weekly, until: null } }),
      { ...guest, hostUntil: '2030-01-01' },
      'guestEnded',
    ],
    ['on call, for a young host', shift({ isOnCall: true }), { ...noor, kind: 'youngHost' }, 'workerNeeded'],
    ['on call, for a worker', shift({ isOnCall: true }), noor, null],
    ['that ends as it starts', shift({ to: '2026-06-17T14:00' }), noor, 'endsBeforeItStarts'],
    ['of twelve hours', shift({ to: '2026-06-18T02:00' }), noor, null],
    ['of more than twelve hours', shift({ to: '2026-06-18T02:01' }), noor, 'tooLong'],
    [
      'whose first day is none of its weekdays',
      shift({ recurrence: { ...weekly, weekdays: [4] } }),
      noor,
      'firstDayNotInWeekdays',
    ],
    ['in a game, without a work account', shift({ vindplaats: game }), noor, 'accountNeeded'],
    ['in a game, with one', shift({ vindplaats: { ...game, account: 'noor_stad' } }), noor, null],
  ] as const)('goes for a shift: %s', (_, draft, member, refused) => {
    const decided = decideShift(draft, member, [], TODAY, ZONE);
    expect('refused' in decided ? decided.refused : null).toBe(refused);
    if (refused === null) expect(decided).toBe(draft);
  });

  it('refuses a shift across another of theirs, itself and illness aside', () => {
    const own = rotaOf([shift({ from: '2026-06-19T20:00', to: '2026-06-19T23:00' })]);
    const draft = shift({
      id: 'new' as ShiftId,
      recurrence: { everyWeeks: 1, weekdays: [3, 5], until: null, except: [] },
    });
    expect(decideShift(draft, noor, own, TODAY, ZONE)).toEqual({
      refused: 'notFree',
      data: { shiftId: 'shift', day: '2026-06-19' },
    });
    expect(decideShift({ ...draft, id: 'shift' as ShiftId }, noor, own, TODAY, ZONE)).not.toHaveProperty(
      'refused',
    );
    expect(
      decideShift(
        draft,
        noor,
        own.map((one) => ({ ...one, state: 'ill' })),
        TODAY,
        ZONE,
      ),
    ).toBe(draft);
    expect(decideShift({ ...draft, to: '2026-06-17T20:00' }, noor, own, TODAY, ZONE)).not.toHaveProperty(
      'refused',
    );
  });

  it('counts twelve hours by the wall clock, also in the night that has one more', () => {
    const night = shift({ from: '2026-10-24T20:00', to: '2026-10-25T08:00' });
    expect(decideShift(night, noor, [], TODAY, ZONE)).toBe(night);
  });
});

describe('being free', () => {
  const own = rotaOf([shift()]);
  it.each([
    ['right after', '2026-06-17T21:00', '2026-06-17T22:00', true],
    ['right before', '2026-06-17T12:00', '2026-06-17T14:00', true],
    ['across the start', '2026-06-17T13:00', '2026-06-17T14:01', false],
    ['within', '2026-06-17T15:00', '2026-06-17T16:00', false],
  ])('is told %s', (_, from, to, free) => {
    expect(isFree(own, at(from), at(to))).toBe(free);
    expect(
      isFree(
        own.map((one) => ({ ...one, state: 'ill' })),
        at(from),
        at(to),
      ),
    ).toBe(true);
  });
});

describe('the street', () => {
  const stream = shift({
    id: 'stream' as ShiftId,
    vindplaats: { kind: 'platform', name: 'Twitch', account: 'noor_stad' },
  });
  const learning = shift({ id: 'learning' as ShiftId, vindplaats: { kind: 'learning', name: 'Oefenkamer' } });
  const onCall = shift({ id: 'onCall' as ShiftId, memberId: SAM, isOnCall: true });
  const all = [shift(), stream, learning, onCall];

  it('shows platform shifts beside the house with the work account, and neither learning time nor who is on call', () => {
    const shown = onTheStreet(rotaOf(all), at('2026-06-17T15:00'));
    expect(shown.map((one) => one.shiftId)).toEqual(['shift', 'stream']);
    expect(shown[1]?.vindplaats.account).toBe('noor_stad');
  });

  it('shows nobody who is ill, not yet there or gone', () => {
    const ill = {
      shiftId: 'shift' as ShiftId,
      day: '2026-06-17',
      at: instant('2026-06-17T08:00:00.000Z'),
      kind: 'ill',
    } as const;
    expect(onTheStreet(rotaOf([shift()], [ill]), at('2026-06-17T15:00'))).toEqual([]);
    expect(onTheStreet(rotaOf([shift()]), at('2026-06-17T13:59'))).toEqual([]);
    expect(onTheStreet(rotaOf([shift()]), at('2026-06-17T21:00'))).toEqual([]);
  });

  it('has somebody named on call behind it', () => {
    expect(namedOnCall(rotaOf(all), at('2026-06-17T15:00'))).toEqual([SAM]);
    expect(namedOnCall(rotaOf(all), at('2026-06-17T21:00'))).toEqual([]);
  });
});
