import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { Notice, Status } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { type HoursView, setWeek, takeAway, type Version, type Week } from './hours.contract.ts';
import { SlotRows, slotWords } from './Slots.part.tsx';

/** A Monday and the six days after it, for their names alone. */
const DAYS = [
  '2024-01-01',
  '2024-01-02',
  '2024-01-03',
  '2024-01-04',
  '2024-01-05',
  '2024-01-06',
  '2024-01-07',
];
const NO_HOURS: Week = DAYS.map(() => []);

/** The week as it is, to change from a day on. What was typed stays until it is saved. */
export function WeekForm({ view }: { view: HoursView }) {
  const week = useSignal<Week>(view.current?.week ?? NO_HOURS);
  const validFrom = useSignal(view.today);
  const saved = useSignal<string | null>(null);
  const save = useCall(setWeek);
  const submit = async (event: Event) => {
    event.preventDefault();
    saved.value = null;
    if ((await save.send({ validFrom: validFrom.value, week: week.value })) === null) return;
    saved.value = validFrom.value;
    await refresh();
  };
  return (
    <section class="kaart stapel weekuren">
      <h2>{t('conversation.hours.week')}</h2>
      <p class="klein zacht">
        {view.current === null
          ? t('conversation.hours.noneYet')
          : t('conversation.hours.since', { from: view.current.validFrom, by: view.current.by })}
      </p>
      <form class="stapel" onSubmit={submit}>
        <div class="dagen">
          {DAYS.map((day, at) => {
            const name = t('conversation.hours.weekday', { day });
            return (
              <div key={day} class="dagrij" role="group" aria-labelledby={`dagnaam-${at}`}>
                <h3 id={`dagnaam-${at}`}>{name}</h3>
                <SlotRows
                  id={`dag-${at}`}
                  name={name}
                  slots={week.value[at] ?? []}
                  rooms={view.rooms}
                  onChange={(slots) => {
                    week.value = week.value.map((before, place) => (place === at ? slots : before));
                  }}
                />
              </div>
            );
          })}
        </div>
        {save.refusal.value !== null && <Notice urgent>{refusalText(save.refusal.value)}</Notice>}
        <div class="vanaf">
          <Field
            id="geldt-vanaf"
            type="date"
            label={t('conversation.hours.validFrom')}
            required
            min={view.today}
            value={validFrom}
            onInput={(event) => (validFrom.value = event.currentTarget.value)}
          />
          <Button look="door" type="submit" busy={save.busy.value}>
            {save.busy.value ? t('platform.wait') : t('conversation.hours.saveWeek')}
          </Button>
        </div>
        <Status>{saved.value !== null && t('conversation.hours.savedFrom', { from: saved.value })}</Status>
      </form>
      {view.coming.length > 0 && (
        <div class="stapel k8">
          <h3>{t('conversation.hours.coming')}</h3>
          <ul class="regelrijen">
            {view.coming.map((version) => (
              <Coming key={version.id} version={version} view={view} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Coming({ version, view }: { version: Version; view: HoursView }) {
  const end = useCall(takeAway);
  return (
    <li>
      <div>
        <b>{t('conversation.hours.fromDay', { from: version.validFrom })}</b>
        <p class="klein">{weekWords(version.week, view)}</p>
        <p class="klein zacht">{t('conversation.hours.setBy', { by: version.by, at: version.at })}</p>
        {end.refusal.value !== null && <Notice urgent>{refusalText(end.refusal.value)}</Notice>}
      </div>
      <Button
        small
        busy={end.busy.value}
        aria-label={t('conversation.hours.takeAwayOf', {
          what: t('conversation.hours.fromDay', { from: version.validFrom }),
        })}
        onClick={() => void end.send({ what: 'week', id: version.id }).then(refresh)}
      >
        {t('conversation.hours.takeAway')}
      </Button>
    </li>
  );
}

function weekWords(week: Week, { rooms }: HoursView): string {
  const open = week.flatMap((slots, at) =>
    slots.length === 0
      ? []
      : [`${t('conversation.hours.weekdayBrief', { day: DAYS[at] ?? '' })} ${slotWords(slots, rooms)}`],
  );
  return open.length === 0 ? t('conversation.hours.closed') : open.join(' · ');
}
