import { z } from 'zod';
import {
  event,
  get,
  hosts,
  InstantText,
  page,
  post,
  refusal,
  workers,
} from '../../../platform/core/contract.ts';
import { type Id, idOf } from '../../../platform/core/ids.ts';
import { Entry, RoomId } from '../../../platform/core/room-log.ts';
import { textOf } from '../../../platform/core/text.ts';
import { HelpLineView } from '../help/help.contract.ts';

export const DangerId = idOf<'danger'>();
export type DangerId = Id<'danger'>;

/** UTF-16 units of a ground. */
export const GROUND_MAX = 1000;

/** Who goes on to call: the young person, the host, or the city's own number. */
export const DangerStep = z.enum(['theyCall', 'weCall112', 'cityNumber']);
export type DangerStep = z.output<typeof DangerStep>;
/** Whether the young person knows: told before, or not yet because that is dangerous. */
export const Told = z.enum(['before', 'notYet']);

export const dangerClosed = refusal('dangerClosed', 409);
export const nothingProposed = refusal('nothingProposed', 409);
/** One proposes, a second confirms. */
export const confirmByAnother = refusal('confirmByAnother', 409);

const Who = z.object({ id: z.string(), workName: z.string() });

export const DangerCard = z.object({
  id: DangerId,
  /** The visitor's handle; null when it is not about a talk. */
  handle: z.string().nullable(),
  raisedBy: Who,
  raisedAt: InstantText,
  answeredBy: Who.nullable(),
  /** It rings on my desk until somebody answers. */
  ringsForMe: z.boolean(),
  isMine: z.boolean(),
});

export const StepPlan = z.object({
  steps: z.array(z.object({ lead: z.string(), text: z.string() })),
  onCallName: z.string().nullable(),
  onCallNumber: z.string().nullable(),
  onCallRemark: z.string().nullable(),
  checkedOn: z.string().nullable(),
  /** What a host may offer to say, in the city's words; null = the house's own. */
  sentence: z.string().nullable(),
  savedBy: z.string().nullable(),
  savedAt: InstantText,
});
export type StepPlan = z.output<typeof StepPlan>;

/** Open cases that I am in, or that ring for me. */
export const readDangers = get('/conversation/dangers', {
  who: hosts,
  summary: 'Somebody in danger: what rings on my desk, and what I am in',
  answer: z.object({ isOnShift: z.boolean(), dangers: z.array(DangerCard) }),
});

export const DangerView = z.object({
  id: DangerId,
  talk: RoomId.nullable(),
  handle: z.string().nullable(),
  raisedBy: Who,
  raisedAt: InstantText,
  answeredBy: Who.nullable(),
  ringsFor: z.array(Who),
  /** From then on the city's on-call number stands here. */
  numberFrom: InstantText,
  ground: z.string().nullable(),
  step: DangerStep.nullable(),
  told: Told.nullable(),
  proposedBy: Who.nullable(),
  confirmedBy: Who.nullable(),
  closedAt: InstantText.nullable(),
  plan: StepPlan,
  /** When the house closes tonight; this talk does not close with it. */
  houseUntil: InstantText.nullable(),
  /** Help lines that answer now: what can be offered along with a sentence. */
  lines: z.array(HelpLineView),
  /** What is said in the talk, for who is in it; null for everybody else who may see the case. */
  said: z.object({ isOver: z.boolean(), entries: z.array(Entry), seq: z.number().int() }).nullable(),
});
export type DangerView = z.output<typeof DangerView>;

export const readDanger = get('/conversation/danger', {
  who: hosts,
  summary: 'One case: who comes, the step plan, what is proposed',
  input: z.object({ gevaar: DangerId }),
  answer: DangerView,
});

/** Raised twice for the same talk, it is the same case: pressing again in fright does no harm. */
export const raiseDanger = post('/conversation/raise-danger', {
  who: hosts,
  summary: 'Somebody is in danger: call a second person',
  input: z.object({ talk: RoomId.nullable().default(null) }),
  answer: z.object({ danger: DangerId, at: InstantText }),
});

export const answerDanger = post('/conversation/answer-danger', {
  who: workers,
  summary: 'I come: the ringing stops, and I am in the talk, seen by everybody in it',
  input: z.object({ danger: DangerId }),
  answer: z.object({ at: InstantText }),
  refuses: [dangerClosed],
});

export const proposeStep = post('/conversation/propose-step', {
  who: workers,
  summary: 'Propose a step, with its ground and what the young person was told',
  input: z.object({ danger: DangerId, ground: textOf(GROUND_MAX), step: DangerStep, told: Told }),
  answer: z.object({ at: InstantText }),
  refuses: [dangerClosed],
});

export const confirmStep = post('/conversation/confirm-step', {
  who: workers,
  summary: 'Confirm what another proposed; nothing is sent by itself',
  input: z.object({ danger: DangerId }),
  answer: z.object({ at: InstantText }),
  refuses: [dangerClosed, nothingProposed, confirmByAnother],
});

export const closeDanger = post('/conversation/close-danger', {
  who: workers,
  summary: 'It is over',
  input: z.object({ danger: DangerId }),
  answer: z.object({ at: InstantText }),
  refuses: [dangerClosed],
});

export const dangerChanged = event('conversation.dangerChanged', { memberIds: z.array(z.string()) });

export const dangerPage = page('/team/gevaar', {
  screen: 'engines/conversation/danger/Danger',
  shows: readDanger,
  side: 'desk',
});
