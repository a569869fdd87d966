import type { MemberId } from '../../../platform/core/ids.ts';
import type { Instant } from '../../../platform/core/time.ts';
import type { Day } from '../door/city-time.rules.ts';
import type { HostKind } from '../door/hosts.rules.ts';
import type { OpenSlot } from '../door/hours.rules.ts';
import type { Occurrence, ShiftId } from './rota.rules.ts';

/** A stretch of an opening that the rota does not carry: as it stands, the door would stay shut then
 *  (consulting: take no new talk). */
export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
  readonly what: OpenSlot['what'];
  /** How many hosts are missing: 1 reads "needs a second host" in an open house. */
  readonly hostsShort: 0 | 1 | 2;
  /** Among the hosts there is no worker. With `hostsShort` 0 there are hosts enough, but one must be a worker. */
  readonly lacksWorker: boolean;
  /** Consulting with one worker, and no second on call. */
  readonly lacksOnCall: boolean;
  /** Times somebody is ill for in this stretch: whoever takes one over mends it. */
  readonly ill: readonly { readonly shiftId: ShiftId; readonly day: Day }[];
}

export interface WeekToCheck {
  /** The house's slots of the week (houseSlots). */
  readonly slots: readonly OpenSlot[];
  readonly rota: readonly Occurrence[];
  /** Of everyone on the rota who still works here; others do not count. */
  readonly kinds: ReadonlyMap<MemberId, HostKind>;
  readonly hostsNeeded: 1 | 2;
}

/** Which parts of which openings lack a host, a worker or somebody on call. Who only asked for a swap still counts;
 *  guests never do, nor shifts elsewhere. Earliest first; touching stretches with the same lack are one. */
export function gapsOf(week: WeekToCheck): Gap[] {
  return week.slots.flatMap((slot) => {
    const gaps: Gap[] = [];
    for (const [from, to] of stretchesOf(slot, week.rota)) {
      const gap = gapIn(slot, from, to, week);
      const last = gaps.at(-1);
      if (gap && last && last.to === gap.from && lacksTheSame(last, gap))
        gaps[gaps.length - 1] = { ...last, to: gap.to };
      else if (gap) gaps.push(gap);
    }
    return gaps;
  });
}

/** Between two neighbouring moments nobody comes or goes. */
function stretchesOf(slot: OpenSlot, rota: readonly Occurrence[]): (readonly [Instant, Instant])[] {
  const turns = rota
    .flatMap((one) => [one.from, one.to])
    .filter((at) => slot.opensAt < at && at < slot.closesAt);
  const moments = [...new Set([slot.opensAt, ...turns, slot.closesAt])].sort();
  return moments.slice(1).map((to, before) => [moments[before] ?? slot.opensAt, to] as const);
}

function gapIn(
  slot: OpenSlot,
  from: Instant,
  to: Instant,
  { rota, kinds, hostsNeeded }: WeekToCheck,
): Gap | null {
  const here = rota.filter((one) => one.from <= from && to <= one.to && isAtTheHouse(one));
  const standing = here.filter((one) => one.state !== 'ill' && kindCounts(kinds.get(one.memberId)));
  const hosts = new Set(standing.filter((one) => !one.isOnCall).map((one) => one.memberId));
  const hasWorker = [...hosts].some((id) => kinds.get(id) === 'worker');
  const hasOnCall = standing.some(
    (one) => one.isOnCall && !hosts.has(one.memberId) && kinds.get(one.memberId) === 'worker',
  );
  const needed = slot.what === 'house' ? hostsNeeded : 1;
  const gap: Gap = {
    from,
    to,
    what: slot.what,
    hostsShort: Math.max(0, needed - hosts.size) as 0 | 1 | 2,
    lacksWorker: !hasWorker,
    lacksOnCall: slot.what === 'consulting' && hosts.size < hostsNeeded && !hasOnCall,
    ill: here.filter((one) => one.state === 'ill').map(({ shiftId, day }) => ({ shiftId, day })),
  };
  return gap.hostsShort > 0 || gap.lacksWorker || gap.lacksOnCall ? gap : null;
}

function isAtTheHouse({ vindplaats, isOnCall }: Occurrence): boolean {
  return isOnCall || vindplaats.kind === 'house' || vindplaats.kind === 'room';
}

function kindCounts(kind: HostKind | undefined): boolean {
  return kind === 'worker' || kind === 'youngHost';
}

function lacksTheSame(a: Gap, b: Gap): boolean {
  return (
    a.hostsShort === b.hostsShort &&
    a.lacksWorker === b.lacksWorker &&
    a.lacksOnCall === b.lacksOnCall &&
    JSON.stringify(a.ill) === JSON.stringify(b.ill)
  );
}
