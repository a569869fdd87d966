import { describe, expect, it } from 'vitest';
import { addMs, MINUTE, SECOND } from '../../../platform/core/time.ts';
import {
  ATTIC,
  base,
  CLOSES,
  consultingHour,
  decide,
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

describe('somebody in danger', () => {
  const rooms = [room(MUSIC, { isHeldOpenByDanger: true }), room(ATTIC)];
  const after = addMs(CLOSES, MINUTE);
  const hosts = base.hosts.map((one) => ({ ...one, lastSeenAt: after }));

  it.each([
    ['closing time', { now: after, hosts }],
    ['no hours at all', { slot: null }],
    ['too few hosts', { hosts: [worker] }],
  ])('keeps their room open at %s, while the rest closes', (_, parts) => {
    const state = decide({ rooms, ...parts });
    expect(state).toMatchObject({
      house: 'closing',
      because: 'heldByDanger',
      until: null,
      warns: null,
      newTalks: 'no',
      noTalksBecause: 'closed',
    });
    expect(state.rooms).toEqual({ [MUSIC]: { state: 'open', heldOpen: true }, [ATTIC]: { state: 'closed' } });
    expect(state.heldOpen).toEqual({ rooms: [MUSIC], talks: [] });
  });

  it('keeps their private talk and the house from closing', () => {
    const state = decide({ slot: null, talksInDanger: ['talk'] });
    expect(state).toMatchObject({
      house: 'closing',
      because: 'heldByDanger',
      heldOpen: { rooms: [], talks: ['talk'] },
    });
  });

  it('is never announced a closing, also not while the others are', () => {
    const now = addMs(CLOSES, -MINUTE);
    expect(decide({ rooms, now, hosts }).rooms[MUSIC]).toEqual({ state: 'open', heldOpen: true });
  });

  it('sees it when no host is left, and the room still does not close', () => {
    const state = decide({ rooms, hosts: [], slot: null });
    expect(state.rooms[MUSIC]).toEqual({ state: 'withoutHost', heldOpen: true });
  });

  it('gives a house that was held no minute when its hours begin without hosts', () => {
    const held = decide({ rooms, slot: null });
    const state = later(held, 1000, { hosts: [worker] });
    expect(state).toMatchObject({ house: 'closed', because: 'oneHost' });
  });

  it('does not change a house that is open anyway', () => {
    expect(decide({ rooms, talksInDanger: ['talk'] })).toMatchObject({ house: 'open', newTalks: 'yes' });
  });
});

describe('the moment at which the door is to be decided anew', () => {
  // So long after NOW that only the moment in question lies before it.
  const fresh = (now = NOW) => base.hosts.map((one) => ({ ...one, lastSeenAt: addMs(now, 60 * MINUTE) }));
  const seconds = (count: number) => addMs(NOW, count * SECOND);

  it.each([
    ['the first warning', { hosts: [] }, addMs(CLOSES, -15 * MINUTE)],
    ['the next opening', { hosts: [], slot: null }, tomorrow.opensAt],
    [
      'a host who falls silent',
      { hosts: [{ ...worker, lastSeenAt: seconds(-30) }, ...fresh()] },
      seconds(15),
    ],
    ['silence on call', { hosts: fresh(), onCall: { memberId: SAM, lastSeenAt: seconds(-20) } }, seconds(25)],
    [
      'the end of the minute without a host in a room',
      { hosts: fresh(), rooms: [room(MUSIC, { lastHostAt: seconds(-40) })] },
      seconds(20),
    ],
    [
      'the end of the minute short of hosts',
      {
        hosts: fresh().slice(0, 1),
        previous: { house: 'closing', because: 'oneHost', shortSince: seconds(-10) },
      },
      seconds(50),
    ],
    [
      "the warning of a room's own hours",
      { hosts: fresh(), roomSlots: [{ ...slot, roomId: MUSIC, closesAt: addMs(NOW, 20 * MINUTE) }] },
      addMs(NOW, 5 * MINUTE),
    ],
    ['only new facts', { hosts: [], slot: null, next: null }, null],
  ] as const)('is %s', (_, parts, moment) => {
    expect(decide(parts).changesAt).toBe(moment);
  });

  it('lies after now, also at the very moment of a warning', () => {
    const now = addMs(CLOSES, -15 * MINUTE);
    expect(decide({ now, hosts: fresh(now) }).changesAt).toBe(addMs(CLOSES, -5 * MINUTE));
  });
});

describe('a demo city', () => {
  it('opens at any hour once two have checked in, announces no end, and not before', () => {
    const ownHours = [room(MUSIC, { opensWith: 'ownHours' })];
    const demo = { demoAlwaysOpen: true, slot: null, rooms: ownHours };
    expect(decide(demo)).toMatchObject({
      house: 'open',
      until: null,
      warns: null,
      rooms: { [MUSIC]: { state: 'open' } },
    });
    expect(decide({ ...demo, hosts: [worker] })).toMatchObject({ house: 'closed', because: 'oneHost' });
    const now = addMs(CLOSES, -MINUTE);
    expect(
      decide({ ...demo, slot, now, hosts: base.hosts.map((one) => ({ ...one, lastSeenAt: now })) }).house,
    ).toBe('open');
  });

  it('may open with one host, and that one is a worker', () => {
    expect(decide({ hostsNeeded: 1, hosts: [worker] })).toMatchObject({ house: 'open', newTalks: 'yes' });
    expect(decide({ hostsNeeded: 1, hosts: [young] })).toMatchObject({
      house: 'closed',
      because: 'noWorker',
    });
    expect(decide({ hostsNeeded: 1, hosts: [worker], slot: consultingHour }).newTalks).toBe('yes');
  });
});
