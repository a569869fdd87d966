import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { AnswerOf } from '../../../platform/core/contract.ts';
import { callServer, useCall } from '../../../platform/web/calls.ts';
import { inTurn } from '../../../platform/web/in-turn.ts';
import { line } from '../../../platform/web/live.ts';
import { go } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { countInTitle, ring } from '../../../platform/web/ring.ts';
import { t } from '../../../platform/web/t.ts';
import { claim, joinTalk, readTalks } from './talk.contract.ts';

type Talks = AnswerOf<typeof readTalks>;

/** Who waits, which talks go on, and what is still to be logged. New waiters are heard and stand in the title. */
export function TalksPanel() {
  const talks = useSignal<Talks | null>(null);
  const trouble = useSignal<string | undefined>(undefined);
  const waitedFor = useRef(0);
  const read = useMemo(
    () =>
      inTurn(async () => {
        const outcome = await callServer(readTalks, {});
        trouble.value = outcome.ok ? undefined : refusalText(outcome.refusal);
        if (!outcome.ok) return;
        const ready = outcome.answer.waiting.length;
        if (outcome.answer.isOnShift && ready > waitedFor.current) ring();
        waitedFor.current = ready;
        countInTitle(outcome.answer.isOnShift ? ready : 0);
        talks.value = outcome.answer;
      }),
    [],
  );
  useEffect(() => {
    void read();
    const stop = line.onHappened((name) => {
      if (name === 'conversation.talksChanged' || name === 'conversation.deskChanged' || name === 'line.open')
        void read();
    });
    return () => {
      stop();
      countInTitle(0);
    };
  }, []);
  const now = talks.value;
  return (
    <section class="kaart stapel">
      <h2>{t('conversation.talk.apartRoom')}</h2>
      {trouble.value !== undefined && <p class="melding">{trouble.value}</p>}
      {now === null && trouble.value === undefined && <p class="zacht">{t('platform.wait')}</p>}
      {now !== null && (
        <>
          {now.waiting.length === 0 && <p class="zacht">{t('conversation.talk.nobodyWaits')}</p>}
          {now.waiting.length > 0 && (
            <ul class="stapel k8" aria-label={t('conversation.talk.waitingList')}>
              {now.waiting.map((one) => (
                <WaitingRow key={one.id} one={one} canClaim={now.isOnShift} />
              ))}
            </ul>
          )}
          {now.talks.length > 0 && (
            <ul class="stapel k8" aria-label={t('conversation.talk.goingOn')}>
              {now.talks.map((talk) => (
                <TalkRow key={talk.id} talk={talk} canJoin={now.isOnShift} />
              ))}
            </ul>
          )}
          {now.toLog.length > 0 && (
            <ul class="stapel k8" aria-label={t('conversation.talk.stillToLog')}>
              {now.toLog.map((talk) => (
                <li key={talk.id} class="rij weg om">
                  <span>
                    <bdi>{talk.handle}</bdi>, {t('conversation.talk.endedAt', { ended: talk.endedAt })}
                  </span>
                  <LinkButton small href={`/team/gesprek?gesprek=${talk.id}`}>
                    {t('conversation.talk.toLog')}
                  </LinkButton>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

function WaitingRow({ one, canClaim }: { one: Talks['waiting'][number]; canClaim: boolean }) {
  const take = useCall(claim);
  return (
    <li class="stapel k4">
      <div class="rij weg om">
        <span>
          <b>
            <bdi>{one.handle}</bdi>
          </b>{' '}
          <span class="klein zacht">
            {one.wishes === null
              ? t('conversation.talk.waitsSince', { asked: one.askedAt })
              : t('conversation.talk.waitsFor', { asked: one.askedAt, name: one.wishes.workName })}
          </span>
        </span>
        {one.hasAgreed ? (
          <Button
            small
            look="door"
            busy={take.busy.value}
            disabled={!canClaim}
            onClick={() =>
              void take
                .send({ waiting: one.id })
                .then((done) => (done === null ? undefined : go(`/team/gesprek?gesprek=${done.talk}`)))
            }
          >
            {t('conversation.talk.take')}
          </Button>
        ) : (
          <span class="klein zacht">{t('conversation.talk.readsFirst')}</span>
        )}
      </div>
      {take.refusal.value !== null && <p role="alert">{refusalText(take.refusal.value)}</p>}
    </li>
  );
}

function TalkRow({ talk, canJoin }: { talk: Talks['talks'][number]; canJoin: boolean }) {
  const join = useCall(joinTalk);
  const path = `/team/gesprek?gesprek=${talk.id}`;
  return (
    <li class="stapel k4">
      <div class="rij weg om">
        <span>
          <b>
            <bdi>{talk.handle}</bdi>
          </b>{' '}
          <span class="klein zacht">
            {t('conversation.talk.withHosts', {
              names: talk.hosts.map((host) => host.workName),
              begun: talk.begunAt,
            })}
          </span>
        </span>
        {talk.isMine ? (
          <LinkButton small look="door" href={path}>
            {t('conversation.talk.goOn')}
          </LinkButton>
        ) : (
          <Button
            small
            busy={join.busy.value}
            disabled={!canJoin}
            onClick={() =>
              void join.send({ talk: talk.id }).then((done) => (done === null ? undefined : go(path)))
            }
          >
            {t('conversation.talk.stepIn')}
          </Button>
        )}
      </div>
      {join.refusal.value !== null && <p role="alert">{refusalText(join.refusal.value)}</p>}
    </li>
  );
}
