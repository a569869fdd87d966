import '../../../platform/web/style/pages.css';
import '../rooms/room.css';
import './apart.css';
import { useCall } from '../../../platform/web/calls.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { Door, LockSimpleFill } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useLog, useRefreshOn } from '../../../platform/web/use-live.ts';
import { HelpHere } from '../help/HelpHere.part.tsx';
import { Composer, Said } from '../rooms/Talk.part.tsx';
import { Agree } from './Agree.part.tsx';
import { Signs } from './Signs.part.tsx';
import { TalkEntry } from './TalkEntry.part.tsx';
import { type apartPage, askApart, endMyTalk, keepTalkLonger, type MyTalk } from './talk.contract.ts';
import { Waiting } from './Waiting.part.tsx';
import { WhoSeesWhat } from './WhoSeesWhat.part.tsx';

/** A visitor's talk apart, from asking to reading it back. */
export default function Apart({ view }: { view: ViewOf<typeof apartPage> }) {
  useRefreshOn(['conversation.myTalkChanged', 'conversation.houseChanged'], 500);
  if (view.state === 'talking' || view.state === 'ended') return <Talking key={view.room} view={view} />;
  return (
    <div class="wit">
      <TopBar back={wayBack(view.hasRoom)} title={t('conversation.talk.title')}>
        <LeaveFast label={t('platform.leaveFast')} />
      </TopBar>
      <main class={view.state === 'waiting' ? 'smal dubbel' : 'smal'}>
        {view.state === 'waiting' ? <Waiting view={view} /> : <Ask view={view} />}
      </main>
    </div>
  );
}

/** In a consulting hour there is no room to go back to. */
const wayBack = (hasRoom: boolean) =>
  hasRoom
    ? { href: '/binnen', label: t('conversation.talk.backToRoom') }
    : { href: '/', label: t('conversation.door.back') };

function Ask({ view }: { view: Extract<MyTalk, { state: 'none' }> }) {
  const ask = useCall(askApart);
  const send = (wishes: string | null) => void ask.send({ wishes }).then(refresh);
  return (
    <>
      <div>
        <h2 class="groot">{t('conversation.talk.askTitle')}</h2>
        <p>{t('conversation.talk.askText')}</p>
      </div>
      {view.canAsk ? (
        <div class="stapel">
          <Button look="door" wide icon={Door} busy={ask.busy.value} onClick={() => send(null)}>
            {t('conversation.talk.askWhoever')}
          </Button>
          {view.hosts.map((host) => (
            <Button key={host.id} wide busy={ask.busy.value} onClick={() => send(host.id)}>
              {t('conversation.talk.askHost', { name: host.workName })}
            </Button>
          ))}
          <p class="klein zacht">{t('conversation.talk.onlyYouAsk')}</p>
        </div>
      ) : (
        <Notice>
          {view.because === 'closed'
            ? t('conversation.talk.closedNow')
            : view.because === 'noOnCall'
              ? t('conversation.talk.noOnCall')
              : t('conversation.talk.notNow')}
        </Notice>
      )}
      {ask.refusal.value !== null && <Notice urgent>{refusalText(ask.refusal.value)}</Notice>}
      <section class="kaart">
        <h2>{t('conversation.talk.whoSeesWhat')}</h2>
        <WhoSeesWhat host={null} />
      </section>
    </>
  );
}

