import { useSignal } from '@preact/signals';
import type { Entry, RoomId } from '../../../platform/core/room-log.ts';
import { newId, useCall } from '../../../platform/web/calls.ts';
import { Handshake } from '../../../platform/web/icons/icons.tsx';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { answerAgreement, answerSummary, type Verdict } from './notes.contract.ts';
import { type Side, type Stand, standOf } from './notes.rules.ts';
import { AGREEMENT_MAX, SUMMARY_MAX } from './talk.contract.ts';

const sideOf = (entry: Entry): Side => (entry.by.kind === 'visitor' ? 'visitor' : 'member');

/** A summary or an agreement in a talk, with what the other side says of it. */
export function Note({
  entry,
  entries,
  room,
  isVisitor,
}: {
  entry: Entry;
  entries: readonly Entry[];
  room: RoomId;
  isVisitor: boolean;
}) {
  const isAgreement = entry.kind === 'agreement';
  const answers = entries.filter((one) => one.kind === 'summaryAnswer' && one.target === entry.id);
  const stand = standOf(
    { kind: isAgreement ? 'agreement' : 'summary', by: sideOf(entry), text: entry.text },
    answers.map((one) => ({
      by: sideOf(one),
      verdict: one.facts['verdict'] as Verdict,
      text: one.text,
    })),
  );
  const isOver = entries.some((one) => one.kind === 'talkEnded');
  const isMyTurn = !isOver && stand.turn === (isVisitor ? 'visitor' : 'member');
  const holds = isAgreement && stand.state === 'settled';
  // Whose words stand there now: the last who said it otherwise, else who began.
  const by = answers.findLast((one) => one.facts['verdict'] === 'otherwise') ?? entry;
  return (
    <section class={holds ? 'kaart deurvlak stapel k4' : 'kaart stapel'}>
      <h2 class="als-tekst rij">
        {holds && <Handshake />}
        {titleOf(stand, isAgreement, by.by.name ?? '')}
      </h2>
      <p class={stand.state === 'dropped' ? 'zacht' : ''}>
        {isAgreement ? <bdi>{stand.text}</bdi> : <Quoted text={stand.text} />}
      </p>
      {standWords(stand, isAgreement) !== null && <p class="klein">{standWords(stand, isAgreement)}</p>}
      {stand.turn !== null && !isMyTurn && !isOver && (
        <p class="klein zacht">
          {stand.turn === 'visitor'
            ? t('conversation.talk.notAnswered')
            : t('conversation.talk.hostNotAnswered')}
        </p>
      )}
      {isMyTurn && (
        <Answer
          entry={entry}
          room={room}
          isVisitor={isVisitor}
          isAgreement={isAgreement}
          text={stand.text ?? ''}
        />
      )}
    </section>
  );
}

const Quoted = ({ text }: { text: string | null }) => (
  <>
    “<bdi>{text}</bdi>”
  </>
);

function titleOf(stand: Stand, isAgreement: boolean, name: string): string {
  if (!isAgreement) return t('conversation.talk.proposes', { name });
  if (stand.state === 'settled') return t('conversation.talk.agreement');
  return stand.isOtherwise
    ? t('conversation.talk.saysItSo', { name })
    : t('conversation.talk.proposesAgreement', { name });
}

function standWords(stand: Stand, isAgreement: boolean): string | null {
  if (stand.state === 'dropped')
    return isAgreement ? t('conversation.talk.notAgreed') : t('conversation.talk.saidNotWritten');
  if (isAgreement || stand.state === 'open') return null;
  return stand.isOtherwise ? t('conversation.talk.saidOtherwise') : t('conversation.talk.saidRight');
}

function Answer({
  entry,
  room,
  isVisitor,
  isAgreement,
  text,
}: {
  entry: Entry;
  room: RoomId;
  isVisitor: boolean;
  isAgreement: boolean;
  text: string;
}) {
  const mine = useCall(answerSummary);
  const theirs = useCall(answerAgreement);
  const otherwise = useSignal<string | null>(null);
  const isBusy = mine.busy.value || theirs.busy.value;
  const send = (verdict: Verdict, words = '') => {
    if (verdict === 'otherwise' && words.trim() === '') return;
    const answer = { id: newId<Entry['id']>(), verdict, text: words };
    void (
      isVisitor
        ? mine.send({ ...answer, summary: entry.id })
        : theirs.send({ ...answer, talk: room, agreement: entry.id })
    ).then((done) => {
      if (done !== null) otherwise.value = null;
    });
  };
  return (
    <>
      {otherwise.value === null ? (
        <div class="rij om">
          <Button small look="door" busy={isBusy} onClick={() => send('right')}>
            {isAgreement ? t('conversation.talk.agreed') : t('conversation.talk.right')}
          </Button>
          <Button small onClick={() => (otherwise.value = text)}>
            {t('conversation.talk.otherwise')}
          </Button>
          <Button small look="quiet" busy={isBusy} onClick={() => send('notWritten')}>
            {isAgreement ? t('conversation.talk.ratherNotAgree') : t('conversation.talk.notWritten')}
          </Button>
        </div>
      ) : (
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
            maxLength={isAgreement ? AGREEMENT_MAX : SUMMARY_MAX}
            value={otherwise.value}
            onInput={(event) => (otherwise.value = event.currentTarget.value)}
          />
          <Button small look="door" type="submit" busy={isBusy}>
            {t('conversation.talk.putSo')}
          </Button>
        </form>
      )}
      {(mine.refusal.value ?? theirs.refusal.value) !== null && (
        <p role="alert">{refusalText(mine.refusal.value ?? theirs.refusal.value)}</p>
      )}
    </>
  );
}
