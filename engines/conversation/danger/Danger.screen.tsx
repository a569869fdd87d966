import '../desk/desk.css';
import '../rooms/room.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Instant, msBetween, SECOND } from '../../../platform/core/time.ts';
import { useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { BellRinging, Phone } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import {
  closeDanger,
  confirmStep,
  type DangerStep,
  type dangerPage,
  GROUND_MAX,
  proposeStep,
} from './danger.contract.ts';

type View = ViewOf<typeof dangerPage>;

/** Somebody in danger: who comes, the city's steps, what we do not know, and one who proposes with one who confirms. */
export default function Danger({ view }: { view: View }) {
  useRefreshOn(['conversation.dangerChanged']);
  const close = useCall(closeDanger);
  return (
    <DeskFrame isOpen isOnShift where={t('conversation.danger.title')}>
      <div class="s-danger">
        <header class="deskkop">
          <div>
            <p class="zacht">
              {view.closedAt === null ? t('conversation.danger.doorStays') : t('conversation.danger.closed')}
            </p>
            <h1>
              {view.handle === null
                ? t('conversation.danger.title')
                : t('conversation.talk.with', { names: [view.handle] })}
            </h1>
          </div>
          <span class="klein zacht">{t('conversation.danger.since', { raised: view.raisedAt })}</span>
          {view.talk !== null && (
            <LinkButton small href={`/team/gesprek?gesprek=${view.talk}`}>
              {t('conversation.danger.toTalk')}
            </LinkButton>
          )}
          {view.closedAt === null && (
            <Button
              small
              busy={close.busy.value}
              onClick={() => void close.send({ danger: view.id }).then(refresh)}
            >
              {t('conversation.danger.closeIt')}
            </Button>
          )}
        </header>
        {close.refusal.value !== null && <p role="alert">{refusalText(close.refusal.value)}</p>}
        <WhoComes view={view} />
        <div class="gevaarplan">
          <Plan view={view} />
          <section class="kaart nietweten">
            <h2>{t('conversation.danger.notKnown')}</h2>
            <dl class="feiten">
              {[
                t('conversation.danger.name'),
                t('conversation.danger.number'),
                t('conversation.danger.place'),
              ].map((what) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>{t('conversation.danger.notKept')}</dd>
                </div>
              ))}
            </dl>
            <p class="klein zacht">{t('conversation.danger.nobodyCanLookUp')}</p>
            <h3>{t('conversation.danger.offer')}</h3>
            <p class="citaat">
              <bdi>{view.plan.sentence ?? t('conversation.danger.sentence')}</bdi>
            </p>
          </section>
          <Proposal view={view} />
        </div>
      </div>
    </DeskFrame>
  );
}

/** Rings until somebody comes; after a minute the city's number stands here. */
function WhoComes({ view }: { view: View }) {
  const left = useSignal(secondsUntil(view.numberFrom));
  useEffect(() => {
    const timer = setInterval(() => {
      left.value = secondsUntil(view.numberFrom);
    }, SECOND);
    return () => clearInterval(timer);
  }, [view.numberFrom]);
  const isAnswered = view.answeredBy !== null;
  const { onCallNumber, onCallName } = view.plan;
  return (
    <section class="belstrook" role="status">
      <span class="belramen">
        <Raam letter={view.raisedBy.workName[0]} lit host />
        <BellRinging />
        {view.ringsFor.map((one) => (
          <Raam key={one.id} letter={one.workName[0]} lit={view.answeredBy?.id === one.id} host />
        ))}
      </span>
      <p>
        <b>
          {isAnswered
            ? t('conversation.danger.comes', { name: view.answeredBy?.workName ?? '' })
            : view.ringsFor.length === 0
              ? t('conversation.danger.nobodyToRing')
              : t('conversation.danger.ringsAt', { names: view.ringsFor.map((one) => one.workName) })}
        </b>
      </p>
      <p class="klein">
        {isAnswered ? t('conversation.danger.twoOfYou') : t('conversation.danger.ifNobody')}
      </p>
      {!isAnswered && left.value > 0 && view.ringsFor.length > 0 && (
        <span class="klein zacht">{t('conversation.danger.numberIn', { seconds: left.value })}</span>
      )}
      {!isAnswered && (left.value <= 0 || view.ringsFor.length === 0) && (
        <p>
          {onCallNumber === null ? (
            t('conversation.danger.noNumber')
          ) : (
            <a class="knop lijn" href={`tel:${onCallNumber.replace(/(?!^\+)\D/g, '')}`}>
              <Phone />
              {onCallName === null
                ? onCallNumber
                : t('conversation.danger.callCity', { name: onCallName, number: onCallNumber })}
            </a>
          )}
          {view.plan.onCallRemark !== null && <span class="klein zacht"> {view.plan.onCallRemark}</span>}{' '}
          <a class="knop lijn" href="tel:112">
            <Phone />
            {t('conversation.danger.call112')}
          </a>
        </p>
      )}
    </section>
  );
}

