import { type Signal, useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { Notice, Status } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import type { HelpWeek } from './help.contract.ts';
import { ALWAYS, isAlways, isEmergency, readSlots, WEEKDAYS, writeSlots } from './help.rules.ts';
import { type KeptLine, moveHelpLine, saveHelpLine, takeAwayHelpLine } from './help-desk.contract.ts';

type Hours = 'unknown' | 'always' | 'these';
type Typed = Record<(typeof WEEKDAYS)[number], string>;

/** One line, to be changed or added. What was typed stays until it is saved.
 *  @param line null = a new one */
export function HelpLineForm({
  line,
  today,
  isFirst,
  onSaved,
}: {
  readonly line: KeptLine | null;
  /** Local day in the city. */
  readonly today: string;
  readonly isFirst: boolean;
  readonly onSaved: () => Promise<void>;
}) {
  const id = line?.id ?? 'nieuw';
  const number = useSignal(line?.number ?? '');
  const name = useSignal(line?.nl.name ?? '');
  const forWhom = useSignal(line?.nl.forWhom ?? '');
  const nameEn = useSignal(line?.en?.name ?? '');
  const forWhomEn = useSignal(line?.en?.forWhom ?? '');
  const source = useSignal(line?.source ?? '');
  const checkedOn = useSignal(line?.checkedOn ?? '');
  const hours = useSignal<Hours>(hoursOf(line?.hours ?? null));
  const typed = useSignal<Typed>(typedOf(line?.hours ?? null));
  const isSaved = useSignal(false);
  const save = useCall(saveHelpLine);
  const takeAway = useCall(takeAwayHelpLine);
  const move = useCall(moveHelpLine);

  const submit = async (event: Event) => {
    event.preventDefault();
    isSaved.value = false;
    const week = weekOf(hours.value, typed.value);
    if (week === 'unreadable') return;
    const saved = await save.send({
      id: line?.id ?? null,
      number: number.value.trim(),
      nl: { name: name.value, forWhom: forWhom.value },
      en:
        nameEn.value.trim() === '' && forWhomEn.value.trim() === ''
          ? null
          : { name: nameEn.value.trim() || name.value, forWhom: forWhomEn.value.trim() || forWhom.value },
      hours: week,
      source: source.value.trim() || null,
      checkedOn: checkedOn.value || null,
    });
    if (saved === null) return;
    isSaved.value = true;
    await onSaved();
  };
  const refusal = refusalText(save.refusal.value ?? takeAway.refusal.value ?? move.refusal.value);
  const text = (value: Signal<string>) => ({
    value,
    onInput: (event: Event) => {
      value.value = (event.currentTarget as HTMLInputElement).value;
    },
  });
  return (
    <form class="stapel mt8" onSubmit={submit}>
      <Field id={`${id}-naam`} label={t('conversation.help.desk.name')} required {...text(name)} />
      <Field id={`${id}-wie`} label={t('conversation.help.desk.forWhom')} required {...text(forWhom)} />
      <Field
        id={`${id}-nummer`}
        label={t('conversation.help.desk.number')}
        help={t('conversation.help.desk.numberHelp')}
        inputMode="tel"
        required
        {...text(number)}
      />
      <Field
        id={`${id}-bron`}
        label={t('conversation.help.desk.source')}
        help={t('conversation.help.desk.sourceHelp')}
        {...text(source)}
      />
      <Field
        id={`${id}-datum`}
        label={t('conversation.help.desk.checkedOn')}
        help={line?.checkedBy ? t('conversation.help.desk.checkedBy', { name: line.checkedBy }) : undefined}
        type="date"
        max={today}
        {...text(checkedOn)}
      />
      {!isEmergency(number.value) && <HoursFields id={id} hours={hours} typed={typed} />}
      <fieldset class="stapel">
        <legend class="label">{t('conversation.help.desk.english')}</legend>
        <p class="klein zacht">{t('conversation.help.desk.englishHelp')}</p>
        <Field id={`${id}-name`} label={t('conversation.help.desk.nameEn')} lang="en" {...text(nameEn)} />
        <Field
          id={`${id}-who`}
          label={t('conversation.help.desk.forWhomEn')}
          lang="en"
          {...text(forWhomEn)}
        />
      </fieldset>
      {refusal !== undefined && <Notice urgent>{refusal}</Notice>}
      <div class="rij om">
        <Button look="door" type="submit" busy={save.busy.value}>
          {t('conversation.help.desk.save')}
        </Button>
        {line !== null && !isFirst && (
          <Button busy={move.busy.value} onClick={() => void move.send({ id: line.id }).then(onSaved)}>
            {t('conversation.help.desk.moveUp')}
          </Button>
        )}
        {line !== null && !isEmergency(line.number) && (
          <Button
            look="quiet"
            busy={takeAway.busy.value}
            onClick={() => void takeAway.send({ id: line.id }).then((done) => (done ? onSaved() : undefined))}
          >
            {t('conversation.help.desk.takeAway')}
          </Button>
        )}
      </div>
      <Status>{isSaved.value ? t('conversation.help.desk.saved') : undefined}</Status>
    </form>
  );
}

/** A Monday, to name the days of the week by. */
const MONDAY = '2026-11-23';

function HoursFields({ id, hours, typed }: { id: string; hours: Signal<Hours>; typed: Signal<Typed> }) {
  const { language } = useHere();
  return (
    <fieldset class="stapel">
      <legend class="label">{t('conversation.help.desk.hours')}</legend>
      <div class="opties">
        {(['unknown', 'always', 'these'] as const).map((which) => (
          <label key={which} class="optie">
            <input
              type="radio"
              name={`${id}-uren`}
              checked={hours.value === which}
              onChange={() => (hours.value = which)}
            />
            <span>{hoursWords(which)}</span>
          </label>
        ))}
      </div>
      {hours.value === 'these' && (
        <>
          <p class="klein zacht">{t('conversation.help.desk.hoursHelp')}</p>
          <div class="weekuren">
            {WEEKDAYS.map((day) => (
              <Field
                key={day}
                id={`${id}-dag-${day}`}
                label={dayName(Number(day), language)}
                error={
                  readSlots(typed.value[day]) === null
                    ? t('conversation.help.desk.hoursUnreadable')
                    : undefined
                }
                value={typed.value[day]}
                onChange={(event) => {
                  typed.value = { ...typed.value, [day]: event.currentTarget.value };
                }}
              />
            ))}
          </div>
        </>
      )}
    </fieldset>
  );
}

function hoursWords(which: Hours): string {
  if (which === 'unknown') return t('conversation.help.desk.hoursUnknown');
  return which === 'always'
    ? t('conversation.help.desk.hoursAlways')
    : t('conversation.help.desk.hoursThese');
}

function dayName(day: number, language: 'nl' | 'en'): string {
  const at = Date.parse(`${MONDAY}T12:00:00.000Z`) + (day - 1) * 86_400_000;
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-BE' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(at);
}

function hoursOf(hours: HelpWeek | null): Hours {
  if (hours === null) return 'unknown';
  return isAlways(hours) ? 'always' : 'these';
}

const typedOf = (hours: HelpWeek | null): Typed =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, writeSlots(hours?.[day])])) as Typed;

function weekOf(hours: Hours, typed: Typed): HelpWeek | null | 'unreadable' {
  if (hours !== 'these') return hours === 'always' ? ALWAYS : null;
  const week: HelpWeek = {};
  for (const day of WEEKDAYS) {
    const slots = readSlots(typed[day]);
    if (slots === null) return 'unreadable';
    if (slots.length > 0) week[day] = slots;
  }
  return week;
}
