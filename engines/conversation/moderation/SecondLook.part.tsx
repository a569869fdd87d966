import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useCall } from '../../../platform/web/calls.ts';
import { Eye } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { WayBack } from '../letterbox/WayBack.part.tsx';
import { askSecondLook, type MyMeasure } from './measures.contract.ts';
import { WORDS_MAX } from './moderation.contract.ts';

/** Somebody else looks again, never who decided. Asked, waiting, or answered. */
export function SecondLook({ measure, hasWords }: { measure: MyMeasure; hasWords: boolean }) {
  const { secondLook, canAsk } = measure;
  return (
    <>
      {secondLook !== null && <Asked key={secondLook.askedAt} look={secondLook} hasWords={hasWords} />}
      {canAsk !== null && <Ask measure={measure} canAsk={canAsk} />}
    </>
  );
}

function Ask({ measure, canAsk }: { measure: MyMeasure; canAsk: NonNullable<MyMeasure['canAsk']> }) {
  const ask = useCall(askSecondLook);
  const words = useSignal<string | null>(null);
  const by = measure.by?.workName ?? t('conversation.measure.aHost');
  return (
    <section class="stapel">
      <h2>{t('conversation.secondLook.disagree')}</h2>
      <p>
        {canAsk.lapsesAt !== null
          ? t('conversation.secondLook.nobody', { by, lapsesAt: canAsk.lapsesAt })
          : `${
              canAsk.name === null
                ? t('conversation.secondLook.anotherLooks', { by })
                : t('conversation.secondLook.looks', { name: canAsk.name, by })
            } ${t('conversation.secondLook.answerBy', { answerBy: canAsk.answerBy })}`}
      </p>
      {words.value === null ? (
        <div>
          <Button icon={Eye} onClick={() => (words.value = '')}>
            {t('conversation.secondLook.ask')}
          </Button>
        </div>
      ) : (
        <form
          class="stapel"
          onSubmit={(event) => {
            event.preventDefault();
            void ask
              .send({ measure: measure.id, words: words.value ?? '' })
              .then((done) => (done === null ? undefined : refresh()));
          }}
        >
          <TextArea
            id="tweede-blik"
            label={t('conversation.secondLook.words')}
            help={t('conversation.secondLook.wordsHelp')}
            error={refusalText(ask.refusal.value)}
            rows={3}
            maxLength={WORDS_MAX}
            autocomplete="off"
            value={words.value}
            onInput={(event) => (words.value = event.currentTarget.value)}
          />
          <div>
            <Button icon={Eye} type="submit" busy={ask.busy.value}>
              {ask.busy.value ? t('platform.wait') : t('conversation.secondLook.askNow')}
            </Button>
          </div>
        </form>
      )}
      <p class="klein zacht">{t('conversation.secondLook.sixMonths')}</p>
    </section>
  );
}

function Asked({ look, hasWords }: { look: NonNullable<MyMeasure['secondLook']>; hasWords: boolean }) {
  const { outcome } = look;
  // Drawn here, they stay until they are written down, also when the page is read anew meanwhile.
  const hadNone = useRef(!hasWords);
  return (
    <>
      <section class="kaart stapel" aria-live="polite">
        <h2>
          {outcome === null
            ? t('conversation.secondLook.isAsked')
            : outcome.is === 'stays'
              ? t('conversation.secondLook.stays')
              : t('conversation.secondLook.lifted')}
        </h2>
        {look.words !== null && (
          <p class="citaat">
            <bdi>{look.words}</bdi>
          </p>
        )}
        {outcome === null ? (
          <p>
            {look.lapsesAt === null
              ? t('conversation.secondLook.answerBy', { answerBy: look.answerBy })
              : t('conversation.secondLook.nobodyYet', { lapsesAt: look.lapsesAt })}
          </p>
        ) : outcome.reason === null ? (
          <p>{t('conversation.secondLook.nobodyLooked')}</p>
        ) : (
          <p>
            “<bdi>{outcome.reason}</bdi>”
            <br />
            <span class="klein zacht">
              {t('conversation.measure.by', {
                name: outcome.byName ?? t('conversation.measure.aHost'),
                at: outcome.at,
              })}
            </span>
          </p>
        )}
      </section>
      {outcome === null && hadNone.current && <WayBack />}
    </>
  );
}