const secondsUntil = (moment: Instant | string) =>
  Math.ceil(msBetween(new Date().toISOString() as Instant, moment as Instant) / SECOND);

function Plan({ view }: { view: View }) {
  return (
    <section class="kaart">
      <h2>{t('conversation.danger.plan')}</h2>
      <ol class="genummerd plan">
        {view.plan.steps.map((step) => (
          <li key={step.lead}>
            <span>
              <b>{step.lead}</b> {step.text}
            </span>
          </li>
        ))}
      </ol>
      <p class="klein zacht">
        {view.plan.savedBy === null
          ? t('conversation.danger.example')
          : t('conversation.danger.savedBy', { name: view.plan.savedBy, saved: view.plan.savedAt })}
      </p>
    </section>
  );
}

const stepWords = (step: DangerStep) =>
  t(
    (
      {
        theyCall: 'conversation.danger.theyCall',
        weCall112: 'conversation.danger.weCall112',
        cityNumber: 'conversation.danger.cityNumber',
      } as const
    )[step],
  );

function Proposal({ view }: { view: View }) {
  const propose = useCall(proposeStep);
  const confirm = useCall(confirmStep);
  const ground = useSignal(view.ground ?? '');
  const step = useSignal<DangerStep>(view.step ?? 'theyCall');
  const told = useSignal<'before' | 'notYet'>(view.told ?? 'before');
  const isOver = view.closedAt !== null;
  return (
    <form
      class="kaart stapel voorstel2"
      onSubmit={(event) => {
        event.preventDefault();
        void propose
          .send({ danger: view.id, ground: ground.value, step: step.value, told: told.value })
          .then(refresh);
      }}
    >
      <h2>{t('conversation.danger.proposal')}</h2>
      {view.proposedBy !== null && (
        <div class="stapel k4" role="status">
          <p>
            <b>{t('conversation.danger.proposedBy', { name: view.proposedBy.workName })}</b>{' '}
            {view.step === null ? '' : stepWords(view.step)}.{' '}
            {view.told === 'before'
              ? t('conversation.danger.toldBefore')
              : t('conversation.danger.toldNotYet')}
          </p>
          <p class="citaat">
            <bdi>{view.ground}</bdi>
          </p>
          {view.confirmedBy === null ? (
            !isOver && (
              <div class="rij om">
                <Button
                  look="door"
                  busy={confirm.busy.value}
                  onClick={() => void confirm.send({ danger: view.id }).then(refresh)}
                >
                  {t('conversation.danger.confirm')}
                </Button>
                <span class="klein zacht">{t('conversation.danger.nothingByItself')}</span>
              </div>
            )
          ) : (
            <p>
              <b>{t('conversation.danger.confirmedBy', { name: view.confirmedBy.workName })}</b>
            </p>
          )}
          {confirm.refusal.value !== null && <p role="alert">{refusalText(confirm.refusal.value)}</p>}
        </div>
      )}
      {!isOver && (
        <>
          <TextArea
            id="grond"
            label={t('conversation.danger.ground')}
            maxLength={GROUND_MAX}
            rows={3}
            value={ground}
            error={refusalText(propose.refusal.value)}
            onInput={(event) => (ground.value = event.currentTarget.value)}
          />
          <div role="group" aria-label={t('conversation.danger.step')} class="rij om">
            <span class="label stapnaam">{t('conversation.danger.step')}</span>
            {(['theyCall', 'weCall112', 'cityNumber'] as const).map((one) => (
              <Choice key={one} chosen={step.value === one} onClick={() => (step.value = one)}>
                {stepWords(one)}
              </Choice>
            ))}
          </div>
          <div role="group" aria-label={t('conversation.danger.doTheyKnow')} class="rij om">
            <span class="label stapnaam">{t('conversation.danger.doTheyKnow')}</span>
            <Choice chosen={told.value === 'before'} onClick={() => (told.value = 'before')}>
              {t('conversation.danger.toldBefore')}
            </Choice>
            <Choice chosen={told.value === 'notYet'} onClick={() => (told.value = 'notYet')}>
              {t('conversation.danger.toldNotYet')}
            </Choice>
          </div>
          <div class="rij weg om">
            <p class="klein">{t('conversation.danger.anotherConfirms')}</p>
            <Button look={view.proposedBy === null ? 'door' : 'line'} type="submit" busy={propose.busy.value}>
              {t('conversation.danger.propose')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
