import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { AnswerOf } from '../../../platform/core/contract.ts';
import { callServer, useCall } from '../../../platform/web/calls.ts';
import { BellRinging, Lifebuoy } from '../../../platform/web/icons/icons.tsx';
import { inTurn } from '../../../platform/web/in-turn.ts';
import { line } from '../../../platform/web/live.ts';
import { go, here } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { ring, ringInTitle } from '../../../platform/web/ring.ts';
import { t } from '../../../platform/web/t.ts';
import { answerDanger, raiseDanger, readDangers } from './danger.contract.ts';

type Dangers = AnswerOf<typeof readDangers>;

const RING_EVERY_MS = 3_000;

/** The case that is on screen now: no way to it is needed. */
const shownCase = () =>
  here().path === '/team/gevaar' ? new URLSearchParams(location.search).get('gevaar') : null;

// One reading for both parts, the bar and the button.
const dangers = signal<Dangers | null>(null);

/** On every desk screen: what rings until somebody answers, and the way back to what I am in. */
export function DangerBar() {
  const read = useMemo(
    () =>
      inTurn(async () => {
        const outcome = await callServer(readDangers, {});
        if (outcome.ok) dangers.value = outcome.answer;
      }),
    [],
  );
  useEffect(() => {
    void read();
    return line.onHappened((name) => {
      if (
        name === 'conversation.dangerChanged' ||
        name === 'conversation.deskChanged' ||
        name === 'line.open'
      )
        void read();
    });
  }, []);
  const ringing = dangers.value?.dangers.filter((danger) => danger.ringsForMe) ?? [];
  const isRinging = ringing.length > 0;
  useEffect(() => {
    if (!isRinging) return;
    const stop = ringInTitle(t('conversation.danger.ringsTitle'));
    ring();
    const again = setInterval(ring, RING_EVERY_MS);
    return () => {
      clearInterval(again);
      stop();
    };
  }, [isRinging]);
  return (
    <>
      {ringing.map((danger) => (
        <Ringing key={danger.id} danger={danger} />
      ))}
      {(dangers.value?.dangers ?? [])
        .filter((danger) => danger.isMine && danger.id !== shownCase())
        .map((danger) => (
          <p key={danger.id} class="melding">
            <Lifebuoy />
            <span>
              {danger.handle === null
                ? t('conversation.danger.goingOn')
                : t('conversation.danger.goingOnWith', { handle: danger.handle })}{' '}
              <a href={`/team/gevaar?gevaar=${danger.id}`}>{t('conversation.danger.toIt')}</a>
            </span>
          </p>
        ))}
    </>
  );
}

function Ringing({ danger }: { danger: Dangers['dangers'][number] }) {
  const answer = useCall(answerDanger);
  return (
    <section class="belstrook kaart" role="alert">
      <BellRinging />
      <p>
        <b>{t('conversation.danger.rings', { name: danger.raisedBy.workName })}</b>
        <br />
        <span class="klein">{t('conversation.danger.ringsText')}</span>
        {answer.refusal.value !== null && <span class="klein">{refusalText(answer.refusal.value)}</span>}
      </p>
      <Button
        look="door"
        busy={answer.busy.value}
        onClick={() =>
          void answer
            .send({ danger: danger.id })
            .then((done) => (done === null ? undefined : go(`/team/gevaar?gevaar=${danger.id}`)))
        }
      >
        {t('conversation.danger.iCome')}
      </Button>
    </section>
  );
}

/** The button, for whoever is on shift. In a talk it is about that talk. */
export function DangerButton() {
  const raise = useCall(raiseDanger);
  const talk = here().path === '/team/gesprek' ? new URLSearchParams(location.search).get('gesprek') : null;
  const isThere = here().path === '/team/gevaar';
  if (dangers.value?.isOnShift !== true) return null;
  return (
    <div>
      <Button
        small
        class="gevaarknop"
        icon={Lifebuoy}
        busy={raise.busy.value}
        aria-current={isThere ? 'page' : undefined}
        onClick={() =>
          // Pressing it again in fright, on the case itself, must not open a second one.
          isThere ||
          void raise
            .send({ talk })
            .then((done) => (done === null ? undefined : go(`/team/gevaar?gevaar=${done.danger}`)))
        }
      >
        {t('conversation.danger.button')}
      </Button>
      {raise.refusal.value !== null && <p role="alert">{refusalText(raise.refusal.value)}</p>}
    </div>
  );
}
