import { isRefused, type Member, notFound, type Refused, refuse } from '../../../platform/core/contract.ts';
import type { MemberId } from '../../../platform/core/ids.ts';
import { addMs, DAY } from '../../../platform/core/time.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import { route } from '../../../platform/server/http/route.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { notScreened } from '../desk/desk.contract.ts';
import { addDays, dayIn, momentOfLocal } from '../door/city-time.rules.ts';
import { roomById } from '../rooms/rooms.store.ts';
import { houseChanged } from '../street/street.contract.ts';
import { endedBefore, withoutDay } from './plan.rules.ts';
import {
  accountNeeded,
  changeShift,
  colleagueNotScreened,
  firstDayNotInWeekdays,
  notFree,
  onlyOwnShifts,
  type PlannedShift,
  placeNameNeeded,
  planShift,
  repeatEndsTooSoon,
  rotaChanged,
  shiftInPast,
  shiftStarted,
  shiftTooLong,
  stopShift,
  workerNeeded,
} from './rota.contract.ts';
import { decideShift, LONGEST_SHIFT_HOURS, type ShiftId, type Vindplaats } from './rota.rules.ts';
import {
  hostingTeam,
  insertShift,
  type KeptShift,
  lockRota,
  note,
  rotaFor,
  saveWhatIsLeft,
  timeOf,
} from './rota.store.ts';
import { guestEnded } from './today.contract.ts';

/** How far ahead clashes are looked for; later ones show when that week comes nearer. */
const LOOK_AHEAD_DAYS = 56;
const NEW = '00000000-0000-0000-0000-000000000000' as ShiftId;

/** The desk reads anew; the street too, when it shows what changed. */
export function tellOf(tx: Tx, shift: Pick<KeptShift, 'isSeen'>): void {
  tx.announce(rotaChanged({}));
  if (shift.isSeen) tx.announce(houseChanged({}));
}

const mayPlanFor = (by: Member, memberId: MemberId) => by.role === 'coordinator' || by.id === memberId;

/** @returns where the shift is, a refusal, or null when the city has no such room */
async function placeFor(tx: Tx, { place, isOnCall }: PlannedShift): Promise<Vindplaats | Refused | null> {
  if (isOnCall || place.kind === 'house') return { kind: 'house', name: '' };
  if (place.kind === 'room') {
    const room = place.roomId === null ? null : await roomById(tx, place.roomId);
    return room && { kind: 'room', name: room.name, roomId: room.id };
  }
  const name = place.name.trim();
  if (name === '') return refuse(placeNameNeeded);
  const account = place.account.trim();
  return { kind: place.kind, name, ...(place.kind === 'platform' && account !== '' ? { account } : {}) };
}

/** The shift as it would stand on the rota, checked; or why it may not.
 *  @param instead the series it takes the place of */
