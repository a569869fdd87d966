import { useSignal } from '@preact/signals';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { useCall } from '../../../platform/web/calls.ts';
import { BellRinging, CalendarDots, CaretDown } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { lookAfterRooms } from './rota.contract.ts';
import { placeWords } from './rota-words.part.tsx';
import { span } from './span.part.tsx';
import type { RotaToday as Today } from './today.contract.ts';

/** Who is on call now, and when I am next on the rota. */
export function RotaToday({ rota }: { rota: Today }) {
  if (rota.onCall.length === 0 && rota.next === null) return null;
  return (
    <div class="rij om klein">
      {rota.onCall.map((one) => (
        <span key={one.workName} class="rij">
          <BellRinging />
          <span>
            {t('conversation.desk.onCall', { name: one.workName, there: one.isThere ? 'yes' : 'no' })}
          </span>
        </span>
      ))}
      {rota.next !== null && (
        <span class="rij">
          <CalendarDots />
          <span>
            {t('conversation.desk.nextShift', {
              day: rota.next.from,
              span: span(rota.next.from, rota.next.to),
              place: placeWords(rota.next),
            })}
          </span>
        </span>
      )}
    </div>
  );
}

/** Which rooms I hold; the others are for colleagues. */
export function MyRooms({
  rooms,
  held,
}: {
  rooms: readonly { readonly id: RoomId; readonly name: string }[];
  held: readonly RoomId[];
}) {
  const save = useCall(lookAfterRooms);
  const chosen = useSignal<readonly RoomId[]>(held);
  const refused = refusalText(save.refusal.value);
  return (
    <details>
      <summary class="knop stil sm">
        {t('conversation.desk.myRooms')}
        <CaretDown />
      </summary>
      <form
        class="stapel k6"
        onSubmit={(submit) => {
          submit.preventDefault();
          void save
            .send({ rooms: [...chosen.value] })
            .then((done) => (done === null ? undefined : refresh()));
        }}
      >
        {rooms.map((room) => (
          <label key={room.id} class="vink">
            <input
              type="checkbox"
              checked={chosen.value.includes(room.id)}
              onChange={(input) => {
                const others = chosen.value.filter((id) => id !== room.id);
                chosen.value = input.currentTarget.checked ? [...others, room.id] : others;
              }}
            />
            {room.name}
          </label>
        ))}
        {refused !== undefined && <Notice urgent>{refused}</Notice>}
        <Button small type="submit" busy={save.busy.value}>
          {t('conversation.desk.holdThese')}
        </Button>
      </form>
    </details>
  );
}
