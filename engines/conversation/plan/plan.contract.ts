import { z } from 'zod';
import { changedMeanwhile, LastChange, Version } from '../../../platform/core/changes.contract.ts';
import { coordinators, get, InstantText, page, post, refusal } from '../../../platform/core/contract.ts';
import { optionalTextOf, textOf } from '../../../platform/core/text.ts';
import { checkedInFuture } from '../help/help-desk.contract.ts';

export const LEAD_MAX = 60;
export const STEP_MAX = 240;
/** In fright nobody reads more than these. */
export const STEPS_MOST = 9;
export const SENTENCE_MAX = 600;
export const ON_CALL_MAX = 80;

/** A number that nobody looked up is worse than none: number and day belong together. */
export const onCallUnchecked = refusal('onCallUnchecked', 409);
export const planWithoutSteps = refusal('planWithoutSteps', 409);

export const PlanStep = z.object({ lead: textOf(LEAD_MAX), text: optionalTextOf(STEP_MAX) });
export type PlanStep = z.output<typeof PlanStep>;

export const PlanInput = z.object({
  steps: z.array(PlanStep).max(STEPS_MOST),
  /** Whose number it is: "dienst van wacht". */
  onCallName: textOf(ON_CALL_MAX).nullable(),
  /** As people write it; dialled without what is no digit. */
  onCallNumber: z
    .string()
    .max(30)
    .regex(/^\+?[\d .\-/()]*\d[\d .\-/()]*$/)
    .nullable(),
  /** When it is answered, or what must be known of it. */
  onCallRemark: textOf(ON_CALL_MAX).nullable(),
  checkedOn: z.iso.date().nullable(),
  /** What a host may offer to say; null = the house's own sentence. */
  sentence: textOf(SENTENCE_MAX).nullable(),
});
export type PlanInput = z.output<typeof PlanInput>;

export const KeptPlan = z.object({
  steps: z.array(z.object({ lead: z.string(), text: z.string() })),
  onCallName: z.string().nullable(),
  onCallNumber: z.string().nullable(),
  onCallRemark: z.string().nullable(),
  checkedOn: z.string().nullable(),
  sentence: z.string().nullable(),
  version: Version,
  /** The example that every city begins with, until it saves its own. */
  isExample: z.boolean(),
  changed: LastChange,
});
export type KeptPlan = z.output<typeof KeptPlan>;

export const readPlan = get('/conversation/step-plan', {
  who: coordinators,
  summary: 'The step plan for somebody in danger, the on-call number, and who reads complaints about hosts',
  answer: z.object({
    isOpen: z.boolean(),
    shiftUntil: InstantText.nullable(),
    today: z.string(),
    plan: KeptPlan,
    /** Null when the city has named nobody: then visitors read so, beside the roads outside the city. */
    confidant: z.object({ workName: z.string(), workTitle: z.string(), service: z.string() }).nullable(),
    changes: z.array(z.object({ by: z.string().nullable(), at: InstantText })),
  }),
});
export type PlanView = z.output<typeof readPlan.answer>;

export const saveStepPlan = post('/conversation/step-plan/save', {
  who: coordinators,
  summary: 'Lay down a new version of the step plan; the one before stays in its history',
  input: PlanInput.extend({ version: Version }),
  answer: z.object({ version: Version, at: InstantText }),
  refuses: [changedMeanwhile, planWithoutSteps, onCallUnchecked, checkedInFuture],
});

export const planPage = page('/team/stappenplan', {
  screen: 'engines/conversation/plan/Plan',
  shows: readPlan,
  side: 'desk',
});
