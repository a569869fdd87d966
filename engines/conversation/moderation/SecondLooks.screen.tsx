import '../desk/desk.css';
import './moderation.css';
import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { distanceWords } from './measure-words.part.tsx';
import { WORDS_MAX } from './moderation.contract.ts';
import { ShutDoors } from './ShutDoors.part.tsx';
import { decideSecondLook, type SecondLook, type secondLooksPage } from './second-look.contract.ts';

type View = ViewOf<typeof secondLooksPage>;

/** Second looks that wait, the late ones first, and the doors that are shut now. */
export default function SecondLooks({ view }: { view: View }) {
  useRefreshOn([
    'conversation.secondLooksChanged',
    'conversation.reportsChanged',
    'conversation.houseChanged',
    'conversation.deskChanged',
  ]);
  return (
    <DeskFrame
      isOpen={view.isOpen}
      isOnShift={view.shiftUntil !== null}
      where={
        view.shiftUntil === null
          ? t('conversation.desk.offShift')
          : t('conversation.desk.onShiftUntil', { until: view.shiftUntil })
      }
    >
      <div class="s-looks">
        <header class="deskkop">
          <div>
            <p class="zacht">{t('conversation.secondLooks.never')}</p>
            <h1>{t('conversation.secondLooks.title')}</h1>
          </div>
        </header>
        <div class="tweeluik">
          <div>
            {view.looks.length === 0 ? (
              <p class="kaart">{t('conversation.secondLooks.none')}</p>
            ) : (
              view.looks.map((look) => <One key={look.id} look={look} />)
            )}
          </div>
          <ShutDoors doors={view.doors} />
        </div>
      </div>
    </DeskFrame>
  );
}

function One({ look }: { look: SecondLook }) {
  const name = look.decidedBy ?? t('conversation.measure.aHost');
  const kind = {
    talk: t('conversation.measure.talk'),
    cover: t('conversation.measure.cover'),
    pause: t('conversation.measure.pause'),
    door: t('conversation.measure.door'),
  }[look.kind];
  return (
    <article class="kaart blik">
      <header>
        <p class="klein zacht">
          {look.isLate
            ? t('conversation.secondLooks.late', { by: look.answerBy })
            : t('conversation.case.answerBy', { answerBy: look.answerBy })}{' '}
          {look.lookerName !== null &&
            (look.isForMe
              ? t('conversation.secondLooks.forYou')
              : t('conversation.secondLooks.for', { name: look.lookerName }))}
        </p>
        <h2>{t('conversation.secondLooks.about', { kind, name })}</h2>
      </header>
      <p class="citaat">
        <bdi>{look.text}</bdi>
      </p>
      <dl class="feiten">
        {look.rule !== null && (
          <div>
            <dt>{t('conversation.measure.rule')}</dt>
            <dd>
              <b>{`${look.rule.number}.`}</b> {look.rule.text}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('conversation.measure.reason')}</dt>
          <dd>
            “<bdi>{look.reason}</bdi>”
            <br />
            <span class="klein zacht">{t('conversation.measure.by', { name, at: look.decidedAt })}</span>
          </dd>
        </div>
        <div>
          <dt>{t('conversation.measure.distance')}</dt>
          <dd>{distanceWords(look.distance)}</dd>
        </div>
        <div>
          <dt>{t('conversation.secondLooks.words')}</dt>
          <dd>{look.words === null ? t('conversation.secondLooks.noWords') : <bdi>{look.words}</bdi>}</dd>
        </div>
      </dl>
      {look.isMine ? <Notice>{t('conversation.secondLooks.notYou')}</Notice> : <Decide look={look} />}
    </article>
  );
}

function Decide({ look }: { look: SecondLook }) {
  const decide = useCall(decideSecondLook);
  const outcome = useSignal<'stays' | 'lifted' | null>(null);
  const reason = useSignal('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (outcome.value === null) return;
    void decide
      .send({ look: look.id, outcome: outcome.value, reason: reason.value })
      .then((done) => (done === null ? undefined : refresh()));
  };
  return (
    <form class="stapel k8" onSubmit={submit}>
      <div class="rij om" role="group" aria-label={t('conversation.secondLooks.yours')}>
        <Choice chosen={outcome.value === 'stays'} onClick={() => (outcome.value = 'stays')}>
          {t('conversation.secondLooks.stays')}
        </Choice>
        <Choice chosen={outcome.value === 'lifted'} onClick={() => (outcome.value = 'lifted')}>
          {t('conversation.secondLooks.lifted')}
        </Choice>
      </div>
      {outcome.value !== null && (
        <>
          <TextArea
            id={`blik-${look.id}`}
            label={t('conversation.secondLooks.reason')}
            help={
              outcome.value === 'lifted'
                ? t('conversation.secondLooks.liftedHelp')
                : t('conversation.secondLooks.staysHelp')
            }
            error={refusalText(decide.refusal.value)}
            rows={3}
            maxLength={WORDS_MAX}
            required
            value={reason}
            onInput={(event) => (reason.value = event.currentTarget.value)}
          />
          <div>
            <Button look="door" type="submit" busy={decide.busy.value}>
              {decide.busy.value ? t('platform.wait') : t('conversation.secondLooks.answer')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
