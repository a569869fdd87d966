import type { Signal } from '@preact/signals';
import { instant } from '../../../platform/core/time.ts';
import { useCall } from '../../../platform/web/calls.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { go, refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { FieldFrame, TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { takeMeasure } from './measures.contract.ts';
import { endOf, type MeasureKind } from './measures.rules.ts';
import { type Distance, WORDS_MAX } from './moderation.contract.ts';
import type { casePage } from './reports.contract.ts';

type View = ViewOf<typeof casePage>;

export interface Draft {
  readonly kind: MeasureKind;
  readonly rule: number;
  readonly distance: Distance;
  readonly minutes: number | null;
  readonly reason: string;
}
/** Talking comes first: the gentlest is what is chosen unless a host chooses otherwise. */
export const DRAFT: Draft = { kind: 'talk', rule: 1, distance: 'near', minutes: 15, reason: '' };

const KINDS = ['talk', 'cover', 'pause', 'door'] as const;
const DISTANCES = ['near', 'over', 'far'] as const;
const MINUTES = [5, 15, 30, null] as const;

export function TakeMeasure({ view, draft }: { view: View; draft: Signal<Draft> }) {
  const take = useCall(takeMeasure);
  const { now } = useHere();
  const { kind, rule, distance, minutes, reason } = draft.value;
  const change = (more: Partial<Draft>) => {
    draft.value = { ...draft.value, ...more };
  };
  const handle = view.handle ?? t('conversation.room.someoneGone');
  const options = {
    talk: [t('conversation.measure.talk'), t('conversation.measure.talkWhat')],
    cover: [t('conversation.measure.cover'), t('conversation.measure.coverWhat', { handle })],
    pause: [t('conversation.measure.pause'), t('conversation.measure.pauseWhat')],
    door: [t('conversation.measure.door'), t('conversation.measure.doorWhat', { until: view.eveningEnd })],
  };
  const far = {
    near: t('conversation.measure.nearWord'),
    over: t('conversation.measure.overWord'),
    far: t('conversation.measure.farWord'),
  };
  const act = {
    talk: t('conversation.measure.doTalk'),
    cover: t('conversation.measure.doCover'),
    pause: t('conversation.measure.doPause'),
    door: t('conversation.measure.doDoor'),
  };
  const hasRules = view.houseRules.length > 0;
  const submit = async (event: Event) => {
    event.preventDefault();
    const done = await take.send({
      room: view.room,
      entry: view.entry,
      report: view.report?.id ?? null,
      editedAt: view.editedAt,
      kind,
      rule: hasRules ? rule : null,
      distance,
      reason,
      minutes: kind === 'pause' ? minutes : null,
    });
    // What is written here stays; above it stand the words as they are now.
    if (take.refusal.value?.refused === 'wordsChanged') await refresh();
    if (done !== null) await go(view.report === null ? `/team/kamer?kamer=${view.room}` : '/team');
  };
  return (
    <form class="stapel maat" onSubmit={submit}>
      <fieldset class="kaal">
        <legend>
          <h2>{t('conversation.measure.what')}</h2>
        </legend>
        <div class="opties">
          {KINDS.map((one) => (
            <label class="optie" key={one}>
              <input
                type="radio"
                name="maatregel"
                checked={kind === one}
                disabled={view.running.includes(one) || (view.isRoomGone && one === 'cover')}
                onChange={() => change({ kind: one })}
              />
              <span>
                <b>{options[one][0]}</b>
                <span class="klein">
                  {view.running.includes(one) ? t('conversation.measure.runsNow') : options[one][1]}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {kind === 'pause' && (
        <div class="veld">
          <span class="label" id="hoe-lang">
            {t('conversation.measure.howLong')}
          </span>
          <div class="rij om" role="group" aria-labelledby="hoe-lang">
            {MINUTES.map((one) => (
              <Choice key={one} chosen={minutes === one} onClick={() => change({ minutes: one })}>
                {one === null
                  ? t('conversation.measure.evening')
                  : t('conversation.measure.minutes', { count: one })}
              </Choice>
            ))}
          </div>
        </div>
      )}
      {hasRules && (
        <FieldFrame id="regel" label={t('conversation.measure.rule')}>
          {(attributes) => (
            <select
              {...attributes}
              value={rule}
              onChange={(event) => change({ rule: Number(event.currentTarget.value) })}
            >
              {view.houseRules.map((text, at) => (
                <option key={text} value={at + 1} selected={rule === at + 1}>
                  {`${at + 1}. ${text}`}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
      )}
      <div class="veld">
        <span class="label" id="afstand">
          {t('conversation.measure.distance')}
        </span>
        <div class="rij om" role="group" aria-labelledby="afstand">
          {DISTANCES.map((one) => (
            <Choice key={one} chosen={distance === one} onClick={() => change({ distance: one })}>
              {far[one]}
            </Choice>
          ))}
          <span class="klein zacht eindzin">{endWords(kind, minutes, view, now)}</span>
        </div>
      </div>
      <TextArea
        id="reden"
        label={t('conversation.measure.reasonAs', { handle })}
        error={refusalText(take.refusal.value)}
        rows={3}
        maxLength={WORDS_MAX}
        required
        value={reason}
        onInput={(event) => change({ reason: event.currentTarget.value })}
      />
      <div class="rij weg">
        <p class="klein">
          {view.secondLook.name === null
            ? t('conversation.case.secondLookNobody')
            : t('conversation.case.secondLook', { name: view.secondLook.name })}
          <br />
          {t('conversation.case.answerBy', { answerBy: view.secondLook.answerBy })}
        </p>
        <Button look="door" type="submit" busy={take.busy.value}>
          {take.busy.value ? t('platform.wait') : act[kind]}
        </Button>
      </div>
    </form>
  );
}

function endWords(kind: MeasureKind, minutes: number | null, view: View, now: string): string {
  const until = endOf(kind, minutes, instant(now), view.eveningEnd);
  if (kind === 'talk') return t('conversation.measure.endTalk');
  if (kind === 'cover') return t('conversation.measure.endCover', { until });
  return t('conversation.measure.end', { until });
}

/** Exactly what the writer will read. */
export function Preview({ view, draft }: { view: View; draft: Draft }) {
  const { me, now } = useHere();
  const name = 'workName' in me ? me.workName : '';
  const until = endOf(draft.kind, draft.minutes, instant(now), view.eveningEnd);
  const did = {
    talk: t('conversation.measure.didTalk', { name }),
    cover: t('conversation.measure.didCover', { name }),
    pause: t('conversation.measure.didPause', { name, until }),
    door: t('conversation.measure.didDoor', { name, until }),
  }[draft.kind];
  const can = {
    talk: t('conversation.measure.canTalk', { name }),
    cover: t('conversation.measure.canCover', { name }),
    pause: t('conversation.measure.canPause', { name }),
    door: t('conversation.measure.canDoor', { name }),
  }[draft.kind];
  const far = {
    near: t('conversation.measure.nearWord'),
    over: t('conversation.measure.overWord'),
    far: t('conversation.measure.farWord'),
  }[draft.distance];
  return (
    <div class={draft.kind === 'cover' ? 'bedekt voorbeeld' : 'kaart voorbeeld'}>
      <p>
        <b>{`${did}.`}</b>{' '}
        {view.houseRules.length > 0 &&
          t('conversation.measure.ruleAndDistance', { rule: draft.rule, distance: far })}{' '}
        {draft.reason.trim() !== '' && (
          <>
            “<bdi>{draft.reason}</bdi>”{' '}
          </>
        )}
        {can}
      </p>
    </div>
  );
}
