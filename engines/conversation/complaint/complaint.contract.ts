import { z } from 'zod';
import {
  anyone,
  confidants,
  event,
  get,
  InstantText,
  page,
  post,
  refusal,
  visitors,
} from '../../../platform/core/contract.ts';
import { type Id, idOf, MemberId } from '../../../platform/core/ids.ts';
import { textOf } from '../../../platform/core/text.ts';

export const ComplaintId = idOf<'complaint'>();
export type ComplaintId = Id<'complaint'>;

/** UTF-16 units in what happened, and in the answer. */
export const COMPLAINT_MAX = 6000;

/** The city has named nobody who may read it; the outside roads are on the page. */
export const noConfidant = refusal('noConfidant', 409);
export const complaintAnswered = refusal('complaintAnswered', 409);

/** What would be good, as the one who writes sees it. */
export const Wish = z.enum(['listen', 'stop', 'tellThem', 'unsure']);
export type Wish = z.output<typeof Wish>;

export const MyComplaint = z.object({
  id: ComplaintId,
  text: z.string(),
  sentAt: InstantText,
  answerBy: InstantText,
  answer: z.object({ text: z.string(), byName: z.string().nullable(), at: InstantText }).nullable(),
  /** Not answered, and the one to whom it was given is gone: nobody else reads it. */
  isLeftBehind: z.boolean(),
});
export type MyComplaint = z.output<typeof MyComplaint>;

export const readComplaintPage = get('/conversation/complaint', {
  who: anyone,
  summary: 'Who reads a complaint about a host and by when, and my own with their answers',
  answer: z.object({
    /** Null when the city has named nobody: then nothing can be sent. */
    confidant: z.object({ workName: z.string(), workTitle: z.string(), service: z.string() }).nullable(),
    hosts: z.array(z.object({ id: MemberId, workName: z.string() })),
    /** By when what is sent now is answered. */
    answerBy: InstantText,
    isInside: z.boolean(),
    complaints: z.array(MyComplaint),
  }),
});

export const sendComplaint = post('/conversation/send-complaint', {
  who: visitors,
  summary: 'Tell the confidant that something is not okay with somebody of the house',
  input: z.object({
    /** Null: rather not said. */
    about: MemberId.nullable(),
    text: textOf(COMPLAINT_MAX),
    wishes: z.array(Wish).max(Wish.options.length).default([]),
  }),
  answer: z.object({ id: ComplaintId, at: InstantText, answerBy: InstantText }),
  refuses: [noConfidant],
  bodyLimit: 1024 * 1024,
});

export const ComplaintInHand = z.object({
  id: ComplaintId,
  /** Work name; null when the writer would rather not say. */
  about: z.string().nullable(),
  text: z.string(),
  wishes: z.array(Wish),
  sentAt: InstantText,
  answerBy: InstantText,
  answer: z.object({ text: z.string(), at: InstantText }).nullable(),
});
export type ComplaintInHand = z.output<typeof ComplaintInHand>;

/** For the confidant, and for nobody of the team, whatever their role. */
export const readComplaints = get('/conversation/complaints', {
  who: confidants,
  summary: 'Complaints about hosts that were given to me, and how my account is got into',
  answer: z.object({
    complaints: z.array(ComplaintInHand),
    access: z.object({
      firstInAt: InstantText.nullable(),
      /** Sign-in links for me, newest first. By null: the operator. */
      links: z.array(z.object({ by: z.string().nullable(), at: InstantText })),
      /** Since when I am signed in elsewhere at this moment. */
      elsewhere: z.array(InstantText),
    }),
  }),
});

export const answerComplaint = post('/conversation/answer-complaint', {
  who: confidants,
  summary: 'Answer a complaint',
  input: z.object({ complaint: ComplaintId, text: textOf(COMPLAINT_MAX) }),
  answer: z.object({ id: ComplaintId, at: InstantText }),
  refuses: [complaintAnswered],
  bodyLimit: 1024 * 1024,
});

/** To confidants only: not even that something came in reaches the team. */
export const complaintCame = event('conversation.complaintCame', {});
/** To the one who wrote it, and nobody else. */
export const complaintWasAnswered = event('conversation.complaintWasAnswered', { visitorId: z.string() });

export const complaintPage = page('/niet-oke', {
  screen: 'engines/conversation/complaint/Complaint',
  shows: readComplaintPage,
  side: 'house',
});
export const complaintsPage = page('/team/klachten', {
  screen: 'engines/conversation/complaint/Complaints',
  shows: readComplaints,
  side: 'desk',
});
