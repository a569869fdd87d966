import { describe, expect, it } from 'vitest';
import { addMs, MINUTE, SECOND } from '../../../platform/core/time.ts';
import {
  ATTIC,
  base,
  CLOSES,
  consultingHour,
  decide,
  gone,
  guest,
  host,
  later,
  MUSIC,
  NOW,
  room,
  SAM,
  slot,
  tomorrow,
  worker,
  young,
} from './example-door.rules.ts';

describe('the house', () => {
  it.each([
    ['a worker and a young host', [worker, young], 'open', 'enoughHosts'],
    ['two workers', [worker, host('sam', 'worker')], 'open', 'enoughHosts'],
    ['one of the two in a private talk', [{ ...worker, inPrivateTalk: true }, young], 'open', 'enoughHosts'],
    ['nobody', [], 'closed', 'noHosts'],
    ['one worker', [worker], 'closed', 'oneHost'],
    ['two young hosts', [young, host('aya', 'youngHost')], 'closed', 'noWorker'],
    ['a worker and a guest', [worker, guest], 'closed', 'oneHost'],
    ['a worker, and a host whose page is gone', [worker, { ...young, ...gone }], 'closed', 'oneHost'],
  ] as const)('with %s', (_, hosts, house, because) => {
    expect(decide({ hosts })).toMatchObject({ house, because });
  });

  it('stays shut outside its hours however many are there, and says when it opens', () => {
    const state = decide({ slot: null });
    expect(state).toMatchObject({
      house: 'closed',
      because: 'hours',
      until: tomorrow.opensAt,
      newTalks: 'no',
      noTalksBecause: 'closed',
    });
    expect(state.rooms).toEqual({ [MUSIC]: { state: 'closed' }, [ATTIC]: { state: 'closed' } });
  });

  it('says it is a closed day', () => {
    const closedDay = { day: '2026-06-17', name: 'Dicht', kind: 'own', hours: null } as const;
    expect(decide({ slot: null, closedDay, next: null })).toMatchObject({
      because: 'closedDay',
      until: null,
    });
  });

  it('does not trust a slot that is over', () => {
    expect(
      decide({
        now: CLOSES,
        hosts: [
          { ...worker, lastSeenAt: CLOSES },
          { ...young, lastSeenAt: CLOSES },
        ],
      }).house,
    ).toBe('closed');
  });

  it.each([
    [15 * MINUTE + 1, 'open', null],
    [15 * MINUTE, 'closing', 15],
    [5 * MINUTE + 1, 'closing', 15],
    [5 * MINUTE, 'closing', 5],
    [1, 'closing', 5],
  ])('announces closing time %i ms before', (ms, house, minutesBefore) => {
    const now = addMs(CLOSES, -ms);
    const hosts = base.hosts.map((one) => ({ ...one, lastSeenAt: now }));
    const state = decide({ now, hosts });
    expect(state.house).toBe(house);
    expect(state.warns).toEqual(minutesBefore && { closesAt: CLOSES, minutesBefore });
    expect(state.rooms[MUSIC]).toEqual(
      minutesBefore ? { state: 'open', closesAt: CLOSES } : { state: 'open' },
    );
    expect(state.newTalks).toBe('yes');
  });
});

describe('when a host drops out', () => {
  const open = decide();

  it('new private talks stop at once, and the house says it closes within a minute', () => {
    const state = later(open, 1000, { hosts: [worker] });
    const closesAt = addMs(NOW, 61 * SECOND);
    expect(state).toMatchObject({
      house: 'closing',
      because: 'oneHost',
      newTalks: 'no',
      noTalksBecause: 'shortOfHosts',
    });
    expect(state).toMatchObject({
      until: closesAt,
      warns: { closesAt, minutesBefore: 1 },
      shortSince: addMs(NOW, 1000),
    });
    expect(state.rooms[MUSIC]).toEqual({ state: 'open', closesAt });
  });

  it('the hours end when they end, and not with the minute', () => {
    const short = later(open, 1000, { hosts: [worker] });
    expect([open.hoursUntil, short.hoursUntil]).toEqual([CLOSES, CLOSES]);
    expect(decide({ slot: null }).hoursUntil).toBeNull();
    expect(decide({ slot: null, demoAlwaysOpen: true }).hoursUntil).toBeNull();
  });

  it('of a consulting hour that the house goes on from, the evening ends with the house', () => {
    const next = { ...tomorrow, opensAt: CLOSES };
    expect(decide({ slot: consultingHour, next }).hoursUntil).toBe(next.closesAt);
    expect(decide({ slot: consultingHour }).hoursUntil).toBe(CLOSES);
  });

  it('the minute is not started again by asking again, and then the door is shut', () => {
    const first = later(open, 1000, { hosts: [worker] });
    const second = later(first, 60_999, { hosts: [worker] });
    expect(second.house).toBe('closing');
    expect(later(second, 61_000, { hosts: [worker] })).toMatchObject({
      house: 'closed',
      because: 'oneHost',
      shortSince: null,
    });
  });

  it('somebody who comes back in time keeps it open', () => {
    const short = later(open, 1000, { hosts: [worker] });
    expect(later(short, 50_000, {})).toMatchObject({ house: 'open', shortSince: null });
  });

  it('closing time does not wait for the minute', () => {
    const before = addMs(CLOSES, -20 * SECOND);
    const hosts = [{ ...worker, lastSeenAt: before }];
    expect(decide({ now: before, hosts, previous: open })).toMatchObject({ house: 'closing', until: CLOSES });
  });

  it('a shut door gets no minute: it does not open for too few', () => {
    const shut = decide({ hosts: [worker] });
    expect(later(shut, 1000, { hosts: [worker] }).house).toBe('closed');
  });

  it('a consulting hour that becomes an open house gets no minute either', () => {
    const hour = decide({ slot: consultingHour, hosts: [worker] });
    expect(hour.house).toBe('consulting');
    expect(later(hour, 1000, { hosts: [worker] })).toMatchObject({ house: 'closed', because: 'oneHost' });
  });
});

