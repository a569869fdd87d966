import type { MessageAct } from './message-act.part.tsx';

/** What other topics offer a host on an opened message. In a module of its own: a phone must not learn of it. */
export const hostActs: readonly MessageAct[] = [];
