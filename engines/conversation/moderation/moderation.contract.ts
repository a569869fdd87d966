import { z } from 'zod';
import { event, refusal } from '../../../platform/core/contract.ts';
import { type Id, idOf } from '../../../platform/core/ids.ts';
import { RoomId } from '../../../platform/core/room-log.ts';

export { messageGone } from '../rooms/message-gone.contract.ts';

export const ReportId = idOf<'report'>();
export type ReportId = Id<'report'>;
export const MeasureId = idOf<'measure'>();
export type MeasureId = Id<'measure'>;
export const SecondLookId = idOf<'secondLook'>();
export type SecondLookId = Id<'secondLook'>;

/** UTF-16 units of words beside a report, of a reason, and of an answer. */
export const WORDS_MAX = 1000;

/** The shortest pause, in minutes. */
export const PAUSE_MIN_MINUTES = 5;

export const MeasureKind = z.enum(['talk', 'cover', 'pause', 'door']);
export const Distance = z.enum(['near', 'over', 'far']);
export type Distance = z.output<typeof Distance>;

/** It is about somebody of the house: that goes to the confidant, at /niet-oke. */
export const aboutHost = refusal('aboutHost', 409);
/** Young hosts and guest hosts answer and ask a colleague. */
export const onlyWorkers = refusal('onlyWorkers', 409);
/** A colleague was first. */
export const reportHandled = refusal('reportHandled', 409, { by: z.string() });
export const measureRuns = refusal('measureRuns', 409);
/** The room's rules changed while this was being written. */
export const ruleUnknown = refusal('ruleUnknown', 409);
/** Its writer changed the words after the page was read. */
export const wordsChanged = refusal('wordsChanged', 409);
/** The room is closed for good: a cover has nothing to lie on. */
export const roomGone = refusal('roomGone', 409);
export const measureOver = refusal('measureOver', 409);
/** Work for the hosts on shift, each by name: nobody else of the team hears it. */
export const reportsChanged = event('conversation.reportsChanged', { memberIds: z.array(z.string()) });
/** Something was told to this visitor: what was done with their report, a measure, a second look. */
export const toldVisitor = event('conversation.toldVisitor', { visitorId: z.string() });
/** The list of second looks moved; who may read it reads it anew. */
export const secondLooksChanged = event('conversation.secondLooksChanged', {});
/** The door is shut for this visitor: their tabs leave the rooms at once. */
export const doorWasShut = event('conversation.doorWasShut', {
  visitorId: z.string(),
  roomIds: z.array(RoomId),
});
