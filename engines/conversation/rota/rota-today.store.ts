import { type Member, type Refused, refuse } from '../../../platform/core/contract.ts';
import { addMs, DAY, HOUR, type Instant } from '../../../platform/core/time.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import type { Services } from '../../../platform/server/http/services.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { notScreened } from '../desk/desk.contract.ts';
import { addDays, dayIn, momentAt } from '../door/city-time.rules.ts';
import { type CheckIn, decideCheckIn, isOnCall } from './check-in.rules.ts';
import { namedOnCall, type Occurrence } from './rota.rules.ts';
import { hostingTeam, rotaFor, type TeamMember } from './rota.store.ts';
import {
  type Elsewhere,
  guestEnded,
  noShift,
  type Place,
  type RotaToday,
  tooEarly,
} from './today.contract.ts';

/** How far ahead the desk looks for one's next time. */
const NEXT_WITHIN_DAYS = 14;
/** A check-in belongs to a time that is on, or about to begin. */
const AROUND_MS = 12 * HOUR;

const placeOf = ({ vindplaats }: Occurrence): Place => ({
  kind: vindplaats.kind,
  name: vindplaats.name,
  account: vindplaats.account ?? null,
});

/** Who is named on call now, and whether they can answer: a desk page of theirs is open and alive. */
export async function onCallNow(
  { hub }: Pick<Services, 'hub'>,
  tx: Tx,
  city: City,
): Promise<(TeamMember & { isThere: boolean })[]> {
  const { times } = await rotaFor(tx, tx.now, addMs(tx.now, 1), city.zone);
  const named = new Set(namedOnCall(times, tx.now));
  return (await hostingTeam(tx))
    .filter((member) => named.has(member.memberId))
    .map((member) => {
      const seenAt = hub.follows(city.id, `member:${member.memberId}`) > 0 ? tx.now : null;
      return { ...member, isThere: isOnCall(member, seenAt, tx.now, city.zone) };
    });
}

/** What the rota says to one of the team on the desk today. */
export async function rotaToday(
  services: Pick<Services, 'hub'>,
  tx: Tx,
  city: City,
  by: Pick<Member, 'id'>,
): Promise<RotaToday> {
  const { times } = await rotaFor(tx, tx.now, addMs(tx.now, NEXT_WITHIN_DAYS * DAY), city.zone);
  const next = times.find((one) => one.memberId === by.id && one.state !== 'ill' && tx.now < one.from);
  return {
    onCall: (await onCallNow(services, tx, city)).map(({ workName, isThere }) => ({ workName, isThere })),
    next: next ? { from: next.from, to: next.to, place: placeOf(next), isOnCall: next.isOnCall } : null,
  };
}

/** What checking in starts for this member now, or why they may not. */
export async function checkInNow(
  tx: Tx,
  zone: string,
  by: Pick<Member, 'id'>,
): Promise<(CheckIn & { readonly member: TeamMember }) | Refused> {
  const member = (await hostingTeam(tx)).find(({ memberId }) => memberId === by.id);
  if (!member) return refuse(noShift);
  const { times } = await rotaFor(tx, addMs(tx.now, -AROUND_MS), addMs(tx.now, AROUND_MS), zone);
  const decided = decideCheckIn(
    member,
    times.filter((one) => one.memberId === by.id),
    tx.now,
    zone,
  );
  if (!('refused' in decided)) return { ...decided, member };
  switch (decided.refused) {
    case 'notScreened':
      return refuse(notScreened);
    case 'guestEnded':
      return refuse(guestEnded);
    case 'noShift':
      return refuse(noShift);
    case 'tooEarly':
      return refuse(tooEarly, { from: decided.data?.['from'] as Instant });
  }
}

type SeenKind = Elsewhere['kind'];
const isSeenKind = (kind: Place['kind']): kind is SeenKind =>
  kind === 'square' || kind === 'school' || kind === 'platform';

/** Where else the team can be found today, of what is meant to be seen: on now or still to come. */
export async function elsewhereToday(tx: Tx, zone: string): Promise<Elsewhere[]> {
  const tomorrow = momentAt(addDays(dayIn(tx.now, zone), 1), '00:00', zone);
  const { times, shifts } = await rotaFor(tx, tx.now, tomorrow, zone);
  const seen = times.filter(
    (one) => one.state !== 'ill' && !one.isOnCall && shifts.get(one.shiftId)?.isSeen === true,
  );
  if (seen.length === 0) return [];
  const names = new Map((await hostingTeam(tx)).map(({ memberId, workName }) => [memberId, workName]));
  return seen.flatMap((one) => {
    const { kind, name, account } = placeOf(one);
    const workName = names.get(one.memberId);
    return isSeenKind(kind) && workName !== undefined
      ? [{ kind, name, account, workName, from: one.from, to: one.to }]
      : [];
  });
}

/** Work names of who is planned at the house at a moment: who opens the door then. */
export async function plannedAt(tx: Tx, zone: string, at: Instant): Promise<string[]> {
  const { times } = await rotaFor(tx, at, addMs(at, 1), zone);
  const there = new Set(
    times
      .filter(
        ({ state, isOnCall, vindplaats: { kind } }) =>
          state !== 'ill' && !isOnCall && (kind === 'house' || kind === 'room'),
      )
      .map((one) => one.memberId),
  );
  if (there.size === 0) return [];
  return (await hostingTeam(tx)).filter((one) => there.has(one.memberId)).map((one) => one.workName);
}
