import { notFound, refuse } from '../../../platform/core/contract.ts';
import { changesOf } from '../../../platform/server/city/changes.store.ts';
import { route } from '../../../platform/server/http/route.ts';
import { memberById, signedInElsewhere } from '../../../platform/server/identity/members.store.ts';
import { whereIs } from '../rooms/rooms.store.ts';
import {
  answerComplaint,
  complaintAnswered,
  complaintCame,
  complaintWasAnswered,
  noConfidant,
  readComplaintPage,
  readComplaints,
  sendComplaint,
} from './complaint.contract.ts';
import { answerBy } from './complaint.rules.ts';
import {
  allToRead,
  confidantOf,
  hostsToName,
  loadAll,
  loadComplaint,
  loadMine,
  mineToRead,
  saveAnswer,
  saveComplaint,
} from './complaint.store.ts';

// Nothing here announces to the desk or writes to a log: not even that something came in may reach the team.
export const complaintRoutes = [
  route(readComplaintPage, async ({ by, tx }) => ({
    confidant: await confidantOf(tx),
    hosts: await hostsToName(tx),
    answerBy: answerBy(tx.now),
    isInside: by.role === 'visitor' && (await whereIs(tx, by)) !== null,
    complaints: by.role === 'visitor' ? await mineToRead(tx, await loadMine(tx, by)) : [],
  })),
  route(sendComplaint, async ({ by, input, tx, take }) => {
    const confidant = await confidantOf(tx);
    if (confidant === null) return refuse(noConfidant);
    const { about } = input;
    if (about !== null && !(await hostsToName(tx)).some((host) => host.id === about)) return refuse(notFound);
    const tooMany = await take('complaint');
    if (tooMany !== null) return tooMany;
    const id = await saveComplaint(tx, by, confidant.id, {
      about,
      text: input.text,
      wishes: [...new Set(input.wishes)],
    });
    tx.announce(complaintCame({}));
    return { id, at: tx.now, answerBy: answerBy(tx.now) };
  }),
  route(readComplaints, async ({ by, tx }) => ({
    complaints: await allToRead(tx, await loadAll(tx, by)),
    access: {
      firstInAt: (await memberById(tx, by.id))?.firstInAt ?? null,
      links: (await changesOf(tx, 'member', by.id, 'linkMade')).map(({ by: maker, at }) => ({
        by: maker,
        at,
      })),
      elsewhere: await signedInElsewhere(tx, by),
    },
  })),
  route(answerComplaint, async ({ by, input, tx }) => {
    const complaint = await loadComplaint(tx, by, input.complaint);
    if (complaint === null) return refuse(notFound);
    if (complaint.answeredAt !== null) return refuse(complaintAnswered);
    await saveAnswer(tx, by, complaint, input.text);
    tx.announce(complaintCame({}));
    tx.announce(complaintWasAnswered({ visitorId: complaint.visitorId }));
    return { id: complaint.id, at: tx.now };
  }),
];
