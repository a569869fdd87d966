import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { CaretDown, CaretUp } from '../../../platform/web/icons/icons.tsx';
import { focusHeading, refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { RoomWindow } from '../street/Window.part.tsx';
import { BECAUSE_MAX, closeHouseRoom, type HouseRoom, moveHouseRoom } from './house.contract.ts';
import { RoomForm } from './RoomForm.part.tsx';

/** A room in one row, as it stands in the house; opened to be changed. */
export function RoomRow({ room, nth, of }: { room: HouseRoom; nth: number; of: number }) {
  const isOpen = useSignal(false);
  const move = useCall(moveHouseRoom);
  const { id, name } = room;
  const moving = (to: 'up' | 'down') => void move.send({ id, to }).then(refresh);
  return (
    <li class={isOpen.value ? 'bezig' : undefined}>
      <div class="regel">
        <span class="baksteen">
          <RoomWindow
            room={{
              id,
              name,
              words: '',
              drawing: room.drawing,
              people: room.state === 'open' ? 1 : 0,
              state: room.state === 'closed' ? 'dark' : 'lit',
            }}
          />
        </span>
        <div>
          <h2>
            <bdi>{name}</bdi>
          </h2>
          <p class="klein zacht">
            {t('conversation.house.state', { state: room.state })} ·{' '}
            {t('conversation.house.rulesBrief', { count: room.houseRules.length, by: room.rulesBy })}
          </p>
          {room.changed !== null && room.changed.by !== null && (
            <p class="klein zacht">
              {t('platform.lastChange', { by: room.changed.by, at: room.changed.at })}
            </p>
          )}
        </div>
        <div class="doen">
          {nth > 0 && (
            <button
              type="button"
              class="ikoonknop"
              aria-label={t('conversation.house.upOf', { name })}
              onClick={() => moving('up')}
            >
              <CaretUp />
            </button>
          )}
          {nth < of - 1 && (
            <button
              type="button"
              class="ikoonknop"
              aria-label={t('conversation.house.downOf', { name })}
              onClick={() => moving('down')}
            >
              <CaretDown />
            </button>
          )}
          <Button
            small
            aria-expanded={isOpen.value}
            aria-label={isOpen.value ? undefined : t('conversation.house.editOf', { name })}
            onClick={() => (isOpen.value = !isOpen.value)}
          >
            {isOpen.value ? t('conversation.house.stopEdit') : t('conversation.house.edit')}
          </Button>
        </div>
      </div>
      {move.refusal.value !== null && <Notice urgent>{refusalText(move.refusal.value)}</Notice>}
      {/* Folded away it keeps what was typed. */}
      <div hidden={!isOpen.value}>
        <RoomForm room={room} />
        <CloseRoom room={room} isOnly={of === 1} />
      </div>
    </li>
  );
}

function CloseRoom({ room, isOnly }: { room: HouseRoom; isOnly: boolean }) {
  const because = useSignal('');
  const close = useCall(closeHouseRoom);
  const submit = async (event: Event) => {
    event.preventDefault();
    if ((await close.send({ id: room.id, because: because.value })) === null) return;
    await refresh();
    focusHeading();
  };
  return (
    <details class="slotstuk mt8">
      <summary>{t('conversation.house.closing')}</summary>
      {isOnly ? (
        <p class="klein">{t('conversation.house.closingOnly')}</p>
      ) : (
        <form class="stapel" onSubmit={submit}>
          <p class="klein">{t('conversation.house.closingWhat')}</p>
          <Field
            id={`${room.id}-waarom`}
            label={t('conversation.house.because')}
            help={t('conversation.house.becauseHelp')}
            error={refusalText(close.refusal.value)}
            required
            maxLength={BECAUSE_MAX}
            value={because}
            onInput={(event) => (because.value = event.currentTarget.value)}
          />
          <div>
            <Button type="submit" busy={close.busy.value}>
              {t('conversation.house.closeIt', { name: room.name })}
            </Button>
          </div>
        </form>
      )}
    </details>
  );
}
