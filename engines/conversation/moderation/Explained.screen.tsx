import '../../../platform/web/style/pages.css';
import '../letterbox/letterbox.css';
import { useSignal } from '@preact/signals';
import { LinkButton } from '../../../platform/web/parts/Button.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { HelpList } from '../help/Help.part.tsx';
import { MeasureFacts } from './MeasureFacts.part.tsx';
import { measureTitle } from './measure-title.part.tsx';
import { outcomeWords } from './measure-words.part.tsx';
import type { MyMeasure, myMeasuresPage } from './measures.contract.ts';
import { SayOtherwise } from './SayOtherwise.part.tsx';
import { SecondLook } from './SecondLook.part.tsx';
import { TalkAbout } from './TalkAbout.part.tsx';

type View = ViewOf<typeof myMeasuresPage>;

/** What was done about my messages, and what I can do: nothing about me is kept from me. */
export default function Explained({ view }: { view: View }) {
  useRefreshOn(['conversation.toldVisitor', 'conversation.houseChanged'], 1_000);
  const chosen = useSignal<string | null>(null);
  const shown =
    view.measures.find((measure) => measure.id === chosen.value) ??
    (view.door === null
      ? undefined
      : view.measures.find((measure) => measure.kind === 'door' && measure.isRunning)) ??
    view.measures.find((measure) => !measure.isLeft) ??
    view.measures[0];
  const others = view.measures.filter((measure) => measure !== shown);
  return (
    <div>
      <TopBar
        back={
          view.door === null
            ? { href: '/binnen', label: t('conversation.report.back') }
            : { href: '/', label: t('conversation.room.back') }
        }
        title={t('conversation.explained.title')}
      >
        <LeaveFast label={t('platform.leaveFast')} />
      </TopBar>
      <main class="smal">
        {shown === undefined ? (
          <p>{t('conversation.explained.nothing')}</p>
        ) : (
          <One key={shown.id} measure={shown} hasWords={view.hasWords} isOut={view.door !== null} />
        )}
        {view.door !== null && (
          <section class="stapel">
            <h2>{t('conversation.explained.meanwhile')}</h2>
            <p>{t('conversation.explained.helpNow')}</p>
            <HelpList lines={view.help} />
          </section>
        )}
        {others.length > 0 && (
          <section class="stapel">
            <h2>{t('conversation.explained.others')}</h2>
            <ul class="bellen">
              {others.map((measure) => (
                <li key={measure.id}>
                  <span>{measureTitle(measure)}</span>
                  <button
                    type="button"
                    class="knop stil sm"
                    onClick={() => {
                      chosen.value = measure.id;
                      scrollTo(0, 0);
                    }}
                  >
                    {t('conversation.explained.show')}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {view.reports.length > 0 && <Brought reports={view.reports} />}
      </main>
    </div>
  );
}

/** @param isOut the door is shut: other words for what is covered wait until it is open again */
function One({ measure, hasWords, isOut }: { measure: MyMeasure; hasWords: boolean; isOut: boolean }) {
  const what = {
    talk: t('conversation.explained.talk'),
    cover: t('conversation.explained.cover'),
    pause: t('conversation.explained.pause'),
    door: t('conversation.explained.door'),
  }[measure.kind];
  return (
    <>
      <div>
        <h2 class="groot">{measureTitle(measure)}</h2>
        <p>
          {measure.kind === 'cover' && measure.isRunning && isOut
            ? t('conversation.explained.coverWaits')
            : measure.isRunning || measure.kind === 'talk'
              ? what
              : overWords(measure)}
        </p>
      </div>
      <figure class={measure.kind === 'talk' || measure.endedBy === 'secondLook' ? 'kaart' : 'bedekt'}>
        <figcaption class="klein zacht">
          {t('conversation.explained.youWrote', { at: measure.saidAt })}
        </figcaption>
        <blockquote>
          <bdi>{measure.text}</bdi>
        </blockquote>
      </figure>
      <MeasureFacts measure={measure} />
      {measure.kind === 'cover' && measure.isRunning && !isOut ? (
        <SayOtherwise measure={measure} />
      ) : (
        <div class="rij om">
          <TalkAbout measure={measure} />
          {!measure.isRunning && (
            <LinkButton href="/binnen" look="quiet">
              {t('conversation.report.back')}
            </LinkButton>
          )}
        </div>
      )}
      <SecondLook measure={measure} hasWords={hasWords} />
    </>
  );
}

function overWords(measure: MyMeasure): string {
  if (measure.endedBy === 'writer') return t('conversation.explained.youSaidOtherwise');
  if (measure.endedBy === 'secondLook') return t('conversation.explained.lifted');
  return measure.kind === 'cover' ? t('conversation.explained.coverOver') : t('conversation.explained.over');
}

function Brought({ reports }: { reports: View['reports'] }) {
  return (
    <section class="stapel">
      <h2>{t('conversation.explained.brought')}</h2>
      <ul class="bellen">
        {reports.map((report) => (
          <li key={report.id}>
            <span>
              {report.text === null ? (
                <span>{t('conversation.report.messageOf', { at: report.saidAt })}</span>
              ) : (
                <bdi class="citaat">{report.text}</bdi>
              )}
              <span class="klein">
                {report.outcome === null
                  ? t('conversation.report.waits', { at: report.reportedAt })
                  : outcomeWords(
                      report.outcome.kind,
                      report.outcome.byName ?? t('conversation.measure.aHost'),
                    )}{' '}
                {report.outcome?.why != null && (
                  <>
                    “<bdi>{report.outcome.why}</bdi>”
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
