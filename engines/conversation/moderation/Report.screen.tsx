import '../../../platform/web/style/pages.css';
import { useSignal } from '@preact/signals';
import { EyeSlash } from '../../../platform/web/icons/icons.tsx';
import { LinkButton } from '../../../platform/web/parts/Button.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { ReportMessage } from './ReportMessage.part.tsx';
import { reportWhat } from './report-what.part.tsx';
import type { reportPage } from './reports.contract.ts';

type View = ViewOf<typeof reportPage>;

/** Which message, and a word beside it if one wants. No reason is asked, and no label is given. */
export default function Report({ view }: { view: View }) {
  useRefreshOn(['conversation.roomChanged']);
  const isSent = useSignal(false);
  const chosen = view.messages.find((message) => message.id === reportWhat.value);
  const names = view.hosts.map((host) => host.workName);
  return (
    <div class="wit">
      <TopBar
        back={{ href: '/binnen', label: t('conversation.report.back') }}
        title={t('conversation.report.title')}
      >
        <LeaveFast label={t('platform.leaveFast')} />
      </TopBar>
      <main class="smal">
        {isSent.value ? (
          <Sent names={names} />
        ) : (
          <>
            <div>
              <h2 class="groot">{t('conversation.report.heading')}</h2>
              <p>{t('conversation.report.what')}</p>
            </div>
            {view.messages.length === 0 ? (
              <Notice>{t('conversation.report.nothing')}</Notice>
            ) : (
              <fieldset class="kaal">
                <legend class="label">{t('conversation.report.which')}</legend>
                <div class="opties">
                  {[...view.messages].reverse().map((message) => (
                    <label class="optie" key={message.id}>
                      <input
                        type="radio"
                        name="bericht"
                        checked={message.id === chosen?.id}
                        onChange={() => (reportWhat.value = message.id)}
                      />
                      <span>
                        <b>
                          <bdi>{message.name ?? t('conversation.room.someoneGone')}</bdi>
                        </b>
                        <bdi>{message.text}</bdi>{' '}
                        <time class="klein" datetime={message.at}>
                          {t('conversation.room.at', { at: message.at })}
                        </time>
                      </span>
                    </label>
                  ))}
                </div>
              </fieldset>
            )}
            {chosen !== undefined && (
              <ReportMessage
                room={view.room}
                entry={chosen}
                onSent={() => {
                  isSent.value = true;
                  reportWhat.value = null;
                }}
              />
            )}
            <div class="melding">
              <EyeSlash />
              <div>
                <p>{t('conversation.report.whoReads')}</p>
                <p>
                  {t('conversation.report.aboutHost')}{' '}
                  <a href="/niet-oke">{t('conversation.report.toConfidant')}</a>
                </p>
              </div>
            </div>
          </>
        )}
      </main>
    </div>
  );
}

function Sent({ names }: { names: readonly string[] }) {
  return (
    <section class="stapel ruim">
      <div>
        <h2 class="groot" tabIndex={-1} ref={(heading) => heading?.focus()}>
          {t('conversation.report.sent')}
        </h2>
        <p>
          {names.length === 0
            ? t('conversation.report.sentNobody')
            : t('conversation.report.sentWhat', { names, count: names.length })}
        </p>
      </div>
      <p class="zacht">{t('conversation.report.meanwhile')}</p>
      <div class="rij om">
        <LinkButton look="door" href="/binnen">
          {t('conversation.report.back')}
        </LinkButton>
        <LinkButton href="/apart">{t('conversation.talk.talkApart')}</LinkButton>
      </div>
    </section>
  );
}
