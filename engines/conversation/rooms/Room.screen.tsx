import './room.css';
import { useSignal } from '@preact/signals';
import { useHere } from '../../../platform/web/here.tsx';
import { Door, DoorOpen, Key, Scroll } from '../../../platform/web/icons/icons.tsx';
import { LinkButton } from '../../../platform/web/parts/Button.tsx';
import { Later } from '../../../platform/web/parts/Later.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useLog, useRefreshOn } from '../../../platform/web/use-live.ts';
import { HelpHere } from '../help/HelpHere.part.tsx';
import { bustleWords } from './bustle-words.part.tsx';
import { HouseRules } from './HouseRules.part.tsx';
import { RoomList } from './RoomList.part.tsx';
import type { roomPage } from './rooms.contract.ts';
import { Composer, Said } from './Talk.part.tsx';

type View = ViewOf<typeof roomPage>;
const loadSlow = () => import('../slow-mode/Slow.part.tsx');
const forYou = () => import('../moderation/ForYou.part.tsx');

export default function Room({ view }: { view: View }) {
  const { me } = useHere();
  const myId = me.role === 'anyone' ? '' : me.id;
  const log = useLog(view.id, view);
  const wait = useSignal(0);
  useRefreshOn(['conversation.roomChanged', 'conversation.houseChanged', 'conversation.wentTo'], 1_000);
  useRefreshOn(['conversation.myHeldChanged', 'conversation.letterWasAnswered', 'conversation.toldVisitor']);
  return (
    <div class="s-room">
      <div class="blad">
        <TopBar back={{ href: '/', label: t('conversation.room.back') }} title={view.name}>
          <LeaveFast label={t('platform.leaveFast')} />
        </TopBar>
        <nav class="kamers-lijst" aria-label={t('conversation.room.rooms')}>
          <RoomList rooms={view.rooms} here={view.id} />
        </nav>
        <section class="hosts" aria-label={t('conversation.room.whoIsHere')}>
          <span class="ramen">
            {view.hosts.map((host) => (
              <Raam key={host.id} letter={host.workName[0]} lit host />
            ))}
          </span>
          <p class="klein">
            <b>
              {view.hosts.length === 0
                ? t('conversation.room.noHost')
                : t('conversation.room.hosts', { names: view.hosts.map((host) => host.workName) })}
            </b>
            <br />
            <span class="zacht">{stateWords(view)}</span>
          </p>
          <LinkButton small href="/apart">
            {t('conversation.talk.talkApart')}
          </LinkButton>
        </section>
        <main class="gesprek">
          <div class="vouw alleen-tel" key={view.id}>
            {view.rooms.length > 1 && (
              <details class="kaart">
                <summary>
                  <DoorOpen />
                  {t('conversation.room.otherRooms')}
                </summary>
                <RoomList rooms={view.rooms} here={view.id} />
              </details>
            )}
            {view.houseRules.length > 0 && (
              <details class="kaart regels">
                <summary>
                  <Scroll />
                  {t('conversation.room.rules')}
                </summary>
                <HouseRules rules={view.houseRules} by={view.rulesBy} />
              </details>
            )}
          </div>
          <div class="klein alleen-tel meelezers">
            <p>
              <span>{t('conversation.room.whoReads')}</span>{' '}
              <a href="/woorden">{t('conversation.words.mine')}</a>{' '}
              <a href="/melden">{t('conversation.report.link')}</a>
            </p>
            <HelpHere id="hulp-boven" />
          </div>
          {view.toldMe && <Later load={forYou} />}
          {view.hasAnswer && <a href="/brief">{t('conversation.letter.answerLies')}</a>}
          <Said
            room={view.id}
            log={log.value}
            me={myId}
            isOpen={view.state !== 'closed'}
            hidden={view.hidden}
            held={view.held}
          />
        </main>
        <aside class="rechts">
          <section class="stapel">
            <h2>{t('conversation.room.whoIsHere')}</h2>
            {view.hosts.length === 0 && <p class="klein zacht">{t('conversation.room.noHost')}</p>}
            {view.hosts.map((host) => (
              <div class="rij" key={host.id}>
                <Raam letter={host.workName[0]} lit host />
                <p class="klein">
                  <b>{host.workName}</b>
                  <br />
                  <span class="zacht">{host.workTitle}</span>
                </p>
              </div>
            ))}
            <LinkButton icon={Door} href="/apart">
              {t('conversation.talk.talkApart')}
            </LinkButton>
          </section>
          {view.houseRules.length > 0 && (
            <section class="stapel regels">
              <h2>{t('conversation.room.rules')}</h2>
              <HouseRules rules={view.houseRules} by={view.rulesBy} />
            </section>
          )}
          <section class="stapel">
            <h2>{t('conversation.room.readers')}</h2>
            <p class="klein">{t('conversation.room.whoReads')}</p>
            <p>
              <a href="/melden">{t('conversation.report.link')}</a>
            </p>
            <HelpHere id="hulp-opzij" />
          </section>
          <LinkButton look="quiet" icon={Key} href="/woorden">
            {t('conversation.words.mine')}
          </LinkButton>
        </aside>
        <Composer
          room={view.id}
          isOpen={view.state !== 'closed'}
          quietIsFine
          notice={view.notice}
          opens={view.opens}
          wait={wait}
          pace={
            view.slow && (
              <Later load={loadSlow} slow={view.slow} entries={log.value.entries} me={myId} wait={wait} />
            )
          }
        />
      </div>
    </div>
  );
}

function stateWords(view: View): string {
  if (view.state === 'closed') return t('conversation.room.closed');
  if (view.state === 'withoutHost') return t('conversation.room.withoutHost');
  return view.until === null
    ? bustleWords(view.bustle)
    : t('conversation.room.openUntil', { bustle: bustleWords(view.bustle), until: view.until });
}
