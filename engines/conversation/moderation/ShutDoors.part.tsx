import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field, TextArea } from '../../../platform/web/parts/Field.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { confirmLonger, proposeLonger } from './measures.contract.ts';
import { LONGER_MAX_DAYS } from './measures.rules.ts';
import { WORDS_MAX } from './moderation.contract.ts';
import type { ShutDoor } from './second-look.contract.ts';

/** Doors that are shut now. Longer than tonight takes two people, a reason and an end. */
export function ShutDoors({ doors }: { doors: readonly ShutDoor[] }) {
  return (
    <section class="kaart stapel" aria-label={t('conversation.doors.title')}>
      <h2>{t('conversation.doors.title')}</h2>
      {doors.length === 0 && <p class="zacht">{t('conversation.doors.none')}</p>}
      {doors.map((door) => (
        <One key={door.id} door={door} />
      ))}
    </section>
  );
}

function One({ door }: { door: ShutDoor }) {
  const yes = useCall(confirmLonger);
  const { proposed } = door;
  return (
    <div class="stapel k8">
      <p>
        <b>
          <bdi>{door.handle ?? t('conversation.room.someoneGone')}</bdi>
        </b>
        <br />
        <span class="klein">{t('conversation.measure.untilThen', { until: door.endsAt })}</span>
      </p>
      {proposed !== null && (
        <>
          <p class="klein">
            {t('conversation.doors.proposed', {
              name: proposed.byName ?? t('conversation.measure.aHost'),
              until: proposed.until,
            })}{' '}
            “<bdi>{proposed.reason}</bdi>”
          </p>
          {proposed.isMine ? (
            <p class="klein zacht">{t('conversation.doors.waitsForAnother')}</p>
          ) : (
            <div>
              <Button
                small
                busy={yes.busy.value}
                onClick={() => void yes.send({ measure: door.id }).then(refresh)}
              >
                {t('conversation.doors.confirm')}
              </Button>
            </div>
          )}
          {yes.refusal.value !== null && <Notice urgent>{refusalText(yes.refusal.value)}</Notice>}
        </>
      )}
      {proposed === null && !door.isLonger && <Propose door={door} />}
    </div>
  );
}

function Propose({ door }: { door: ShutDoor }) {
  const propose = useCall(proposeLonger);
  const isShown = useSignal(false);
  const days = useSignal('7');
  const reason = useSignal('');
  if (!isShown.value)
    return (
      <div>
        <Button small onClick={() => (isShown.value = true)}>
          {t('conversation.doors.propose')}
        </Button>
      </div>
    );
  return (
    <form
      class="stapel k8"
      onSubmit={(event) => {
        event.preventDefault();
        void propose
          .send({ measure: door.id, days: Number(days.value), reason: reason.value })
          .then((done) => (done === null ? undefined : refresh()));
      }}
    >
      <Field
        id={`dagen-${door.id}`}
        label={t('conversation.doors.days')}
        type="number"
        min={1}
        max={LONGER_MAX_DAYS}
        value={days}
        onInput={(event) => (days.value = event.currentTarget.value)}
      />
      <TextArea
        id={`langer-${door.id}`}
        label={t('conversation.doors.reason')}
        error={refusalText(propose.refusal.value)}
        rows={3}
        maxLength={WORDS_MAX}
        required
        value={reason}
        onInput={(event) => (reason.value = event.currentTarget.value)}
      />
      <div>
        <Button small type="submit" busy={propose.busy.value}>
          {t('conversation.doors.propose')}
        </Button>
      </div>
    </form>
  );
}
