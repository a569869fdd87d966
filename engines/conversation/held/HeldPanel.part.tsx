import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { AnswerOf } from '../../../platform/core/contract.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { callServer, useCall } from '../../../platform/web/calls.ts';
import { Check } from '../../../platform/web/icons/icons.tsx';
import { inTurn } from '../../../platform/web/in-turn.ts';
import { line } from '../../../platform/web/live.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { ring } from '../../../platform/web/ring.ts';
import { t } from '../../../platform/web/t.ts';
import { becauseWords } from './because-words.part.tsx';
import { keepHeldBack, REASON_MAX, readHeld, releaseHeld } from './held-desk.contract.ts';

type Held = AnswerOf<typeof readHeld>;

/** Messages nobody has seen yet, for a host to look at. Nothing on screen while there is none.
 *  @param room only those of this room */
export function HeldPanel({ room }: { room?: RoomId }) {
  const held = useSignal<Held | null>(null);
  const trouble = useSignal<string | undefined>(undefined);
  const knew = useRef(new Set<string>());
  const read = useMemo(
    () =>
      inTurn(async () => {
        const outcome = await callServer(readHeld, {});
        trouble.value = outcome.ok ? undefined : refusalText(outcome.refusal);
        if (!outcome.ok) return;
        const ids = outcome.answer.held.map((one) => one.id);
        if (held.value !== null && ids.some((id) => !knew.current.has(id))) ring();
        knew.current = new Set(ids);
        held.value = outcome.answer;
      }),
    [],
  );
  useEffect(() => {
    void read();
    return line.onHappened((name) => {
      if (name === 'conversation.heldChanged' || name === 'conversation.deskChanged' || name === 'line.open')
        void read();
    });
  }, []);
  const here = held.value?.held.filter((one) => room === undefined || one.room.id === room) ?? [];
  if (here.length === 0 && trouble.value === undefined) return null;
  return (
    <section class="kaart stapel vasthoud">
      <h2>{t('conversation.held.title')}</h2>
      {trouble.value !== undefined && <p class="melding">{trouble.value}</p>}
      <ul class="stapel ruim" aria-label={t('conversation.held.list')}>
        {here.map((one) => (
          <Row key={one.id} one={one} again={read} />
        ))}
      </ul>
    </section>
  );
}

function Row({ one, again }: { one: Held['held'][number]; again: () => Promise<void> }) {
  const release = useCall(releaseHeld);
  const keep = useCall(keepHeldBack);
  const isSayingWhy = useSignal(false);
  const reason = useSignal('');
  const which = { id: one.id, visitor: one.visitorId };
  const refusal = refusalText(release.refusal.value ?? keep.refusal.value);
  return (
    <li class="stapel k8">
      <p class="rij weg om">
        <b>
          <bdi>{one.handle}</bdi>
        </b>
        <span class="klein zacht">
          {t('conversation.held.said', { at: one.saidAt, room: one.room.name })}
        </span>
      </p>
      <blockquote>
        <bdi>{one.text}</bdi>
      </blockquote>
      <p class="klein">
        {becauseWords(one.because)}{' '}
        <span class="zacht">{t('conversation.held.goesBack', { until: one.until })}</span>
      </p>
      {isSayingWhy.value ? (
        <form
          class="stapel k8"
          onSubmit={(event) => {
            event.preventDefault();
            void keep.send({ ...which, reason: reason.value }).then(again);
          }}
        >
          <TextArea
            id={`waarom-${one.id}`}
            label={t('conversation.held.reason')}
            help={t('conversation.held.reasonHelp', { handle: one.handle })}
            rows={2}
            maxLength={REASON_MAX}
            required
            value={reason.value}
            onInput={(event) => (reason.value = event.currentTarget.value)}
          />
          <div class="rij om">
            <Button small look="door" type="submit" busy={keep.busy.value}>
              {t('conversation.held.sayReason')}
            </Button>
            <Button small look="quiet" onClick={() => (isSayingWhy.value = false)}>
              {t('conversation.held.leave')}
            </Button>
          </div>
        </form>
      ) : (
        <div class="rij om">
          <Button
            small
            icon={Check}
            busy={release.busy.value}
            onClick={() => void release.send(which).then(again)}
          >
            {t('conversation.held.release')}
          </Button>
          <Button small look="quiet" onClick={() => (isSayingWhy.value = true)}>
            {t('conversation.held.keepBack')}
          </Button>
        </div>
      )}
      {refusal !== undefined && <p role="alert">{refusal}</p>}
    </li>
  );
}