async function shiftFor(
  tx: Tx,
  city: City,
  by: Member,
  input: PlannedShift,
  instead: ShiftId | null,
): Promise<Omit<KeptShift, 'id' | 'state'> | Refused> {
  if (!mayPlanFor(by, input.memberId)) return refuse(onlyOwnShifts);
  const member = (await hostingTeam(tx)).find(({ memberId }) => memberId === input.memberId);
  const vindplaats = await placeFor(tx, input);
  if (!member || vindplaats === null) return refuse(notFound);
  if (isRefused(vindplaats)) return vindplaats;
  const today = dayIn(tx.now, city.zone);
  const lastDay = input.to <= input.from ? addDays(input.day, 1) : input.day;
  const shift = {
    id: NEW,
    memberId: input.memberId,
    from: `${input.day}T${input.from}`,
    to: `${lastDay}T${input.to}`,
    recurrence: input.repeats && { ...input.repeats, except: [] },
    vindplaats,
    isOnCall: input.isOnCall,
    isSeen: input.isSeen && ['square', 'school', 'platform'].includes(vindplaats.kind),
    state: 'planned' as const,
  };
  if (momentOfLocal(shift.to, city.zone) <= tx.now) return refuse(shiftInPast);
  if (input.repeats?.until != null && input.repeats.until < input.day) return refuse(repeatEndsTooSoon);
  const begins = momentOfLocal(shift.from, city.zone);
  const { times } = await rotaFor(tx, begins, addMs(begins, LOOK_AHEAD_DAYS * DAY), city.zone);
  const own = times.filter((one) => one.memberId === member.memberId && one.shiftId !== instead);
  const decided = decideShift(shift, member, own, today, city.zone);
  if (!('refused' in decided)) return shift;
  switch (decided.refused) {
    case 'notScreened':
      return by.id === member.memberId
        ? refuse(notScreened)
        : refuse(colleagueNotScreened, { name: member.workName });
    case 'guestEnded':
      return refuse(guestEnded);
    case 'workerNeeded':
      return refuse(workerNeeded);
    // A shift of no length is one of a whole day here: its end is on the next day.
    case 'endsBeforeItStarts':
    case 'tooLong':
      return refuse(shiftTooLong, { hours: LONGEST_SHIFT_HOURS });
    case 'firstDayNotInWeekdays':
      return refuse(firstDayNotInWeekdays);
    case 'accountNeeded':
      return refuse(accountNeeded);
    case 'notFree': {
      const clash = own.find(
        ({ shiftId, day }) => shiftId === decided.data?.['shiftId'] && day === decided.data?.['day'],
      );
      const { from, to } = clash ?? { from: begins, to: momentOfLocal(shift.to, city.zone) };
      return refuse(notFree, { name: member.workName, from, to });
    }
  }
}

export const planRoutes = [
  route(planShift, async ({ by, input, city, tx }) => {
    await lockRota(tx);
    const shift = await shiftFor(tx, city, by, input, null);
    if (isRefused(shift)) return shift;
    const shiftId = await insertShift(tx, shift, null);
    await note(tx, by.id, { shiftId, day: input.day, kind: 'planned' });
    tellOf(tx, shift);
    return { shiftId, at: tx.now };
  }),
  // What happened to later days of the old series (a swap, an illness) falls with it: those days are planned anew.
  route(changeShift, async ({ by, input, city, tx }) => {
    await lockRota(tx);
    const found = await timeOf(tx, input.shiftId, input.day, city.zone);
    if (found === null) return refuse(notFound);
    if (!mayPlanFor(by, found.shift.memberId)) return refuse(onlyOwnShifts);
    if (found.one.from <= tx.now) return refuse(shiftStarted);
    const shift = await shiftFor(tx, city, by, input.shift, input.shiftId);
    if (isRefused(shift)) return shift;
    await saveWhatIsLeft(tx, input.shiftId, endedBefore(found.shift, input.day));
    const shiftId = await insertShift(tx, shift, input.shiftId);
    await note(tx, by.id, { shiftId, day: input.day, kind: 'changed' });
    tellOf(tx, { isSeen: found.shift.isSeen || shift.isSeen });
    return { shiftId, at: tx.now };
  }),
  route(stopShift, async ({ by, input: { shiftId, day, what }, city, tx }) => {
    await lockRota(tx);
    const found = await timeOf(tx, shiftId, day, city.zone);
    if (found === null) return refuse(notFound);
    if (!mayPlanFor(by, found.shift.memberId)) return refuse(onlyOwnShifts);
    if (found.one.from <= tx.now) return refuse(shiftStarted);
    const left = what === 'day' ? withoutDay(found.shift, day) : endedBefore(found.shift, day);
    await saveWhatIsLeft(tx, shiftId, left);
    await note(tx, by.id, { shiftId, day, kind: what === 'day' ? 'leftOut' : 'stopped' });
    tellOf(tx, found.shift);
    return { shiftId, at: tx.now };
  }),
];
