import { useEffect, useRef } from 'preact/hooks';
import { Plus, X } from '../../../platform/web/icons/icons.tsx';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { t } from '../../../platform/web/t.ts';
import type { HoursView, Slot } from './hours.contract.ts';

const A_SLOT: Slot = { from: '14:00', to: '18:00', what: 'house', roomId: null };
/** As the contract bounds it; more than this a day cannot be read at a glance. */
const MOST = 6;

type Rooms = HoursView['rooms'];

/** The stretches of one day, to change. Adding puts the focus in the new one, taking away on the button that adds. */
export function SlotRows({
  id,
  name,
  slots,
  rooms,
  onChange,
}: {
  /** Unique on the page. */
  id: string;
  /** Of the day, for who cannot see where the row stands: "woensdag". */
  name: string;
  slots: readonly Slot[];
  rooms: Rooms;
  onChange: (slots: Slot[]) => void;
}) {
  const focusOn = useRef<string | null>(null);
  useEffect(() => {
    if (focusOn.current !== null) document.getElementById(focusOn.current)?.focus();
    focusOn.current = null;
  }, [slots.length]);
  const change = (at: number, with_: Partial<Slot>) =>
    onChange(slots.map((slot, place) => (place === at ? { ...slot, ...with_ } : slot)));
  return (
    <div class="tijden">
      {slots.map((slot, at) => (
        <div
          class="tijd"
          key={at}
          role="group"
          aria-label={t('conversation.hours.slotOf', { name, nth: at + 1 })}
        >
          <TimeInput
            id={`${id}-${at}`}
            label={t('conversation.hours.from')}
            value={slot.from}
            onValue={(from) => change(at, { from })}
          />
          <span aria-hidden="true">{t('conversation.hours.until')}</span>
          <TimeInput
            id={`${id}-${at}-tot`}
            label={t('conversation.hours.to')}
            value={slot.to}
            onValue={(to) => change(at, { to })}
          />
          <select
            aria-label={t('conversation.hours.what')}
            value={slot.roomId ?? slot.what}
            onChange={(event) => change(at, whatOf(event.currentTarget.value, rooms))}
          >
            <option value="house">{t('conversation.hours.house')}</option>
            <option value="consulting">{t('conversation.hours.consulting')}</option>
            {rooms.map((room) => (
              <option key={room.id} value={room.id}>
                {room.name}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="ikoonknop"
            aria-label={t('conversation.hours.dropSlot', { name, nth: at + 1 })}
            onClick={() => {
              focusOn.current = `${id}-erbij`;
              onChange(slots.filter((_, place) => place !== at));
            }}
          >
            <X />
          </button>
          {slot.to <= slot.from && <p class="klein zacht">{t('conversation.hours.nextDay')}</p>}
        </div>
      ))}
      <div class="rij">
        {slots.length === 0 && <span class="zacht">{t('conversation.hours.closed')}</span>}
        {slots.length < MOST && (
          <Button
            small
            look="quiet"
            icon={Plus}
            id={`${id}-erbij`}
            aria-label={t('conversation.hours.addSlotOn', { name })}
            onClick={() => {
              focusOn.current = `${id}-${slots.length}`;
              onChange([...slots, after(slots.at(-1))]);
            }}
          >
            {t('conversation.hours.addSlot')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Not the browser's own time field: that shows a.m. and p.m. wherever the device speaks English. */
function TimeInput({
  id,
  label,
  value,
  onValue,
}: {
  id: string;
  label: string;
  value: string;
  onValue: (time: string) => void;
}) {
  return (
    <input
      type="text"
      id={id}
      required
      inputMode="numeric"
      autocomplete="off"
      maxLength={5}
      pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
      title={t('conversation.hours.timeShape')}
      aria-label={label}
      value={value}
      // Leaving it, or Enter: "21" and "21.30" become what is kept.
      onChange={(event) => {
        const time = timeOf(event.currentTarget.value);
        event.currentTarget.value = time;
        onValue(time);
      }}
    />
  );
}

/** "9", "930", "9.30", "9u30" as 'HH:MM'; what cannot be read stays as it was typed. */
function timeOf(typed: string): string {
  const [, hour, minute = '00'] = /^\s*(\d{1,2})\s*[:.uh]?\s*(\d\d)?\s*u?\s*$/i.exec(typed) ?? [];
  return hour === undefined ? typed : `${hour.padStart(2, '0')}:${minute}`;
}

function whatOf(value: string, rooms: Rooms): Pick<Slot, 'what' | 'roomId'> {
  const room = rooms.find((one) => one.id === value);
  if (room) return { what: 'house', roomId: room.id };
  return { what: value === 'consulting' ? 'consulting' : 'house', roomId: null };
}

/** A second stretch begins where the first one ends; the writer changes it from there. */
const after = (last: Slot | undefined): Slot =>
  last === undefined ? A_SLOT : { ...A_SLOT, from: last.to, to: last.to < '22:00' ? '22:00' : '23:59' };

/** "14.00–21.00, spreekuur 21.00–22.00"; closed when there is nothing. */
export function slotWords(slots: readonly Slot[], rooms: Rooms): string {
  if (slots.length === 0) return t('conversation.hours.closed');
  return slots
    .map(({ from, to, what, roomId }) => {
      const times = t('conversation.hours.slot', { from, to });
      if (roomId !== null) return `${rooms.find((room) => room.id === roomId)?.name ?? ''} ${times}`.trim();
      return what === 'consulting' ? `${t('conversation.hours.consulting')} ${times}` : times;
    })
    .join(', ');
}
