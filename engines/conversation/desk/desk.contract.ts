import { z } from 'zod';
import { event, get, hosts, InstantText, page, post, refusal } from '../../../platform/core/contract.ts';
import { Entry, RoomId } from '../../../platform/core/room-log.ts';
import { Promised } from '../letterbox/letterbox.contract.ts';
import { Bustle, HostCard, RoomNotice, RoomState } from '../rooms/rooms.contract.ts';
import { guestEnded, noShift, RotaToday, tooEarly } from '../rota/today.contract.ts';
import { SlowMode } from '../slow-mode/slow-mode.contract.ts';

/** Nobody takes a shift before the screening for work with minors was seen. */
export const notScreened = refusal('notScreened', 409);
export const alreadyCheckedIn = refusal('alreadyCheckedIn', 409, { since: InstantText });
export const notCheckedIn = refusal('notCheckedIn', 409);

export const DeskRoom = z.object({
  id: RoomId,
  name: z.string(),
  drawing: z.string(),
  state: RoomState,
  bustle: Bustle,
  hosts: z.array(HostCard),
});

export const Shift = z.object({ since: InstantText, until: InstantText });

export const DeskView = z.object({
  shift: Shift.nullable(),
  isScreened: z.boolean(),
  isOpen: z.boolean(),
  /** A consulting hour: talks apart alone. canTalk: a new one can begin now. */
  consulting: z.object({ canTalk: z.boolean() }).nullable(),
  hostsHere: z.array(HostCard),
  rooms: z.array(DeskRoom),
  rota: RotaToday,
  /** Letters that wait; none are told of to who is not on shift. */
  promised: Promised,
});
export type DeskView = z.output<typeof DeskView>;

export const readDesk = get('/conversation/desk', {
  who: hosts,
  summary: 'My shift and the rooms at a glance',
  answer: DeskView,
});

export const checkIn = post('/conversation/check-in', {
  who: hosts,
  summary: 'Start my shift: from now I am there for visitors',
  answer: Shift,
  refuses: [notScreened, guestEnded, noShift, tooEarly, alreadyCheckedIn],
});

export const checkOut = post('/conversation/check-out', {
  who: hosts,
  summary: 'End my shift',
  answer: z.object({ at: InstantText }),
  refuses: [notCheckedIn],
});

export const HostRoomView = z.object({
  id: RoomId,
  name: z.string(),
  state: RoomState,
  notice: RoomNotice.nullable(),
  bustle: Bustle,
  hosts: z.array(HostCard),
  /** Handles of who is in now; names only inside, and only to hosts. */
  present: z.array(z.string()),
  entries: z.array(Entry),
  seq: z.number().int(),
  slow: SlowMode.nullable(),
});
export type HostRoomView = z.output<typeof HostRoomView>;

export const readHostRoom = get('/conversation/host-room', {
  who: hosts,
  summary: 'A room as its hosts see it',
  input: z.object({ kamer: RoomId }),
  answer: HostRoomView,
});

/** Something on the desk changed: read anew. */
export const deskChanged = event('conversation.deskChanged', {});

export const deskPage = page('/team', {
  screen: 'engines/conversation/desk/Today',
  shows: readDesk,
  side: 'desk',
});
export const hostRoomPage = page('/team/kamer', {
  screen: 'engines/conversation/desk/HostRoom',
  shows: readHostRoom,
  side: 'desk',
});