describe('a room', () => {
  it('is open with a host, and one host may hold two', () => {
    const hosts = [{ ...worker, rooms: [MUSIC, ATTIC] }, host('sam', 'worker')];
    expect(decide({ hosts }).rooms).toEqual({ [MUSIC]: { state: 'open' }, [ATTIC]: { state: 'open' } });
  });

  it('says it has no host for a minute, then closes; the house stays open', () => {
    const hosts = [worker, { ...young, rooms: [] }];
    const rooms = (ago: number) => [room(MUSIC), room(ATTIC, { lastHostAt: addMs(NOW, -ago) })];
    const closesAt = addMs(NOW, 30 * SECOND);
    expect(decide({ hosts, rooms: rooms(30 * SECOND) }).rooms[ATTIC]).toEqual({
      state: 'withoutHost',
      closesAt,
    });
    expect(decide({ hosts, rooms: rooms(60 * SECOND) })).toMatchObject({
      house: 'open',
      rooms: { [ATTIC]: { state: 'closed' } },
    });
  });

  it('has no host while that host is in a private talk', () => {
    const hosts = [{ ...worker, inPrivateTalk: true }, young];
    expect(decide({ hosts, rooms: [room(MUSIC, { lastHostAt: NOW })] }).rooms[MUSIC]?.state).toBe(
      'withoutHost',
    );
  });

  it('never opened today stays closed without a host', () => {
    expect(decide({ hosts: [worker, { ...young, rooms: [] }] }).rooms[ATTIC]).toEqual({ state: 'closed' });
  });

  it('with hours of its own is open only within them', () => {
    const rooms = [room(MUSIC, { opensWith: 'ownHours' })];
    const ownSlot = { ...slot, roomId: MUSIC, closesAt: addMs(NOW, 10 * MINUTE) };
    expect(decide({ rooms }).rooms[MUSIC]).toEqual({ state: 'closed' });
    expect(decide({ rooms, roomSlots: [{ ...ownSlot, roomId: ATTIC }] }).rooms[MUSIC]).toEqual({
      state: 'closed',
    });
    expect(decide({ rooms, roomSlots: [ownSlot] }).rooms[MUSIC]).toEqual({
      state: 'open',
      closesAt: ownSlot.closesAt,
    });
    const longer = { ...ownSlot, closesAt: CLOSES };
    expect(decide({ rooms, roomSlots: [longer] }).rooms[MUSIC]).toEqual({ state: 'open' });
    expect(decide({ rooms, roomSlots: [longer], slot: null }).rooms[MUSIC]).toEqual({ state: 'closed' });
  });
});

describe('a consulting hour', () => {
  const onCall = { memberId: SAM, lastSeenAt: NOW };
  const hour = { slot: consultingHour, hosts: [worker] };

  it('runs with one worker when a second is on call, and its rooms are closed', () => {
    const state = decide({ ...hour, onCall });
    expect(state).toMatchObject({
      house: 'consulting',
      because: 'consultingHour',
      newTalks: 'yes',
      noTalksBecause: null,
    });
    expect(state.rooms[MUSIC]).toEqual({ state: 'closed' });
  });

  it.each([
    ['nobody is named on call', { onCall: null }],
    ['the one on call does not answer', { onCall: { ...onCall, ...gone } }],
    ['the worker is their own second', { onCall: { ...onCall, memberId: worker.memberId } }],
    ['the second host is a guest', { hosts: [worker, guest] }],
  ])('takes no new talk when %s', (_, parts) => {
    expect(decide({ ...hour, ...parts })).toMatchObject({
      house: 'consulting',
      newTalks: 'no',
      noTalksBecause: 'noOnCall',
    });
  });

  it('needs nobody on call when two are there', () => {
    expect(decide({ slot: consultingHour }).newTalks).toBe('yes');
  });

  it('does not run on young hosts, and announces its end when the worker drops out', () => {
    expect(decide({ ...hour, hosts: [young] })).toMatchObject({ house: 'closed', because: 'noWorker' });
    const state = later(decide({ ...hour, onCall }), 1000, { ...hour, hosts: [], onCall });
    expect(state).toMatchObject({
      house: 'consulting',
      because: 'noHosts',
      newTalks: 'no',
      warns: { minutesBefore: 1 },
    });
  });

  it('announces its end, unless the house opens at that moment', () => {
    const now = addMs(CLOSES, -MINUTE);
    const hosts = [{ ...worker, lastSeenAt: now }];
    const state = decide({ ...hour, now, hosts });
    expect(state).toMatchObject({ house: 'consulting', because: 'closingTime', warns: { minutesBefore: 5 } });
    const next = { ...tomorrow, opensAt: CLOSES };
    expect(decide({ ...hour, now, hosts, next })).toMatchObject({ because: 'consultingHour', warns: null });
  });
});
