import { useSignal } from '@preact/signals';
import type { Entry } from '../../../platform/core/room-log.ts';
import { newId, useCall } from '../../../platform/web/calls.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { answerSummary, SUMMARY_MAX } from './talk.contract.ts';

/** What a talk's log holds besides what was said: who came and went, summaries, agreements. */
export function TalkEntry({
  entry,
  entries,
  isVisitor,
}: {
  entry: Entry;
  entries: readonly Entry[];
  isVisitor: boolean;
}) {
  const name = typeof entry.facts['name'] === 'string' ? entry.facts['name'] : '';
  switch (entry.kind) {
    case 'hostJoined':
      return (
        <p class="dag">
          {entry.facts['isFirst'] === true
            ? t('conversation.talk.isThere', { name })
            : t('conversation.talk.joined', { name })}
        </p>
      );
    case 'hostLeft':
      return <p class="dag">{t('conversation.talk.left', { name })}</p>;
    case 'hostVanished':
      return <p class="dag">{t('conversation.talk.vanished')}</p>;
    case 'talkEnded':
      return <p class="dag">{t('conversation.talk.isOver')}</p>;
    case 'agreement':
      return (
        <section class="kaart deurvlak stapel k4">
          <h2 class="als-tekst">{t('conversation.talk.agreement')}</h2>
          <p>
            <bdi>{entry.text}</bdi>
          </p>
        </section>
      );
    case 'summary':
      return (
        <Summary
          entry={entry}
          answer={entries.findLast((other) => other.kind === 'summaryAnswer' && other.target === entry.id)}
          isVisitor={isVisitor}
        />
      );
    default:
      return null;
  }
}

function Summary({
  entry,
  answer,
  isVisitor,
}: {
  entry: Entry;
  answer: Entry | undefined;
  isVisitor: boolean;
}) {
  const say = useCall(answerSummary);
  const otherwise = useSignal<string | null>(null);
  const send = (verdict: 'right' | 'otherwise' | 'notWritten', text = '') =>
    void say.send({ summary: entry.id, id: newId(), verdict, text }).then((done) => {
      if (done !== null) otherwise.value = null;
    });
  const verdict = answer?.facts['verdict'];
  return (
    <section class="kaart stapel">
      <h2 class="als-tekst">{t('conversation.talk.proposes', { name: entry.by.name ?? '' })}</h2>
      <p class={verdict === 'notWritten' ? 'zacht' : ''}>
        “<bdi>{verdict === 'otherwise' ? answer?.text : entry.text}</bdi>”
      </p>
      {verdict === 'right' && <p class="klein">{t('conversation.talk.saidRight')}</p>}
      {verdict === 'otherwise' && <p class="klein">{t('conversation.talk.saidOtherwise')}</p>}
      {verdict === 'notWritten' && <p class="klein">{t('conversation.talk.saidNotWritten')}</p>}
      {answer === undefined && !isVisitor && <p class="klein zacht">{t('conversation.talk.notAnswered')}</p>}
      {answer === undefined && isVisitor && otherwise.value === null && (
        <div class="rij om">
          <Button small look="door" busy={say.busy.value} onClick={() => send('right')}>
            {t('conversation.talk.right')}
          </Button>
          <Button small onClick={() => (otherwise.value = entry.text ?? '')}>
            {t('conversation.talk.otherwise')}
          </Button>
          <Button small look="quiet" busy={say.busy.value} onClick={() => send('notWritten')}>
            {t('conversation.talk.notWritten')}
          </Button>
        </div>
      )}
      {otherwise.value !== null && (
        <form
          class="stapel"
          onSubmit={(event) => {
            event.preventDefault();
            send('otherwise', otherwise.value ?? '');
          }}
        >
          <TextArea
            id={`anders-${entry.seq}`}
            label={t('conversation.talk.inYourWords')}
            maxLength={SUMMARY_MAX}
            value={otherwise.value}
            onInput={(event) => (otherwise.value = event.currentTarget.value)}
          />
          <Button small look="door" type="submit" busy={say.busy.value}>
            {t('conversation.talk.putSo')}
          </Button>
        </form>
      )}
      {say.refusal.value !== null && <p role="alert">{refusalText(say.refusal.value)}</p>}
    </section>
  );
}
