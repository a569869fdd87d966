import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import {
  dropProposal,
  type HoursView,
  keepProposal,
  NAME_MAX,
  type NamedDays as Named,
  type Opens,
  type Proposal,
  type Slot,
  setNamedDays,
  takeAway,
} from './hours.contract.ts';
import { OpensChoice, opensWords } from './OpensChoice.part.tsx';
import { slotWords } from './Slots.part.tsx';

/** Holidays: kept ones, those the calendar proposes for a year, and days of our own. */
export function NamedDays({ view }: { view: HoursView }) {
  const year = Number(view.today.slice(0, 4));
  return (
    <section class="kaart stapel">
      <h2>{t('conversation.hours.holidays')}</h2>
      {view.namedDays.length === 0 && <p class="zacht">{t('conversation.hours.noHolidays')}</p>}
      {yearsOf(view.namedDays).map(([ofYear, days], at) => (
        <details key={ofYear} open={at === 0}>
          <summary class="vet jaar">
            {t('conversation.hours.yearCount', { year: ofYear, count: days.length })}
          </summary>
          <ul class="regelrijen">
            {days.map((one) => (
              <Kept key={one.id} days={one} rooms={view.rooms} />
            ))}
          </ul>
        </details>
      ))}
      <nav class="rij om" aria-label={t('conversation.hours.calendar')}>
        {[year, year + 1].map((one) => (
          <a
            key={one}
            class="knop lijn sm"
            href={`/team/uren?jaar=${one}`}
            aria-current={view.proposals?.year === one ? 'page' : undefined}
          >
            {t('conversation.hours.proposalsOf', { year: String(one) })}
          </a>
        ))}
      </nav>
      {view.proposals !== null && <Proposals {...view.proposals} />}
      <details>
        <summary class="knop lijn sm">{t('conversation.hours.addOwn')}</summary>
        <OwnDays view={view} />
      </details>
    </section>
  );
}

function yearsOf(all: readonly Named[]): (readonly [string, readonly Named[]])[] {
  const years = [...new Set(all.map((days) => days.from.slice(0, 4)))];
  return years.map((year) => [year, all.filter((days) => days.from.startsWith(year))] as const);
}

const period = (days: { from: string; to: string }) =>
  days.from === days.to
    ? t('conversation.hours.dayShort', { day: days.from })
    : t('conversation.hours.fromTo', { from: days.from, to: days.to });

function Kept({ days, rooms }: { days: Named; rooms: HoursView['rooms'] }) {
  const end = useCall(takeAway);
  return (
    <li>
      <div>
        <b>{days.name}</b>
        <p class="klein">
          {period(days)}: {days.opens === 'slots' ? slotWords(days.slots, rooms) : opensWords(days.opens)}{' '}
          <span class="zacht">({t('conversation.hours.by', { by: days.by })})</span>
        </p>
        {end.refusal.value !== null && <Notice urgent>{refusalText(end.refusal.value)}</Notice>}
      </div>
      <Button
        small
        busy={end.busy.value}
        aria-label={t('conversation.hours.takeAwayOf', { what: days.name })}
        onClick={() => void end.send({ what: 'namedDays', id: days.id }).then(refresh)}
      >
        {t('conversation.hours.takeAway')}
      </Button>
    </li>
  );
}

function Proposals({ year, days }: { year: number; days: readonly Proposal[] }) {
  if (days.length === 0)
    return <p class="zacht">{t('conversation.hours.allDecided', { year: String(year) })}</p>;
  return (
    <div class="stapel k8">
      <h3>{t('conversation.hours.proposalsOf', { year: String(year) })}</h3>
      <ul class="regelrijen voorstellen">
        {days.map((one) => (
          <OneProposal key={`${one.kind}${one.from}`} proposal={one} />
        ))}
      </ul>
    </div>
  );
}

function OneProposal({ proposal }: { proposal: Proposal }) {
  const keep = useCall(keepProposal);
  const drop = useCall(dropProposal);
  const { kind, name, from, source } = proposal;
  const refusal = keep.refusal.value ?? drop.refusal.value;
  return (
    <li>
      <div>
        <b>{name}</b>
        <p class="klein">{period(proposal)}</p>
        <p class="klein zacht">{source}</p>
        {refusal !== null && <Notice urgent>{refusalText(refusal)}</Notice>}
      </div>
      <div class="rij om" role="group" aria-label={name}>
        {(['closed', 'week'] as const).map((opens) => (
          <Button
            key={opens}
            small
            busy={keep.busy.value}
            onClick={() => void keep.send({ kind, from, opens }).then(refresh)}
          >
            {opensWords(opens)}
          </Button>
        ))}
        <Button
          small
          look="quiet"
          busy={drop.busy.value}
          onClick={() => void drop.send({ kind, from }).then(refresh)}
        >
          {t('conversation.hours.leaveOut')}
        </Button>
      </div>
    </li>
  );
}

function OwnDays({ view }: { view: HoursView }) {
  const name = useSignal('');
  const from = useSignal('');
  const to = useSignal('');
  const opens = useSignal<Opens>('closed');
  const slots = useSignal<Slot[]>([]);
  const save = useCall(setNamedDays);
  const submit = async (event: Event) => {
    event.preventDefault();
    const sent = {
      name: name.value,
      from: from.value,
      to: to.value === '' ? from.value : to.value,
      opens: opens.value,
      slots: opens.value === 'slots' ? slots.value : [],
    };
    if ((await save.send(sent)) === null) return;
    for (const field of [name, from, to]) field.value = '';
    await refresh();
  };
  return (
    <form class="stapel mt8" onSubmit={submit}>
      <Field
        id="eigen-naam"
        label={t('conversation.hours.name')}
        required
        maxLength={NAME_MAX}
        value={name}
        autocomplete="off"
        onInput={(event) => (name.value = event.currentTarget.value)}
      />
      <div class="tweevelden">
        <Field
          id="eigen-van"
          type="date"
          label={t('conversation.hours.firstDay')}
          required
          min={view.today}
          value={from}
          onInput={(event) => (from.value = event.currentTarget.value)}
        />
        <Field
          id="eigen-tot"
          type="date"
          label={t('conversation.hours.lastDay')}
          min={view.today}
          value={to}
          onInput={(event) => (to.value = event.currentTarget.value)}
        />
      </div>
      <OpensChoice
        id="eigen-opent"
        label={t('conversation.hours.thoseDays')}
        among={['closed', 'week', 'slots']}
        opens={opens.value}
        slots={slots.value}
        rooms={view.rooms}
        onOpens={(next) => (opens.value = next)}
        onSlots={(next) => (slots.value = next)}
      />
      {save.refusal.value !== null && <Notice urgent>{refusalText(save.refusal.value)}</Notice>}
      <Button type="submit" busy={save.busy.value}>
        {save.busy.value ? t('platform.wait') : t('conversation.hours.saveOwn')}
      </Button>
    </form>
  );
}
