import type { Entry, RoomId } from '../../../platform/core/room-log.ts';
import { t } from '../../../platform/web/t.ts';
import { Note } from './Note.part.tsx';
import { signWords } from './Signs.part.tsx';

/** What a talk's log holds besides what was said: who came and went, small signs, summaries, agreements. */
export function TalkEntry({
  entry,
  entries,
  room,
  isVisitor,
}: {
  entry: Entry;
  entries: readonly Entry[];
  room: RoomId;
  isVisitor: boolean;
}) {
  const mandate = String(entry.facts['mandate']);
  const name = typeof entry.facts['name'] === 'string' ? entry.facts['name'] : '';
  switch (entry.kind) {
    case 'hostJoined':
      return (
        <p class="dag">
          {entry.facts['isFirst'] === true
            ? t('conversation.talk.isThere', { name, mandate })
            : t('conversation.talk.joined', { name, mandate })}
        </p>
      );
    case 'hostLeft':
      return <p class="dag">{t('conversation.talk.left', { name })}</p>;
    case 'hostVanished':
      return <p class="dag">{t('conversation.talk.vanished')}</p>;
    case 'talkEnded':
      return <p class="dag">{t('conversation.talk.isOver')}</p>;
    case 'sign':
      return <p class="dag">{signWords(entry.facts['sign'], entry.by.name ?? '', isVisitor)}</p>;
    case 'agreement':
    case 'summary':
      return <Note entry={entry} entries={entries} room={room} isVisitor={isVisitor} />;
    default:
      return null;
  }
}
