import { addMs, DAY, type Instant } from '../../../platform/core/time.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { addDays, type Day, dayIn, daysFrom, mondayOf, weekAround } from '../door/city-time.rules.ts';
import { houseSlots, type OpenSlot } from '../door/hours.rules.ts';
import { hoursAround } from '../hours/hours.store.ts';
import { gapsOf } from './gaps.rules.ts';
import { plannedOpenings, possibleWith } from './plan.rules.ts';
import type { RotaGap, RotaTime, RotaView } from './rota.contract.ts';
import type { Occurrence } from './rota.rules.ts';
import { hostingTeam, type KeptShift, latestChanges, rotaFor, type TeamMember } from './rota.store.ts';

/** How far ahead swaps and illness are listed apart from the week on screen. */
const OPEN_AHEAD_DAYS = 28;
const HOSTS_NEEDED = 2;

export interface Reader {
  readonly memberId: string;
  readonly isCoordinator: boolean;
  readonly isWorker: boolean;
}

type Week = Pick<
  RotaView,
  | 'today'
  | 'days'
  | 'previousWeek'
  | 'nextWeek'
  | 'isThisWeek'
  | 'openDays'
  | 'isCoordinator'
  | 'times'
  | 'gaps'
  | 'open'
  | 'team'
  | 'changes'
>;

/** The week around a day as one of the team sees it. */
export async function weekFor(tx: Tx, zone: string, day: Day | null, reader: Reader): Promise<Week> {
  const today = dayIn(tx.now, zone);
  const monday = mondayOf(day ?? today);
  const days = daysFrom(monday, addDays(monday, 6));
  const { from, to } = weekAround(monday, zone);
  const team = new Map((await hostingTeam(tx)).map((member) => [member.memberId as string, member]));
  const { times, shifts } = await rotaFor(tx, from, to, zone);
  const ahead = await rotaFor(tx, tx.now, addMs(tx.now, OPEN_AHEAD_DAYS * DAY), zone);
  const { hours, closedDays } = await hoursAround(tx, zone);
  // Nobody has set hours yet: the house is meant to be open when somebody is planned to be there.
  const openings =
    hours.versions.length === 0
      ? plannedOpenings(times, zone)
      : houseSlots(hours, closedDays, monday, addDays(monday, 6), zone);
  const timeOn = (one: Occurrence, all: ReadonlyMap<string, KeptShift>) =>
    timeFor(one, all.get(one.shiftId), team, reader, tx.now);
  return {
    today,
    days,
    previousWeek: addDays(monday, -7),
    nextWeek: addDays(monday, 7),
    isThisWeek: days.includes(today),
    openDays: days.filter((one) => openings.some((slot) => slot.day === one)),
    isCoordinator: reader.isCoordinator,
    times: times.filter((one) => days.includes(one.day)).map((one) => timeOn(one, shifts)),
    gaps: gapsFor(times, openings, team, tx.now, zone),
    open: ahead.times
      .filter((one) => one.state === 'swapAsked' || one.state === 'ill')
      .map((one) => timeOn(one, ahead.shifts)),
    team: [...team.values()].map(({ memberId, workName, screenedOn, kind }) => ({
      id: memberId,
      workName,
      isScreened: screenedOn !== null && screenedOn <= today,
      isWorker: kind === 'worker',
    })),
    changes: await latestChanges(tx),
  };
}

type Team = ReadonlyMap<string, TeamMember>;
const nameIn = (team: Team, memberId: string | null) =>
  memberId === null ? null : (team.get(memberId)?.workName ?? '…');

function timeFor(
  one: Occurrence,
  shift: KeptShift | undefined,
  team: Team,
  reader: Reader,
  now: Instant,
): RotaTime {
  const { kind, name, account, roomId } = one.vindplaats;
  const isOn = one.from <= now && now < one.to && one.state !== 'ill';
  return {
    shiftId: one.shiftId,
    day: one.day,
    from: one.from,
    to: one.to,
    memberId: one.memberId,
    workName: nameIn(team, one.memberId) ?? '…',
    insteadOf: one.plannedFor === one.memberId ? null : nameIn(team, one.plannedFor),
    place: { kind, name, account: account ?? null },
    roomId: roomId ?? null,
    isOnCall: one.isOnCall,
    isSeen: shift?.isSeen ?? false,
    state: one.state,
    isVacant: one.isVacant ?? false,
    askedOf: nameIn(team, one.askedOf),
    repeats: shift?.recurrence ?? null,
    presence: !isOn ? null : team.get(one.memberId)?.isHere ? 'here' : 'now',
    may: possibleWith(one, reader, now),
  };
}

/** What the rota lacks from now on. Who left the team stands on it no longer. */
function gapsFor(
  rota: readonly Occurrence[],
  slots: readonly OpenSlot[],
  team: Team,
  now: Instant,
  zone: string,
): RotaGap[] {
  const kinds = new Map([...team.values()].map(({ memberId, kind }) => [memberId, kind]));
  return gapsOf({ slots, rota, kinds, hostsNeeded: HOSTS_NEEDED })
    .filter((gap) => now < gap.to)
    .map(({ from, to, hostsShort, lacksWorker, lacksOnCall, ill }) => ({
      day: dayIn(from, zone),
      from,
      to,
      hostsShort,
      lacksWorker,
      lacksOnCall,
      ill: ill.flatMap(({ shiftId, day }) => {
        const one = rota.find((time) => time.shiftId === shiftId && time.day === day);
        return one && !one.isVacant ? [nameIn(team, one.memberId) ?? '…'] : [];
      }),
    }));
}
