import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../platform/core/contract.ts';
import { addMs, DAY, HOUR, instant, MINUTE } from '../../../platform/core/time.ts';
import {
  ASK_MS,
  type Deciding,
  endOf,
  judgeAsking,
  judgeLonger,
  judgeLongerYes,
  judgeMeasure,
  lookerOf,
  mayDecide,
  mayLookAgain,
  stopOf,
} from './measures.rules.ts';

const NOW = instant('2026-11-24T18:46:00.000Z');
const CLOSES = instant('2026-11-24T20:00:00.000Z');

const act: Deciding = {
  role: 'worker',
  isOnShift: true,
  writer: 'visitor',
  hasText: true,
  kind: 'cover',
  running: [],
  isReportClosed: false,
};

describe('who decides a measure', () => {
  it('is a worker or a coordinator, and no other role', () => {
    expect(ROLES.filter(mayDecide)).toEqual(['worker', 'coordinator']);
  });

  it.each([
    ['a worker on shift', {}, 'yes'],
    ['a coordinator on shift', { role: 'coordinator' }, 'yes'],
    ['a young host', { role: 'youngHost' }, 'onlyWorkers'],
    ['a guest host', { role: 'guestHost' }, 'onlyWorkers'],
    ['a worker off shift', { isOnShift: false }, 'notOnShift'],
    ['about a host', { writer: 'member' }, 'aboutHost'],
    ['about what the house wrote', { writer: 'house' }, 'aboutHost'],
    ['after a colleague answered', { isReportClosed: true }, 'reportClosed'],
    ['twice the same', { running: ['cover'] }, 'runsAlready'],
    ['a pause beside a cover', { kind: 'pause', running: ['cover'] }, 'yes'],
    ['a cover over nothing', { hasText: false }, 'nothingThere'],
    ['a talk about what was taken back', { kind: 'talk', hasText: false }, 'yes'],
  ] as const)('%s', (_name, change, verdict) => {
    expect(judgeMeasure({ ...act, ...change })).toBe(verdict);
  });
});

describe('the end of a measure', () => {
  it.each([
    ['talk', null, CLOSES, null],
    ['cover', null, CLOSES, CLOSES],
    ['door', null, CLOSES, CLOSES],
    ['pause', 5, CLOSES, addMs(NOW, 5 * MINUTE)],
    ['pause', 1, CLOSES, addMs(NOW, 5 * MINUTE)],
    ['pause', 300, CLOSES, CLOSES],
    ['pause', null, CLOSES, CLOSES],
    ['cover', null, null, addMs(NOW, 4 * HOUR)],
    // A closing time that is past already says nothing about tonight.
    ['door', null, addMs(NOW, -MINUTE), addMs(NOW, 4 * HOUR)],
  ] as const)('%s of %s minutes, closing at %s', (kind, minutes, closes, end) => {
    expect(endOf(kind, minutes, NOW, closes)).toBe(end);
  });
});

describe('what keeps somebody from writing', () => {
  const until = (minutes: number) => addMs(NOW, minutes * MINUTE);
  it('is the pause that ends last, and the door before any pause', () => {
    const pause = (minutes: number, ended = false) => ({
      kind: 'pause' as const,
      endsAt: until(minutes),
      ended,
    });
    expect(stopOf([], NOW)).toBeNull();
    expect(stopOf([pause(5), pause(20)], NOW)).toEqual({ kind: 'pause', until: until(20) });
    expect(stopOf([pause(5), pause(20, true)], NOW)).toEqual({ kind: 'pause', until: until(5) });
    expect(stopOf([pause(0)], NOW)).toBeNull();
    expect(stopOf([{ kind: 'door', endsAt: until(5), ended: false }, pause(20)], NOW)).toEqual({
      kind: 'door',
      until: until(5),
    });
    expect(stopOf([{ kind: 'cover', endsAt: until(5), ended: false }], NOW)).toBeNull();
  });
});

describe('a second look', () => {
  const team = [
    { id: 'jonas', role: 'worker' },
    { id: 'samira', role: 'worker' },
    { id: 'lenn', role: 'coordinator' },
    { id: 'kim', role: 'youngHost' },
  ] as const;

  it('never goes to who decided, a young host, or anybody outside the team', () => {
    expect(mayLookAgain('worker', 'jonas', ['jonas'])).toBe(false);
    expect(mayLookAgain('coordinator', 'lenn', ['jonas', 'lenn'])).toBe(false);
    expect(ROLES.filter((role) => mayLookAgain(role, 'other', ['jonas']))).toEqual(['worker', 'coordinator']);
  });

  it('lies ready for a coordinator, else for another worker, else for nobody yet', () => {
    expect(lookerOf(team, ['jonas'])?.id).toBe('lenn');
    expect(lookerOf(team, ['lenn'])?.id).toBe('jonas');
    expect(lookerOf([team[0], team[3]], ['jonas'])).toBeNull();
  });

  it('can be asked once, for six months', () => {
    const measure = { decidedAt: NOW, longerConfirmedAt: null };
    expect(judgeAsking(measure, null, addMs(NOW, ASK_MS - 1))).toBe('yes');
    expect(judgeAsking(measure, null, addMs(NOW, ASK_MS))).toBe('tooLate');
    expect(judgeAsking(measure, { decidedAt: null }, NOW)).toBe('asked');
    expect(judgeAsking(measure, { decidedAt: NOW }, NOW)).toBe('asked');
  });
});

describe('a door that stays shut longer', () => {
  it.each([
    ['after the answer', { decidedAt: NOW }, HOUR, 'yes'],
    ['before the answer', { decidedAt: NOW }, -HOUR, 'asked'],
    ['while one waits', { decidedAt: null }, HOUR, 'asked'],
  ] as const)('is looked at once more when it became longer %s', (_name, last, ms, verdict) => {
    const measure = { decidedAt: addMs(NOW, -DAY), longerConfirmedAt: addMs(NOW, ms) };
    expect(judgeAsking(measure, last, NOW)).toBe(verdict);
  });

  const door = { kind: 'door', runs: true, endsAt: CLOSES, isLonger: false } as const;
  it.each([
    ['by a worker, until tomorrow', door, 'worker', DAY, 'yes'],
    ['by a young host', door, 'youngHost', DAY, 'onlyWorkers'],
    ['that is open again', { ...door, runs: false }, 'worker', DAY, 'noDoor'],
    ['that is a pause', { ...door, kind: 'pause' }, 'worker', DAY, 'noDoor'],
    ['that is shut longer by two already', { ...door, isLonger: true }, 'worker', DAY, 'longerRuns'],
    ['no longer than it is', door, 'worker', HOUR, 'notLonger'],
    ['for more than a month', door, 'worker', 31 * DAY, 'tooLong'],
  ] as const)('%s', (_name, what, role, ms, verdict) => {
    expect(judgeLonger(what, role, addMs(NOW, ms), NOW)).toBe(verdict);
  });

  it.each([
    ['the second person', {}, 'samira', 'yes'],
    ['who proposed it', {}, 'jonas', 'ownProposal'],
    ['with nothing proposed', { by: null }, 'samira', 'nothingProposed'],
    ['a second time', { isConfirmed: true }, 'samira', 'nothingProposed'],
    ['after it ended', { runs: false }, 'samira', 'nothingProposed'],
  ] as const)('confirmed by %s', (_name, change, who, verdict) => {
    const proposal = { by: 'jonas', isConfirmed: false, runs: true, ...change };
    expect(judgeLongerYes(proposal, 'worker', who)).toBe(verdict);
    expect(judgeLongerYes(proposal, 'guestHost', who)).toBe('onlyWorkers');
  });
});
