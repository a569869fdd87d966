import type { Entry, RoomId } from '../../../platform/core/room-log.ts';
import { HandPalm } from '../../../platform/web/icons/icons.tsx';
import { t } from '../../../platform/web/t.ts';
import type { MessageAct } from './message-act.part.tsx';

/** Where a host decides about a message. */
export const caseHref = (room: RoomId, entry: Entry) => `/team/melding?kamer=${room}&bericht=${entry.id}`;

/** What other topics offer a host on an opened message. In a module of its own: a phone must not learn of it. */
export const hostActs: readonly MessageAct[] = [
  {
    key: 'case',
    icon: HandPalm,
    label: () => t('conversation.case.act'),
    fits: ({ entry, isTalk }) => entry.by.kind === 'visitor' && entry.by.id !== null && !isTalk,
    href: ({ room, entry }) => caseHref(room, entry),
  },
];
