import type { MemberId } from '../../../platform/core/ids.ts';
import { memberByWorkName } from '../../../platform/server/identity/identity.store.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { addDays, type Day, dayIn, momentAt, mondayOf, type Weekday } from '../door/city-time.rules.ts';
import type { Vindplaats } from './rota.rules.ts';
import { insertShift, note } from './rota.store.ts';

interface DemoShift {
  readonly who: string;
  readonly weekday: Weekday;
  readonly from: string;
  readonly to: string;
  readonly at?: Vindplaats;
  readonly isOnCall?: true;
}

const HOUSE: Vindplaats = { kind: 'house', name: '' };
const SKATEBOWL: Vindplaats = { kind: 'square', name: 'Skatebowl' };
const REFTER: Vindplaats = { kind: 'school', name: 'Campus Leie, refter' };
const STREAM: Vindplaats = { kind: 'platform', name: 'Minecraft', account: 'wout_leiestede' };
const PRACTICE: Vindplaats = { kind: 'learning', name: 'Oefenkamer' };

/** Every week, from this one on. On Friday one hour or two lack a second host, as weeks do. Who the demo's links sign
 *  in as works at the house only, so that checking in always opens the door. */
const DEMO_ROTA: readonly DemoShift[] = [
  { who: 'Ayla', weekday: 1, from: '14:00', to: '15:00', at: PRACTICE },
  { who: 'Samira', weekday: 2, from: '16:00', to: '21:00' },
  { who: 'Jonas', weekday: 2, from: '16:00', to: '21:00' },
  { who: 'Wout', weekday: 2, from: '16:00', to: '21:00', isOnCall: true },
  { who: 'Samira', weekday: 3, from: '14:00', to: '21:00' },
  { who: 'Jonas', weekday: 3, from: '14:00', to: '21:00' },
  { who: 'Lenn', weekday: 3, from: '14:00', to: '21:00', isOnCall: true },
  { who: 'Ayla', weekday: 3, from: '15:00', to: '18:00', at: SKATEBOWL },
  { who: 'Wout', weekday: 3, from: '19:00', to: '21:00', at: STREAM },
  { who: 'Ayla', weekday: 4, from: '12:00', to: '13:00', at: REFTER },
  { who: 'Jonas', weekday: 4, from: '17:00', to: '21:00' },
  { who: 'Lenn', weekday: 4, from: '17:00', to: '21:00' },
  { who: 'Nadia', weekday: 4, from: '17:00', to: '21:00', isOnCall: true },
  { who: 'Wout', weekday: 4, from: '19:00', to: '21:00', at: STREAM },
  { who: 'Samira', weekday: 5, from: '16:00', to: '22:00' },
  { who: 'Ayla', weekday: 5, from: '16:00', to: '18:00' },
  { who: 'Wout', weekday: 5, from: '20:00', to: '22:00' },
  { who: 'Lenn', weekday: 5, from: '16:00', to: '22:00', isOnCall: true },
  { who: 'Jonas', weekday: 6, from: '14:00', to: '18:00' },
  { who: 'Ayla', weekday: 6, from: '14:00', to: '18:00' },
  { who: 'Lenn', weekday: 6, from: '14:00', to: '18:00', isOnCall: true },
];

/** A rota around now for the demo city's team. One swap is asked, for Saturday of next week. */
export async function layOutDemoRota(tx: Tx, zone: string): Promise<void> {
  const team = new Map<string, MemberId>();
  for (const who of new Set(DEMO_ROTA.map((shift) => shift.who))) {
    const id = await memberByWorkName(tx, who);
    if (id === null) throw new Error(`The demo city has nobody called ${who}.`);
    team.set(who, id);
  }
  const monday = mondayOf(dayIn(tx.now, zone));
  const planner = team.get('Nadia') as MemberId;
  for (const { who, weekday, from, to, at = HOUSE, isOnCall = false } of DEMO_ROTA) {
    const day: Day = addDays(monday, weekday - 1);
    const memberId = team.get(who) as MemberId;
    const shiftId = await insertShift(
      tx,
      {
        memberId,
        from: `${day}T${from}`,
        to: `${day}T${to}`,
        recurrence: { everyWeeks: 1, weekdays: [weekday], until: null, except: [] },
        vindplaats: at,
        isOnCall,
        isSeen: at.kind === 'square' || at.kind === 'school' || at.kind === 'platform',
      },
      null,
    );
    await note(tx, planner, { shiftId, day, kind: 'planned' });
    const later = addDays(day, 7);
    if (who === 'Ayla' && weekday === 6 && tx.now < momentAt(later, from, zone))
      await note(tx, memberId, { shiftId, day: later, kind: 'swapAsked' });
  }
}
