import type { Entry, RoomId } from '../../../platform/core/room-log.ts';
import { useCall } from '../../../platform/web/calls.ts';
import { EyeClosed } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { hide } from './acts.contract.ts';

/** One quiet line where something is hidden, with the way to show it again. */
export function HiddenLine({ room, entry, isPerson }: { room: RoomId; entry: Entry; isPerson: boolean }) {
  const show = useCall(hide);
  const name = entry.by.name ?? t('conversation.room.someoneGone');
  const what = isPerson ? 'person' : 'message';
  return (
    <div class="verborgen">
      <EyeClosed />
      <span>
        {!isPerson
          ? t('conversation.acts.hidMessage', { name })
          : entry.by.kind === 'member'
            ? t('conversation.acts.hidHost', { name })
            : t('conversation.acts.hidPerson', { name })}
      </span>
      <button
        type="button"
        id={`toon-${entry.id}`}
        class="knop stil sm"
        onClick={() =>
          void show.send({ room, message: entry.id, what, isHidden: false }).then((done) => done && refresh())
        }
      >
        {isPerson ? t('conversation.acts.showPerson', { name }) : t('conversation.acts.showMessage')}
      </button>
      {show.refusal.value !== null && <span role="alert">{refusalText(show.refusal.value)}</span>}
    </div>
  );
}
