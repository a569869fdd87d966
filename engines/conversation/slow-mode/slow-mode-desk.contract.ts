import { z } from 'zod';
import { hosts, InstantText, post } from '../../../platform/core/contract.ts';
import { RoomId } from '../../../platform/core/room-log.ts';
import { notOnShift, roomClosed } from '../rooms/rooms.contract.ts';
import { Pace } from './slow-mode.contract.ts';

export const setSlowMode = post('/conversation/set-slow-mode', {
  who: hosts,
  summary: 'Let a room talk slower for a while, at the latest until it closes',
  input: z.object({
    room: RoomId,
    everySec: Pace,
    /** Minutes. */
    forMin: z.number().int().min(5).max(180).default(30),
  }),
  answer: z.object({ until: InstantText }),
  refuses: [notOnShift, roomClosed],
});

export const endSlowMode = post('/conversation/end-slow-mode', {
  who: hosts,
  summary: 'Give a room its own pace back',
  input: z.object({ room: RoomId }),
  answer: z.object({ at: InstantText }),
  refuses: [notOnShift],
});
