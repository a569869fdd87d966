import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { Field, FieldFrame } from '../../../platform/web/parts/Field.tsx';
import { t } from '../../../platform/web/t.ts';
import { type Weekday, weekdayOf } from '../door/city-time.rules.ts';
import { EVERY_WEEKS_MAX } from './rota.contract.ts';
import { weekdayWords } from './rota-words.part.tsx';
import type { Row } from './rows.rules.ts';

/** A shift as it stands in the form: everything as fields hold it. */
export interface Draft {
  readonly memberId: string;
  readonly row: Row;
  /** Empty: the whole house. */
  readonly roomId: string;
  readonly name: string;
  readonly account: string;
  readonly isSeen: boolean;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** 0: once. */
  readonly everyWeeks: number;
  readonly weekdays: readonly Weekday[];
  readonly until: string;
}

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const WEEKS = Array.from({ length: EVERY_WEEKS_MAX + 1 }, (_, weeks) => weeks);

/** Once, or every so many weeks, on which days and until when. */
export function RepeatFields({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  const { everyWeeks, weekdays, until, day } = draft;
  const first = day === '' ? null : weekdayOf(day);
  const toggle = (one: Weekday) =>
    set({
      weekdays: weekdays.includes(one) ? weekdays.filter((other) => other !== one) : [...weekdays, one],
    });
  return (
    <>
      <FieldFrame id="dienst-herhaal" label={t('conversation.rota.repeats')}>
        {(attributes) => (
          <select
            {...attributes}
            value={String(everyWeeks)}
            onChange={(change) => set({ everyWeeks: Number(change.currentTarget.value) })}
          >
            {WEEKS.map((weeks) => (
              <option key={weeks} value={String(weeks)}>
                {weeks === 0 ? t('conversation.rota.once') : t('conversation.rota.everyWeeks', { weeks })}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      {everyWeeks > 0 && (
        <>
          <fieldset class="stapel k6">
            <legend class="label">{t('conversation.rota.onDays')}</legend>
            <div class="rij om">
              {WEEKDAYS.map((one) => (
                <Choice
                  key={one}
                  chosen={one === first || weekdays.includes(one)}
                  aria-disabled={one === first || undefined}
                  onClick={one === first ? undefined : () => toggle(one)}
                >
                  {weekdayWords(one)}
                </Choice>
              ))}
            </div>
          </fieldset>
          <Field
            id="dienst-tot-en-met"
            type="date"
            label={t('conversation.rota.until')}
            help={t('conversation.rota.untilHelp')}
            value={until}
            onInput={(input) => set({ until: input.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
