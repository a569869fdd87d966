import type { MemberId } from '../../../platform/core/ids.ts';
import type { Instant } from '../../../platform/core/time.ts';
import { dayIn } from '../door/city-time.rules.ts';
import {
  isFree,
  mayHost,
  type Occurrence,
  type OccurrenceChange,
  type Refusal,
  type RotaMember,
} from './rota.rules.ts';

/** What somebody does about handing over one time of a shift. */
export type SwapAct =
  /** of: null asks the whole team. */
  | { readonly kind: 'ask'; readonly by: MemberId; readonly of: MemberId | null }
  /** own: what the colleague has on the rota around it. */
  | { readonly kind: 'take'; readonly by: RotaMember; readonly own: readonly Occurrence[] }
  | { readonly kind: 'decline'; readonly by: MemberId }
  | { readonly kind: 'takeBack'; readonly by: MemberId };

export type SwapRefusal = Refusal<
  | 'notYours'
  | 'ownShift'
  | 'shiftStarted'
  | 'shiftOver'
  | 'markedIll'
  | 'swapNotAsked'
  | 'askedOfAnother'
  | 'notScreened'
  | 'guestEnded'
  | 'workerNeeded'
  | 'notFree'
>;

/** A swap: asked, then taken by a colleague who is screened and free, or declined. Until it is taken, who asked
 *  stands for it. A time somebody is ill for is open to the whole team until it ends, without asking; who was ill
 *  may take it back in the same way. */
export function decideSwap(
  one: Occurrence,
  act: SwapAct,
  now: Instant,
  zone: string,
): OccurrenceChange | SwapRefusal {
  switch (act.kind) {
    case 'ask':
      return decideAsk(one, act.by, act.of, now);
    case 'take':
      return decideTake(one, act.by, act.own, now, zone);
    case 'decline':
      return decideDecline(one, act.by, now);
    case 'takeBack':
      if (one.memberId !== act.by) return { refused: 'notYours' };
      return one.state === 'swapAsked'
        ? { ...changeOf(one, now), kind: 'swapTakenBack' }
        : { refused: 'swapNotAsked' };
  }
}

function decideAsk(
  one: Occurrence,
  by: MemberId,
  of: MemberId | null,
  now: Instant,
): OccurrenceChange | SwapRefusal {
  if (one.memberId !== by) return { refused: 'notYours' };
  if (of === by) return { refused: 'ownShift' };
  if (one.state === 'ill') return { refused: 'markedIll' };
  if (one.from <= now) return { refused: 'shiftStarted' };
  return { ...changeOf(one, now), kind: 'swapAsked', of };
}

function decideTake(
  one: Occurrence,
  by: RotaMember,
  own: readonly Occurrence[],
  now: Instant,
  zone: string,
): OccurrenceChange | SwapRefusal {
  if (one.state !== 'swapAsked' && one.state !== 'ill') return { refused: 'swapNotAsked' };
  if (one.state === 'swapAsked' && one.memberId === by.memberId) return { refused: 'ownShift' };
  if (one.askedOf !== null && one.askedOf !== by.memberId) return { refused: 'askedOfAnother' };
  if (one.to <= now) return { refused: 'shiftOver' };
  if (one.state === 'swapAsked' && one.from <= now) return { refused: 'shiftStarted' };
  const notAllowed = mayHost(by, dayIn(now, zone), one.day);
  if (notAllowed) return notAllowed;
  if (one.isOnCall && by.kind !== 'worker') return { refused: 'workerNeeded' };
  if (!isFree(own, one.from, one.to)) return { refused: 'notFree' };
  return { ...changeOf(one, now), kind: 'takenOver', by: by.memberId };
}

function decideDecline(one: Occurrence, by: MemberId, now: Instant): OccurrenceChange | SwapRefusal {
  if (one.state !== 'swapAsked') return { refused: 'swapNotAsked' };
  if (one.memberId === by) return { refused: 'ownShift' };
  if (one.askedOf !== null && one.askedOf !== by) return { refused: 'askedOfAnother' };
  return { ...changeOf(one, now), kind: 'swapDeclined', by };
}

export type IllRefusal = Refusal<'notYours' | 'shiftOver' | 'alreadyIll'>;

/** Somebody is ill for this time: they no longer stand for it, and the gap shows at once (gapsOf). No reason is kept.
 *  @param by who says so: the person, or a coordinator for them */
export function decideIll(
  one: Occurrence,
  by: { readonly memberId: MemberId; readonly isCoordinator: boolean },
  now: Instant,
): OccurrenceChange | IllRefusal {
  if (one.memberId !== by.memberId && !by.isCoordinator) return { refused: 'notYours' };
  if (one.to <= now) return { refused: 'shiftOver' };
  if (one.state === 'ill') return { refused: 'alreadyIll' };
  return { ...changeOf(one, now), kind: 'ill' };
}

function changeOf(
  { shiftId, day }: Occurrence,
  at: Instant,
): Pick<OccurrenceChange, 'shiftId' | 'day' | 'at'> {
  return { shiftId, day, at };
}
