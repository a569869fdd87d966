import { useEffect } from 'preact/hooks';
import { useCall } from '../../../platform/web/calls.ts';
import { CheckCircleFill } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { type MyLetter, markAnswerRead, takeLetterBack } from './letterbox.contract.ts';

/** A letter of one's own: in the box, opened, or answered. */
export function MyLetterCard({
  letter,
  isNewest,
  nextOpen,
}: {
  letter: MyLetter;
  isNewest: boolean;
  nextOpen: string | null;
}) {
  const read = useCall(markAnswerRead);
  const isNewAnswer = letter.answer !== null && letter.readAt === null;
  // Shown is read: from this moment the thirty days run.
  useEffect(() => {
    if (isNewAnswer) void read.send({ letter: letter.id });
  }, [isNewAnswer]);
  if (letter.answer !== null)
    return (
      <section class="stapel">
        <h2 class={isNewest ? 'groot' : undefined}>{t('conversation.letter.thereIsAnswer')}</h2>
        <div class="kaart deurvlak stapel k8">
          <p class="klein">
            {letter.answer.byName === null
              ? t('conversation.letter.answeredAt', { at: letter.answer.at })
              : t('conversation.letter.answeredBy', { name: letter.answer.byName, at: letter.answer.at })}
          </p>
          <p class="briefje">
            <bdi>{letter.answer.text}</bdi>
          </p>
        </div>
        <Yours letter={letter} />
        <p class="klein zacht">{t('conversation.letter.goesAfter')}</p>
      </section>
    );
  return (
    <section class="stapel">
      <div role="status">
        <p class="toestand ok">
          <CheckCircleFill />
          {t('conversation.letter.inTheBox', { at: letter.postedAt })}
        </p>
        <h2 class={isNewest ? 'groot' : undefined}>
          {letter.isOpened ? t('conversation.letter.isRead') : t('conversation.letter.itLies')}
        </h2>
        <p>{promiseWords(letter, nextOpen)}</p>
      </div>
      <Yours letter={letter} />
      {!letter.isOpened && <TakeBack letter={letter} />}
    </section>
  );
}

function promiseWords({ promisedBy, isOpened }: MyLetter, nextOpen: string | null): string {
  if (promisedBy === null)
    return isOpened ? t('conversation.letter.wasHeard') : t('conversation.letter.willBeHeard');
  return nextOpen === null || isOpened
    ? t('conversation.letter.comeLook', { by: promisedBy })
    : t('conversation.letter.comeLookOpen', { at: nextOpen, by: promisedBy });
}

function Yours({ letter }: { letter: MyLetter }) {
  return (
    <details class="kaart">
      <summary class="rij">{t('conversation.letter.showMine')}</summary>
      <p class="briefje mt8">
        <bdi>{letter.text}</bdi>
      </p>
    </details>
  );
}

function TakeBack({ letter }: { letter: MyLetter }) {
  const take = useCall(takeLetterBack);
  return (
    <div class="stapel">
      <h3>{t('conversation.letter.ratherNot')}</h3>
      <p>{t('conversation.letter.canTakeBack')}</p>
      <div>
        <Button busy={take.busy.value} onClick={() => void take.send({ letter: letter.id }).then(refresh)}>
          {t('conversation.letter.takeBack')}
        </Button>
      </div>
      {take.refusal.value !== null && <Notice urgent>{refusalText(take.refusal.value)}</Notice>}
    </div>
  );
}
