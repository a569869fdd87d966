import '../../../platform/web/style/pages.css';
import './letterbox.css';
import { useSignal } from '@preact/signals';
import { useHere } from '../../../platform/web/here.tsx';
import { go } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { NoteInSlot } from '../../../platform/web/parts/drawings.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Lichtje } from '../../../platform/web/parts/Raam.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { HelpOnStreet } from '../help/Help.part.tsx';
import type { letterboxPage } from './letterbox.contract.ts';
import { MyLetterCard } from './MyLetter.part.tsx';
import { WayBack } from './WayBack.part.tsx';
import { WriteLetter } from './WriteLetter.part.tsx';

type View = ViewOf<typeof letterboxPage>;

export default function Letterbox({ view }: { view: View }) {
  const { now } = useHere();
  const isJustPosted = useSignal(false);
  const writesAnother = useSignal(false);
  useRefreshOn(['conversation.letterWasAnswered', 'conversation.houseChanged'], 1_000);
  const isWriting = view.letters.length === 0 || writesAnother.value;
  const [newest] = view.letters;
  return (
    <div class="wit s-letter">
      <TopBar
        back={{ href: '/', label: t('conversation.letter.back') }}
        title={t('conversation.letter.title')}
      >
        <LeaveFast label={t('platform.leaveFast')} />
      </TopBar>
      <main class="smal">
        {isWriting ? (
          <>
            <div>
              <NoteInSlot />
              <p class="aan-tekst busstand">
                <Lichtje lit={view.isOpen} />
                {stateWords(view)}
              </p>
              <h2 class="groot">{t('conversation.letter.leaveOne')}</h2>
              <p>{t('conversation.letter.whoAndWhen', { by: view.promisedBy })}</p>
            </div>
            {view.isOpen && (
              <LinkButton wide href="/">
                {t('conversation.letter.someoneHome')}
              </LinkButton>
            )}
            <WriteLetter
              onPosted={() => {
                isJustPosted.value = true;
                writesAnother.value = false;
                void go('/brief');
              }}
            />
            <WhatHappens view={view} />
          </>
        ) : (
          <>
            {view.letters.map((letter) => (
              <MyLetterCard
                key={letter.id}
                letter={letter}
                isNewest={letter === newest}
                nextOpen={view.nextOpen}
              />
            ))}
            {isJustPosted.value && newest?.wantsAnswer && newest.answer === null && <WayBack />}
            <section class="stapel">
              <h2>{t('conversation.letter.another')}</h2>
              {view.waitsUntil !== null && view.waitsUntil > now ? (
                <p>{t('conversation.letter.waits', { from: view.waitsUntil })}</p>
              ) : (
                <div>
                  <Button onClick={() => (writesAnother.value = true)}>
                    {t('conversation.letter.writeAnother')}
                  </Button>
                </div>
              )}
            </section>
          </>
        )}
        <HelpOnStreet lines={view.help} isOpen={false} />
      </main>
    </div>
  );
}

function stateWords(view: View): string {
  if (view.isOpen) return t('conversation.letter.openNow');
  return view.nextOpen === null
    ? t('conversation.letter.closed')
    : t('conversation.letter.closedUntil', { at: view.nextOpen });
}

function WhatHappens({ view }: { view: View }) {
  return (
    <section class="kaart stapel">
      <h2>{t('conversation.letter.whatHappens')}</h2>
      <ul class="wanneer">
        <li>
          <b>{t('conversation.letter.now')}</b>
          <span>{t('conversation.letter.nowWhat')}</span>
        </li>
        <li>
          <b>
            {view.nextOpen === null
              ? t('conversation.letter.onceOpen')
              : t('conversation.letter.moment', { at: view.nextOpen })}
          </b>
          <span>{t('conversation.letter.hostsRead')}</span>
        </li>
        <li>
          <b>{t('conversation.letter.atTheLatest', { at: view.promisedBy })}</b>
          <span>{t('conversation.letter.answerIsThere')}</span>
        </li>
        <li class="later">
          <b>{t('conversation.letter.thirtyDays')}</b>
          <span>{t('conversation.letter.thenGone')}</span>
        </li>
      </ul>
    </section>
  );
}
