import type { MessageAct } from './message-act.part.tsx';

/** What other topics offer a visitor on an opened message, between answering and hiding. Fetched with the first message
 *  that is opened. */
export const visitorActs: readonly MessageAct[] = [];
