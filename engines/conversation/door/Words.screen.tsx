import '../../../platform/web/style/pages.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useCall } from '../../../platform/web/calls.ts';
import { ArrowLeft, Eye, EyeSlash, Key, PencilSimple } from '../../../platform/web/icons/icons.tsx';
import { go, refresh } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { changeHandle, drawMyWords, dropMyWords, type wordsPage } from './phrase.contract.ts';

/** Four words to come back with, shown once, and the handle. The words live in this screen's memory alone. */
export default function Words({ view }: { view: ViewOf<typeof wordsPage> }) {
  const draw = useCall(drawMyWords);
  const drop = useCall(dropMyWords);
  const rename = useCall(changeHandle);
  const words = useSignal<readonly string[] | null>(null);
  const isCovered = useSignal(false);
  const plate = useRef<HTMLUListElement>(null);
  const isShown = words.value !== null && !isCovered.value;
  useEffect(() => {
    // Another app or tab comes in front: its switcher would keep a picture of the words.
    const cover = () => {
      if (document.visibilityState === 'hidden') isCovered.value = true;
    };
    document.addEventListener('visibilitychange', cover);
    return () => document.removeEventListener('visibilitychange', cover);
  }, []);
  useEffect(() => {
    // The button that was pressed is gone: who listens goes on with the words.
    if (isShown) plate.current?.focus();
  }, [isShown]);
  const handle = useSignal(view.handle);
  const renamed = useSignal(false);
  return (
    <div class="wit">
      <TopBar
        back={{ href: '/binnen', label: t('conversation.words.back') }}
        title={t('conversation.words.title')}
      >
        <LeaveFast label={t('platform.leaveFast')} />
      </TopBar>
      <main class="smal">
        <section class="stapel">
          <h2 class="groot">{t('conversation.words.yours')}</h2>
          <p>{t('conversation.words.why', { handle: view.handle })}</p>
          {words.value === null ? (
            <>
              {view.hasWords && <Notice>{t('conversation.words.haveThem')}</Notice>}
              <Button
                look="door"
                wide
                icon={Key}
                busy={draw.busy.value}
                onClick={() =>
                  void draw.send({}).then((answer) => {
                    if (answer === null) return;
                    isCovered.value = false;
                    words.value = answer.words;
                  })
                }
              >
                {view.hasWords ? t('conversation.words.newOnes') : t('conversation.words.give')}
              </Button>
            </>
          ) : (
            <>
              {isShown ? (
                <ul
                  class="woordplaat vast"
                  ref={plate}
                  tabIndex={-1}
                  aria-label={t('conversation.words.yours')}
                >
                  {words.value.map((word, index) => (
                    <li key={index}>{word}</li>
                  ))}
                </ul>
              ) : (
                <Notice icon={EyeSlash}>{t('conversation.words.covered')}</Notice>
              )}
              <div class="rij om">
                <Button icon={PencilSimple} onClick={() => void go('/binnen')}>
                  {t('conversation.words.written')}
                </Button>
                <Button icon={isShown ? EyeSlash : Eye} onClick={() => (isCovered.value = isShown)}>
                  {isShown ? t('conversation.words.cover') : t('conversation.words.uncover')}
                </Button>
                <Button
                  look="quiet"
                  busy={drop.busy.value}
                  onClick={() =>
                    void drop.send({}).then((done) => {
                      if (done === null) return undefined;
                      words.value = null;
                      return refresh();
                    })
                  }
                >
                  {t('conversation.words.ratherNot')}
                </Button>
              </div>
              <p class="klein zacht">{t('conversation.words.once')}</p>
            </>
          )}
          {refusalText(draw.refusal.value ?? drop.refusal.value) !== undefined && (
            <Notice urgent>{refusalText(draw.refusal.value ?? drop.refusal.value)}</Notice>
          )}
          <p class="klein zacht">{t('conversation.words.paper')}</p>
        </section>
        <form
          class="stapel"
          onSubmit={(event) => {
            event.preventDefault();
            renamed.value = false;
            void rename.send({ handle: handle.value }).then((done) => {
              renamed.value = done !== null;
              return done === null ? undefined : refresh();
            });
          }}
        >
          <h2>{t('conversation.words.handle')}</h2>
          <Field
            id="andere-naam"
            label={t('conversation.door.handle')}
            help={t('conversation.door.free')}
            maxLength={24}
            autocomplete="off"
            spellcheck={false}
            value={handle}
            error={refusalText(rename.refusal.value)}
            onInput={(event) => (handle.value = event.currentTarget.value)}
          />
          <div class="rij om">
            <Button type="submit" busy={rename.busy.value}>
              {t('conversation.words.rename')}
            </Button>
            <span role="status" class="klein zacht">
              {renamed.value ? t('conversation.words.renamed') : ''}
            </span>
          </div>
        </form>
        <LinkButton icon={ArrowLeft} href="/binnen">
          {t('conversation.words.back')}
        </LinkButton>
      </main>
    </div>
  );
}
