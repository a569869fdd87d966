import '../desk/desk.css';
import './letterbox.css';
import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { EnvelopeSimple, EnvelopeSimpleOpen } from '../../../platform/web/icons/icons.tsx';
import { go } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import {
  answerLetter,
  type DeskLetter,
  LETTER_MAX,
  type lettersPage,
  openLetter,
} from './letterbox.contract.ts';

type View = ViewOf<typeof lettersPage>;

/** Letters from the box, for who is on shift: how long they lie there, what was promised, and the one in hand. */
export default function Letters({ view }: { view: View }) {
  useRefreshOn(['conversation.deskChanged', 'conversation.houseChanged']);
  const isOnShift = view.shiftUntil !== null;
  return (
    <DeskFrame
      isOpen={view.isOpen}
      isOnShift={isOnShift}
      where={
        view.shiftUntil === null
          ? t('conversation.desk.offShift')
          : t('conversation.desk.onShiftUntil', { until: view.shiftUntil })
      }
    >
      <header class="deskkop">
        <div>
          <p class="zacht">
            <a href="/team">{t('platform.desk.today')}</a>
          </p>
          <h1>{t('conversation.letters.title')}</h1>
        </div>
      </header>
      {!isOnShift ? (
        <p class="kaart">{t('conversation.letters.onlyOnShift')}</p>
      ) : (
        <div class={view.inHand === null ? 'stapel' : 'tweeluik'}>
          {view.inHand !== null && <InHand key={view.inHand.id} letter={view.inHand} />}
          <section class="kaart stapel k8" aria-label={t('conversation.letters.waiting')}>
            <h2>{t('conversation.letters.waiting')}</h2>
            {view.letters.length === 0 ? (
              <p class="zacht">{t('conversation.letters.none')}</p>
            ) : (
              <ul class="bellen">
                {view.letters.map((letter) => (
                  <Waiting key={letter.id} letter={letter} isInHand={view.inHand?.id === letter.id} />
                ))}
              </ul>
            )}
          </section>
        </div>
      )}
    </DeskFrame>
  );
}

function Waiting({ letter, isInHand }: { letter: DeskLetter; isInHand: boolean }) {
  const open = useCall(openLetter);
  return (
    <li>
      <span>
        <b>{t('conversation.letters.posted', { at: letter.postedAt })}</b>
        <span class="klein zacht">
          {letter.promisedBy === null
            ? t('conversation.letters.noAnswer')
            : t('conversation.letters.promised', { by: letter.promisedBy })}
        </span>
        {open.refusal.value !== null && <Notice urgent>{refusalText(open.refusal.value)}</Notice>}
      </span>
      {isInHand ? (
        <span class="klein star">{t('conversation.letters.inHand')}</span>
      ) : (
        <Button
          small
          icon={letter.isOpened ? EnvelopeSimpleOpen : EnvelopeSimple}
          busy={open.busy.value}
          aria-label={t('conversation.letters.readThis', { at: letter.postedAt })}
          onClick={() =>
            void open
              .send({ letter: letter.id })
              .then((done) => (done === null ? undefined : go(`/team/brieven?brief=${done.id}`)))
          }
        >
          {t('conversation.letters.read')}
        </Button>
      )}
    </li>
  );
}

function InHand({ letter }: { letter: NonNullable<View['inHand']> }) {
  const answer = useCall(answerLetter);
  const text = useSignal('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if ((await answer.send({ letter: letter.id, text: text.value })) !== null) await go('/team/brieven');
  };
  return (
    <section class="kaart stapel" aria-label={t('conversation.letters.inHand')}>
      <h2>{t('conversation.letters.posted', { at: letter.postedAt })}</h2>
      <p class="citaat briefje">
        <bdi>{letter.text}</bdi>
      </p>
      {letter.wantsAnswer ? (
        <form class="stapel" onSubmit={submit}>
          <TextArea
            id="antwoord"
            label={t('conversation.letters.answer')}
            help={t('conversation.letters.answerHelp')}
            error={refusalText(answer.refusal.value)}
            rows={7}
            maxLength={LETTER_MAX}
            value={text}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
          <div>
            <Button look="door" type="submit" busy={answer.busy.value}>
              {answer.busy.value ? t('platform.wait') : t('conversation.letters.send')}
            </Button>
          </div>
        </form>
      ) : (
        <p class="klein">{t('conversation.letters.onlyHeard')}</p>
      )}
    </section>
  );
}
