import '../../../platform/web/style/pages.css';
import './settings.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { Plus } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { WindowDefs } from '../street/Window.part.tsx';
import { Changes } from './Changes.part.tsx';
import { DrawingChoice } from './DrawingChoice.part.tsx';
import { addHouseRoom, type Drawing, type houseRoomsPage, ROOM_NAME_MAX } from './house.contract.ts';
import { RoomRow } from './RoomRow.part.tsx';

type View = ViewOf<typeof houseRoomsPage>;

/** The rooms of the house and their rules, from the top floor down. */
export default function HouseRooms({ view }: { view: View }) {
  const isAdding = useSignal(false);
  useRefreshOn(['conversation.settingsChanged', 'conversation.houseChanged'], 500);
  return (
    <DeskFrame
      isOpen={view.isOpen}
      isOnShift={view.shiftUntil !== null}
      where={
        view.shiftUntil === null
          ? t('conversation.desk.offShift')
          : t('conversation.desk.onShiftUntil', { until: view.shiftUntil })
      }
    >
      <div class="s-settings">
        <WindowDefs />
        <header class="deskkop">
          <div class="stapel k4">
            <h1>{t('conversation.house.title')}</h1>
            <p class="zacht">{t('conversation.house.why')}</p>
          </div>
          <Button
            id="erbij"
            look={isAdding.value ? 'line' : 'door'}
            icon={Plus}
            aria-expanded={isAdding.value}
            onClick={() => (isAdding.value = !isAdding.value)}
          >
            {t('conversation.house.add')}
          </Button>
        </header>
        <div class="tweeluik">
          <div class="stapel">
            {isAdding.value && (
              <AddRoom
                onDone={() => {
                  isAdding.value = false;
                  document.getElementById('erbij')?.focus();
                }}
              />
            )}
            <ul class="kaart lijstkaart">
              {view.rooms.map((room, nth) => (
                <RoomRow key={room.id} room={room} nth={nth} of={view.rooms.length} />
              ))}
            </ul>
          </div>
          <aside class="stapel">
            <section class="kaart water stapel">
              <h2>{t('conversation.house.guide')}</h2>
              <ul class="streepjes">
                <li>{t('conversation.house.guideShort')}</li>
                <li>{t('conversation.house.guideTogether')}</li>
                <li>{t('conversation.house.guideReason')}</li>
              </ul>
            </section>
            {view.closed.length > 0 && (
              <section class="kaart stapel">
                <h2>{t('conversation.house.closedRooms')}</h2>
                <ul class="wissels">
                  {view.closed.map((room) => (
                    <li key={room.id}>
                      <b>
                        <bdi>{room.name}</bdi>
                      </b>
                      <span class="zacht">
                        {t('conversation.house.closedBy', {
                          at: room.at,
                          by: room.by ?? '…',
                          because: room.because,
                        })}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <Changes
              lines={view.changes.map(({ name, kind, by, at }) => ({
                what: t('conversation.house.change', { by: by ?? '…', kind, name }),
                at,
              }))}
            />
          </aside>
        </div>
      </div>
    </DeskFrame>
  );
}

function AddRoom({ onDone }: { onDone: () => void }) {
  const name = useSignal('');
  const drawing = useSignal<Drawing>('generic');
  const add = useCall(addHouseRoom);
  useEffect(() => document.getElementById('nieuwe-kamer')?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    if ((await add.send({ name: name.value, drawing: drawing.value })) === null) return;
    onDone();
    await refresh();
  };
  return (
    <form class="kaart stapel" onSubmit={submit}>
      <h2>{t('conversation.house.newRoom')}</h2>
      <p class="klein zacht">{t('conversation.house.newRoomWhy')}</p>
      <Field
        id="nieuwe-kamer"
        label={t('conversation.house.name')}
        help={t('conversation.house.nameHelp')}
        error={refusalText(add.refusal.value)}
        required
        maxLength={ROOM_NAME_MAX}
        value={name}
        onInput={(event) => (name.value = event.currentTarget.value)}
      />
      <DrawingChoice id="nieuwe-kamer" chosen={drawing.value} onChoose={(next) => (drawing.value = next)} />
      <div class="rij om">
        <Button look="door" type="submit" busy={add.busy.value}>
          {add.busy.value ? t('platform.wait') : t('conversation.house.addIt')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('conversation.house.never')}
        </Button>
      </div>
    </form>
  );
}
