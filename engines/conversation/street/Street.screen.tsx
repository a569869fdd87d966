import './street.css';
import { useHere } from '../../../platform/web/here.tsx';
import { DoorOpen, EnvelopeSimple, HandPalm, Key, Note } from '../../../platform/web/icons/icons.tsx';
import { LinkButton } from '../../../platform/web/parts/Button.tsx';
import { LanguageLink } from '../../../platform/web/parts/LanguageLink.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Lichtje } from '../../../platform/web/parts/Raam.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { HelpOnStreet } from '../help/Help.part.tsx';
import { backWords, sillWords } from '../hours/opening-words.part.tsx';
import { bustleWords, silhouettes } from '../rooms/bustle-words.part.tsx';
import { Elsewhere } from '../rota/Elsewhere.part.tsx';
import { Facade } from './Facade.part.tsx';
import { Skyline } from './Skyline.part.tsx';
import type { streetPage } from './street.contract.ts';

/** A full house must not ask for the street in the same instant. */
const SPREAD_MS = 2_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

type View = ViewOf<typeof streetPage>;

export default function Street({ view }: { view: View }) {
  const { cityName, isDemo, isLively, me, now } = useHere();
  useRefreshOn(['conversation.houseChanged'], SPREAD_MS);
  const inside =
    view.consulting !== null && me.role === 'visitor'
      ? '/apart'
      : view.isInside && view.isOpen && view.consulting === null
        ? '/binnen'
        : '/deur';
  // In a consulting hour without a second person the lights are on, and still nothing new begins.
  const letsIn = view.isOpen && view.consulting?.canAsk !== false;
  const inWords =
    view.consulting !== null
      ? t('conversation.talk.talkApart')
      : view.isInside
        ? t('conversation.street.goBackIn')
        : t('conversation.street.comeIn');
  return (
    <div class={view.isOpen ? 's-street' : 's-street dicht'}>
      <div class="plek">
        <div class="straat">
          <Skyline />
          <TopBar mark={view.isOpen} title="Vindplaats">
            <LeaveFast label={t('platform.leaveFast')} />
          </TopBar>
          <Facade
            house={view.isOpen ? 'open' : 'closed'}
            label={t('conversation.street.rooms')}
            rooms={view.rooms.map((room) => ({
              id: room.id,
              name: room.name,
              drawing: room.drawing,
              state: room.state === 'open' ? ('lit' as const) : opensSoon(room, now) ? 'opensSoon' : 'dark',
              words:
                room.state === 'open'
                  ? bustleWords(room.bustle)
                  : room.opens === null
                    ? t('conversation.street.roomClosed')
                    : sillWords(room.opens),
              people: room.state === 'open' ? silhouettes(room.bustle) : 0,
              ...(room.state === 'open' ? { href: inside } : {}),
            }))}
            door={{
              label: !letsIn
                ? t('conversation.street.doorClosed')
                : view.consulting !== null
                  ? inWords
                  : t('conversation.street.comeIn'),
              href: letsIn ? inside : '#nu',
              number: '24',
            }}
            cat={Math.floor(Date.parse(now) / DAY_MS)}
          />
        </div>
        <main class="paneel" id="nu">
          <div class="stapel">
            <p class="aan-tekst">
              <Lichtje lit={view.isOpen} />
              {stateWords(view)}
            </p>
            <h1>
              {view.isOpen
                ? t('conversation.street.someoneHome')
                : view.next === null
                  ? t('conversation.street.nobodyHome')
                  : backWords(view.next)}
            </h1>
            <p>
              {view.consulting !== null && `${consultingWords(view.consulting.canAsk)} `}
              {view.isOpen && view.consulting === null
                ? t('conversation.street.whoIsThere', {
                    names: view.hosts.map((host) => host.workName),
                    count: view.hosts.length,
                  })
                : !view.isOpen && closedWords(view)}
            </p>
          </div>
          {view.notices.length > 0 && (
            <ul class="stapel k4 opraam" aria-label={t('conversation.street.notices')}>
              {view.notices.map((notice) => (
                <li key={notice.id} class="rij">
                  <Note />
                  <span>
                    <bdi>{notice.text}</bdi>{' '}
                    <span class="klein zacht">
                      {t('conversation.street.noticeUntil', { until: notice.until })}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )}
          {!view.isOpen && view.isInside && (
            <LinkButton wide href="/binnen">
              {t('conversation.street.readBack')}
            </LinkButton>
          )}
          {letsIn && (
            <div class="stapel">
              <LinkButton look="door" wide icon={DoorOpen} href={inside}>
                {inWords}
              </LinkButton>
              {!view.isInside && (
                <LinkButton wide icon={Key} href="/terug">
                  {t('conversation.street.wasHere')}
                </LinkButton>
              )}
              <p class="klein zacht">{t('conversation.street.noAccount')}</p>
            </div>
          )}
          {!letsIn && (
            <div class="stapel">
              <LinkButton look="door" wide icon={EnvelopeSimple} href="/brief">
                {me.role === 'visitor'
                  ? t('conversation.street.toLetterbox')
                  : t('conversation.street.leaveLetter')}
              </LinkButton>
              {!view.isInside && (
                <LinkButton wide icon={Key} href="/terug">
                  {t('conversation.street.wasHere')}
                </LinkButton>
              )}
            </div>
          )}
          <HelpOnStreet lines={view.help} isOpen={view.isOpen} />
          <Elsewhere found={view.elsewhere} />
          <div class="voet">
            {letsIn && (
              <a href="/brief">
                <EnvelopeSimple />
                {t('conversation.street.letterbox')}
              </a>
            )}
            <a href="/niet-oke">
              <HandPalm />
              {t('conversation.street.notOkay')}
            </a>
            <LanguageLink />
          </div>
          {isDemo && (
            <p class="klein zacht">
              {t(isLively ? 'conversation.street.demoLively' : 'conversation.street.demo', {
                city: cityName,
              })}
            </p>
          )}
        </main>
      </div>
    </div>
  );
}

function stateWords(view: View): string {
  if (!view.isOpen) return t('conversation.street.closedNow');
  if (view.consulting !== null && view.until !== null)
    return t('conversation.street.consultingUntil', { until: view.until });
  if (view.closesAt !== null) return t('conversation.street.openStillUntil', { until: view.closesAt });
  return view.until === null
    ? t('conversation.street.openNow')
    : t('conversation.street.openUntil', { until: view.until });
}

const consultingWords = (canAsk: boolean) =>
  canAsk ? t('conversation.street.onlyApart') : t('conversation.street.noNewTalk');

/** Why nobody is there, in a sentence that does not promise more than the hours do. */
function closedWords({ closed, next, nextHosts }: View): string {
  if (closed?.dayName) return t('conversation.street.dayOff', { name: closed.dayName });
  if (closed?.because === 'people' || next === null) return t('conversation.street.comeBack');
  if (nextHosts.length > 0)
    return t('conversation.street.whoOpens', {
      names: nextHosts,
      count: nextHosts.length,
      at: next.at,
      when: next.when,
    });
  return t('conversation.street.thenOpen');
}

/** Its shutter goes half up within the hour. */
function opensSoon(room: View['rooms'][number], now: string): boolean {
  if (room.opens === null) return false;
  const ms = Date.parse(room.opens.at) - Date.parse(now);
  return ms > 0 && ms <= HOUR_MS;
}
