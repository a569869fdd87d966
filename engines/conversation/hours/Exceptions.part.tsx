import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import {
  type Exception,
  type HoursView,
  type Opens,
  type Slot,
  setException,
  takeAway,
  WHY_MAX,
} from './hours.contract.ts';
import { OpensChoice } from './OpensChoice.part.tsx';
import { slotWords } from './Slots.part.tsx';

/** Days that differ from the week: what is set, and one more. */
export function Exceptions({ view }: { view: HoursView }) {
  const day = useSignal('');
  const opens = useSignal<Opens>('closed');
  const slots = useSignal<Slot[]>([]);
  const why = useSignal('');
  const save = useCall(setException);
  const submit = async (event: Event) => {
    event.preventDefault();
    const differing = opens.value === 'slots' ? slots.value : [];
    if ((await save.send({ day: day.value, slots: differing, why: why.value })) === null) return;
    day.value = '';
    why.value = '';
    opens.value = 'closed';
    slots.value = [];
    await refresh();
  };
  return (
    <section class="kaart stapel">
      <h2>{t('conversation.hours.exceptions')}</h2>
      {view.exceptions.length === 0 && <p class="zacht">{t('conversation.hours.noExceptions')}</p>}
      {view.exceptions.length > 0 && (
        <ul class="regelrijen">
          {view.exceptions.map((one) => (
            <Line key={one.id} exception={one} rooms={view.rooms} />
          ))}
        </ul>
      )}
      <details>
        <summary class="knop lijn sm">{t('conversation.hours.addException')}</summary>
        <form class="stapel mt8" onSubmit={submit}>
          <Field
            id="uitzondering-dag"
            type="date"
            label={t('conversation.hours.day')}
            required
            min={view.today}
            value={day}
            onInput={(event) => (day.value = event.currentTarget.value)}
          />
          <OpensChoice
            id="uitzondering-opent"
            label={t('conversation.hours.thatDay')}
            among={['closed', 'slots']}
            opens={opens.value}
            slots={slots.value}
            rooms={view.rooms}
            onOpens={(next) => (opens.value = next)}
            onSlots={(next) => (slots.value = next)}
          />
          <Field
            id="uitzondering-waarom"
            label={t('conversation.hours.why')}
            help={t('conversation.hours.whyHelp')}
            maxLength={WHY_MAX}
            value={why}
            autocomplete="off"
            onInput={(event) => (why.value = event.currentTarget.value)}
          />
          {save.refusal.value !== null && <Notice urgent>{refusalText(save.refusal.value)}</Notice>}
          <Button type="submit" busy={save.busy.value}>
            {save.busy.value ? t('platform.wait') : t('conversation.hours.saveException')}
          </Button>
        </form>
      </details>
    </section>
  );
}

function Line({ exception, rooms }: { exception: Exception; rooms: HoursView['rooms'] }) {
  const end = useCall(takeAway);
  const { id, day, slots, why, by } = exception;
  return (
    <li>
      <div>
        <b>{t('conversation.hours.onDay', { day })}</b>
        <p class="klein">
          {slotWords(slots, rooms)}
          {why !== '' && `, ${why}`}
        </p>
        <p class="klein zacht">{t('conversation.hours.by', { by })}</p>
        {end.refusal.value !== null && <Notice urgent>{refusalText(end.refusal.value)}</Notice>}
      </div>
      <Button
        small
        busy={end.busy.value}
        aria-label={t('conversation.hours.takeAwayOf', { what: t('conversation.hours.onDay', { day }) })}
        onClick={() => void end.send({ what: 'exception', id }).then(refresh)}
      >
        {t('conversation.hours.takeAway')}
      </Button>
    </li>
  );
}
