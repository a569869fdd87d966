import { t } from '../../../platform/web/t.ts';
import type { HoursView, Opens, Slot } from './hours.contract.ts';
import { SlotRows } from './Slots.part.tsx';

const words = (opens: Opens) =>
  t(
    (
      {
        closed: 'conversation.hours.closed',
        week: 'conversation.hours.asTheWeek',
        slots: 'conversation.hours.otherHours',
      } as const
    )[opens],
  );

/** Closed, as the week, or hours of its own: one choice, and the hours only where they are asked for. */
export function OpensChoice({
  id,
  label,
  among,
  opens,
  slots,
  rooms,
  onOpens,
  onSlots,
}: {
  id: string;
  label: string;
  among: readonly Opens[];
  opens: Opens;
  slots: readonly Slot[];
  rooms: HoursView['rooms'];
  onOpens: (opens: Opens) => void;
  onSlots: (slots: Slot[]) => void;
}) {
  return (
    <fieldset class="stapel k8">
      <legend class="label">{label}</legend>
      <div class="rij om">
        {among.map((one) => (
          <label key={one} class="rij raak">
            <input
              type="radio"
              name={id}
              checked={opens === one}
              onChange={() => {
                onOpens(one);
                if (one === 'slots' && slots.length === 0)
                  onSlots([{ from: '14:00', to: '18:00', what: 'house', roomId: null }]);
              }}
            />
            {words(one)}
          </label>
        ))}
      </div>
      {opens === 'slots' && (
        <SlotRows id={`${id}-uren`} name={label} slots={slots} rooms={rooms} onChange={onSlots} />
      )}
    </fieldset>
  );
}

export const opensWords = words;
