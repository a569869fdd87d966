import { notFound, refuse } from '../../../platform/core/contract.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import { beginVisit } from '../../../platform/server/identity/identity.store.ts';
import { deskChanged } from '../desk/desk.contract.ts';
import { myShift } from '../desk/shifts.store.ts';
import { doorNow } from '../door/door.store.ts';
import { offerHandles } from '../door/handle.rules.ts';
import { helpNow } from '../help/help.store.ts';
import { notOnShift } from '../rooms/rooms.contract.ts';
import {
  answerLetter,
  beginWriting,
  letterAnswered,
  letterOpened,
  letterWasAnswered,
  markAnswerRead,
  noAnswerWanted,
  openLetter,
  postLetter,
  readLetterbox,
  readLetters,
  takeLetterBack,
} from './letterbox.contract.ts';
import { decidePosting, mayPostFrom, promisedBy } from './letterbox.rules.ts';
import {
  forget,
  loadLetter,
  loadMine,
  loadMyLetter,
  loadWaiting,
  lockVisitor,
  mineToRead,
  onList,
  openingsAhead,
  openText,
  saveAnswer,
  saveLetter,
  saveOpened,
  saveRead,
} from './letterbox.store.ts';

export const letterboxRoutes = [
  // The answer is a cookie, which is kept nowhere. Beginning twice is two visits, and the first ends unseen; that is why
  // this is a call of its own and nothing is posted with it.
  freeRoute(beginWriting, async ({ by, city, reply, take }, { db }) => {
    if (by.role !== 'visitor') {
      const tooMany = await take('entering');
      if (tooMany !== null) return tooMany;
      const [handle = ''] = offerHandles([Math.random()]);
      const visit = await db.transaction(city.id, (tx) => beginVisit(tx, handle));
      reply.startVisit(visit.secret);
    }
    return { canWrite: true as const };
  }),
  route(readLetterbox, async ({ by, city, language, tx }) => {
    const door = await doorNow(tx);
    const mine = by.role === 'visitor' ? await loadMine(tx, by) : [];
    return {
      isOpen: door !== null && door.house !== 'closed' && door.because !== 'heldByDanger',
      nextOpen: door?.next?.opensAt ?? null,
      promisedBy: promisedBy(tx.now, await openingsAhead(tx, city.zone), city.zone),
      waitsUntil: mayPostFrom(mine, tx.now),
      letters: await mineToRead(tx, mine),
      help: await helpNow(tx, language, city.zone),
    };
  }),
  route(postLetter, async ({ by, input, city, tx, take }) => {
    await lockVisitor(tx, by);
    const refused = decidePosting(await loadMine(tx, by), tx.now) ?? (await take('letter'));
    if (refused !== null) return refused;
    const promise = input.wantsAnswer
      ? promisedBy(tx.now, await openingsAhead(tx, city.zone), city.zone)
      : null;
    const id = await saveLetter(tx, by, { text: input.text, promisedBy: promise });
    tx.announce(deskChanged({}));
    return { id, at: tx.now, promisedBy: promise };
  }),
  route(takeLetterBack, async ({ by, input, tx }) => {
    const letter = await loadMyLetter(tx, by, input.letter);
    if (letter === null) return refuse(notFound);
    if (letter.openedAt !== null) return refuse(letterOpened);
    await forget(tx, [letter]);
    tx.announce(deskChanged({}));
    return { at: tx.now };
  }),
  route(markAnswerRead, async ({ by, input, tx }) => {
    const letter = await loadMyLetter(tx, by, input.letter);
    if (letter === null || letter.answer === null) return refuse(notFound);
    await saveRead(tx, letter.id);
    return { at: letter.readAt ?? tx.now };
  }),
  route(readLetters, async ({ by, input, tx }) => {
    const shift = await myShift(tx, by.id);
    const door = await doorNow(tx);
    const view = { shiftUntil: shift?.until ?? null, isOpen: door !== null && door.house !== 'closed' };
    if (shift === null) return { ...view, letters: [], inHand: null };
    const waiting = await loadWaiting(tx);
    const asked = input.brief === undefined ? null : await loadLetter(tx, by, input.brief);
    // Read once, a letter that wants no answer leaves the list; who has it in hand keeps it before them.
    const isForNow = asked?.openedAt != null && asked.answeredAt === null;
    return {
      ...view,
      letters: waiting.map(onList),
      inHand: isForNow ? { ...onList(asked), text: (await openText(tx, asked)) ?? '' } : null,
    };
  }),
  route(openLetter, async ({ by, input, tx }) => {
    if ((await myShift(tx, by.id)) === null) return refuse(notOnShift);
    const letter = await loadLetter(tx, by, input.letter);
    if (letter === null) return refuse(notFound);
    await saveOpened(tx, letter.id);
    tx.announce(deskChanged({}));
    // Who wrote it sees that it was opened, too.
    tx.announce(letterWasAnswered({ visitorId: letter.visitorId }));
    return { id: letter.id };
  }),
  route(answerLetter, async ({ by, input, tx }) => {
    if ((await myShift(tx, by.id)) === null) return refuse(notOnShift);
    const letter = await loadLetter(tx, by, input.letter);
    if (letter === null) return refuse(notFound);
    if (!letter.wantsAnswer) return refuse(noAnswerWanted);
    if (letter.answeredAt !== null) return refuse(letterAnswered);
    await saveOpened(tx, letter.id);
    await saveAnswer(tx, by, letter, input.text);
    tx.announce(letterWasAnswered({ visitorId: letter.visitorId }));
    tx.announce(deskChanged({}));
    return { id: letter.id, at: tx.now };
  }),
];
