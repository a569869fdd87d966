import { z } from 'zod';
import { event, get, InstantText, post, refusal, workers } from '../../../platform/core/contract.ts';
import { type Id, idOf } from '../../../platform/core/ids.ts';
import { optionalTextOf } from '../../../platform/core/text.ts';

export const ContactId = idOf<'contact'>();
export type ContactId = Id<'contact'>;

/** Where it happened. One list for street, school and online: no screen splits digital work off. */
export const VINDPLAATSEN = ['street', 'school', 'online', 'house', 'phone'] as const;
export const Vindplaats = z.enum(VINDPLAATSEN);
/** What it was, roughly. */
export const CONTACT_KINDS = [
  'presence',
  'smallTalk',
  'question',
  'support',
  'mediation',
  'referral',
] as const;
export const ContactKind = z.enum(CONTACT_KINDS);

/** UTF-16 units of a next step. */
export const NEXT_STEP_MAX = 280;
const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const Contact = z.object({
  id: ContactId,
  at: InstantText,
  vindplaats: Vindplaats,
  kind: ContactKind,
  by: z.object({ id: z.string(), workName: z.string() }),
  nextStep: z.string().nullable(),
  nextStepOn: Day.nullable(),
});
export type Contact = z.output<typeof Contact>;

/** The team's contacts since the start of the local day. */
export const readContacts = get('/casework/contacts', {
  who: workers,
  summary: "Today's contacts of the team",
  answer: z.object({ contacts: z.array(Contact) }),
});

export const contactNotNow = refusal('contactNotNow', 409);

export const logContact = post('/casework/contacts', {
  who: workers,
  summary: 'Log a contact: when, vindplaats, kind, next step',
  input: z.object({
    vindplaats: Vindplaats,
    kind: ContactKind,
    nextStep: optionalTextOf(NEXT_STEP_MAX).default(''),
    nextStepOn: Day.nullable().default(null),
    /** When it happened, if not now: a talk that just ended brings its own moment. At most a day back. */
    happenedAt: z.iso.datetime().nullable().default(null),
  }),
  answer: z.object({ id: ContactId, at: InstantText }),
  refuses: [contactNotNow],
});

export const contactLogged = event('casework.contactLogged', {});