function Talking({ view }: { view: Extract<MyTalk, { state: 'talking' | 'ended' }> }) {
  const { me } = useHere();
  const log = useLog(view.room, view);
  const hosts = view.state === 'talking' ? view.hosts.map((host) => host.workName) : [];
  const [first = null] = hosts;
  return (
    <div class="s-room apart">
      <div class="blad">
        <TopBar
          back={wayBack(view.hasRoom)}
          title={
            view.state === 'talking'
              ? t('conversation.talk.with', { names: hosts })
              : t('conversation.talk.title')
          }
        >
          <LeaveFast label={t('platform.leaveFast')} />
        </TopBar>
        <section class="strook" aria-label={t('conversation.talk.whoSeesWhat')}>
          <LockSimpleFill />
          <span class="vul">
            {view.state === 'talking'
              ? t('conversation.talk.onlyYouAnd', { names: hosts })
              : t('conversation.talk.overKeptUntil', { until: view.keptUntil })}
          </span>
          <details class="alleen-tel">
            <summary>{t('conversation.talk.aboutThisTalk')}</summary>
            <div class="kaart stapel ruim">
              <Care view={view} first={first} at="boven" />
            </div>
          </details>
          <div class="strookhulp alleen-tel">
            <HelpHere id="hulp-boven" />
          </div>
        </section>
        <main class="gesprek">
          <Said
            room={view.room}
            log={log.value}
            me={me.role === 'anyone' ? '' : me.id}
            isOpen={view.state === 'talking'}
            isTalk
            other={(entry) => (
              <TalkEntry entry={entry} entries={log.value.entries} room={view.room} isVisitor />
            )}
          />
          {view.state === 'ended' && (
            <div class="stapel">
              <p>{endWords(view.endedBy)}</p>
              <LinkButton look="door" href={wayBack(view.hasRoom).href}>
                {wayBack(view.hasRoom).label}
              </LinkButton>
            </div>
          )}
        </main>
        <aside class="rechts">
          <Care view={view} first={first} at="opzij" />
          <HelpHere id="hulp-opzij" />
        </aside>
        {view.state === 'talking' && (
          <Composer
            room={view.room}
            isOpen
            quietIsFine={false}
            hint={t('conversation.talk.writeTo', { names: hosts })}
          >
            <Signs />
          </Composer>
        )}
      </div>
    </div>
  );
}

/** Who sees what, how long it stays, and the way to stop: beside the talk, or folded above it on a phone. */
function Care({
  view,
  first,
  at,
}: {
  view: Extract<MyTalk, { state: 'talking' | 'ended' }>;
  first: string | null;
  at: string;
}) {
  const end = useCall(endMyTalk);
  const keep = useCall(keepTalkLonger);
  return (
    <>
      <section class="stapel">
        <h2>{t('conversation.talk.whoSeesWhat')}</h2>
        <WhoSeesWhat host={first} hosts={view.state === 'talking' ? view.hosts : []} />
      </section>
      <section class="stapel">
        <h2>{t('conversation.talk.kept')}</h2>
        <p class="klein">
          {view.keptUntil !== null && view.state === 'talking'
            ? t('conversation.talk.keptUntil', { until: view.keptUntil })
            : t('conversation.talk.keptFourteen')}
        </p>
        <Button small busy={keep.busy.value} onClick={() => void keep.send({}).then(refresh)}>
          {t('conversation.talk.keepLonger')}
        </Button>
        {!view.hasPhrase && (
          <p class="klein">
            {t('conversation.talk.onlyWithWords')} <a href="/woorden">{t('conversation.words.give')}</a>
          </p>
        )}
        {keep.refusal.value !== null && <p role="alert">{refusalText(keep.refusal.value)}</p>}
      </section>
      {view.state === 'talking' && <Agree id={`afspraak-${at}`} />}
      {view.state === 'talking' && (
        <section class="stapel">
          <h2>{t('conversation.talk.stop')}</h2>
          <p class="klein">{t('conversation.talk.stopText')}</p>
          <Button small busy={end.busy.value} onClick={() => void end.send({}).then(refresh)}>
            {t('conversation.talk.stopNow')}
          </Button>
          {end.refusal.value !== null && <p role="alert">{refusalText(end.refusal.value)}</p>}
        </section>
      )}
    </>
  );
}

function endWords(by: Extract<MyTalk, { state: 'ended' }>['endedBy']): string {
  switch (by) {
    case 'visitor':
      return t('conversation.talk.endedByYou');
    case 'host':
      return t('conversation.talk.endedByHost');
    case 'closing':
      return t('conversation.talk.endedByClosing');
    case 'vanished':
      return t('conversation.talk.endedByVanishing');
  }
}
