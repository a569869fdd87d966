import { signal } from '@preact/signals';
import type { Entry, RoomId } from '../../../platform/core/room-log.ts';
import { t } from '../../../platform/web/t.ts';
import { Quote } from './Quote.part.tsx';

/** What the next message answers. In memory alone, as the draft is. */
export const answering = signal<{ readonly room: RoomId; readonly entry: Entry } | null>(null);

/** Above the writing line: what is being answered, with a way to stop. */
export function Answering({ room }: { room: RoomId }) {
  const to = answering.value;
  if (to?.room !== room) return null;
  return (
    <div class="rij weg">
      <Quote of={to.entry} />
      <button type="button" class="knop stil sm star" onClick={() => (answering.value = null)}>
        {t('conversation.acts.stopAnswer')}
      </button>
    </div>
  );
}
