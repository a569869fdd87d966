import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { useDraft } from '../../../platform/web/draft.ts';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field, TextArea } from '../../../platform/web/parts/Field.tsx';
import { Meanwhile } from '../../../platform/web/parts/Meanwhile.tsx';
import { Ordered } from '../../../platform/web/parts/Ordered.tsx';
import { Notice, Status } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import {
  type KeptPlan,
  LEAD_MAX,
  ON_CALL_MAX,
  type PlanStep,
  SENTENCE_MAX,
  STEP_MAX,
  STEPS_MOST,
  saveStepPlan,
} from './plan.contract.ts';

const FRESH: PlanStep = { lead: '', text: '' };
const isWritten = ({ lead, text }: PlanStep) => lead.trim() !== '' || text.trim() !== '';
const orNull = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim());

/** The plan to write, beside nothing else: what was typed stays until it is saved. */
export function PlanForm({ plan, today }: { plan: KeptPlan; today: string }) {
  const { version, changed } = plan;
  const draft = useDraft({
    version,
    value: {
      steps: plan.steps,
      onCallName: plan.onCallName ?? '',
      onCallNumber: plan.onCallNumber ?? '',
      onCallRemark: plan.onCallRemark ?? '',
      checkedOn: plan.checkedOn ?? '',
      sentence: plan.sentence ?? '',
    },
  });
  const isSaved = useSignal(false);
  const save = useCall(saveStepPlan);
  const typed = draft.value.value;
  const change = (next: Partial<typeof typed>) => {
    isSaved.value = false;
    draft.change({ ...typed, ...next });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const steps = typed.steps.filter(isWritten);
    const saved = await save.send({
      steps,
      onCallName: orNull(typed.onCallName),
      onCallNumber: orNull(typed.onCallNumber),
      onCallRemark: orNull(typed.onCallRemark),
      checkedOn: orNull(typed.checkedOn),
      sentence: orNull(typed.sentence),
      version: draft.version.value,
    });
    if (saved !== null) {
      draft.change({ ...typed, steps });
      draft.saved(saved.version);
      isSaved.value = true;
    }
    if (saved !== null || save.refusal.value?.refused === 'changedMeanwhile') await refresh();
  };
  return (
    <form class="stapel ruim" onSubmit={submit}>
      <section class="kaart stapel">
        <h2>{t('conversation.plan.steps')}</h2>
        <p class="klein zacht">{t('conversation.plan.stepsHelp')}</p>
        <Ordered
          id="stap"
          items={typed.steps}
          onChange={(steps) => change({ steps: [...steps] })}
          fresh={FRESH}
          most={STEPS_MOST}
          row={(step, at, write) => (
            <div class="stapel k6">
              <input
                type="text"
                id={`stap-${at}`}
                aria-label={t('conversation.plan.lead', { nth: at + 1 })}
                required
                maxLength={LEAD_MAX}
                value={step.lead}
                onInput={(event) => write({ ...step, lead: event.currentTarget.value })}
              />
              <textarea
                aria-label={t('conversation.plan.stepText', { nth: at + 1 })}
                maxLength={STEP_MAX}
                rows={2}
                value={step.text}
                onInput={(event) => write({ ...step, text: event.currentTarget.value.replaceAll('\n', ' ') })}
              />
            </div>
          )}
          words={{
            up: (nth) => t('conversation.plan.stepUp', { nth }),
            down: (nth) => t('conversation.plan.stepDown', { nth }),
            drop: (nth) => t('conversation.plan.stepDrop', { nth }),
            add: t('conversation.plan.stepAdd'),
          }}
        />
      </section>
      <section class="kaart stapel">
        <h2>{t('conversation.plan.onCall')}</h2>
        <p class="klein zacht">{t('conversation.plan.onCallHelp')}</p>
        <div class="tweevelden">
          <Field
            id="wacht-nummer"
            label={t('conversation.plan.onCallNumber')}
            inputMode="tel"
            maxLength={30}
            value={typed.onCallNumber}
            onInput={(event) => change({ onCallNumber: event.currentTarget.value })}
          />
          <Field
            id="wacht-datum"
            label={t('conversation.plan.checkedOn')}
            help={t('conversation.plan.checkedHelp')}
            type="date"
            max={today}
            value={typed.checkedOn}
            onInput={(event) => change({ checkedOn: event.currentTarget.value })}
          />
          <Field
            id="wacht-naam"
            label={t('conversation.plan.onCallName')}
            maxLength={ON_CALL_MAX}
            value={typed.onCallName}
            onInput={(event) => change({ onCallName: event.currentTarget.value })}
          />
          <Field
            id="wacht-uren"
            label={t('conversation.plan.onCallRemark')}
            help={t('conversation.plan.onCallRemarkHelp')}
            maxLength={ON_CALL_MAX}
            value={typed.onCallRemark}
            onInput={(event) => change({ onCallRemark: event.currentTarget.value })}
          />
        </div>
      </section>
      <section class="kaart stapel">
        <h2>{t('conversation.danger.offer')}</h2>
        <TextArea
          id="zin"
          label={t('conversation.plan.sentence')}
          help={t('conversation.plan.sentenceHelp')}
          maxLength={SENTENCE_MAX}
          rows={4}
          placeholder={t('conversation.danger.sentence')}
          value={typed.sentence}
          onInput={(event) => change({ sentence: event.currentTarget.value })}
        />
      </section>
      {draft.isBehind ? (
        <Meanwhile changed={changed} onMine={draft.keepMine} onTheirs={draft.follow}>
          <p class="klein">
            {t('conversation.house.standsNow')}{' '}
            {plan.steps.map((step) => `${step.lead} ${step.text}`.trim()).join(' · ')}
            {plan.onCallNumber !== null && ` · ${plan.onCallName ?? ''} ${plan.onCallNumber}`}
          </p>
        </Meanwhile>
      ) : (
        save.refusal.value !== null && <Notice urgent>{refusalText(save.refusal.value)}</Notice>
      )}
      <div class="rij om">
        <Button look="door" type="submit" busy={save.busy.value}>
          {save.busy.value ? t('platform.wait') : t('conversation.plan.save')}
        </Button>
        <Status>{isSaved.value ? t('conversation.plan.saved') : undefined}</Status>
      </div>
    </form>
  );
}
