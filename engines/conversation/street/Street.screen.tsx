import './street.css';
import { useHere } from '../../../platform/web/here.tsx';
import { DoorOpen, Key } from '../../../platform/web/icons/icons.tsx';
import { LinkButton } from '../../../platform/web/parts/Button.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Lichtje } from '../../../platform/web/parts/Raam.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { HelpOnStreet } from '../help/Help.part.tsx';
import { bustleWords, silhouettes } from '../rooms/bustle-words.part.tsx';
import { Facade } from './Facade.part.tsx';
import { Skyline } from './Skyline.part.tsx';
import type { streetPage } from './street.contract.ts';

/** A full house must not ask for the street in the same instant. */
const SPREAD_MS = 2_000;
const DAY_MS = 86_400_000;

export default function Street({ view }: { view: ViewOf<typeof streetPage> }) {
  const { cityName, isDemo, now } = useHere();
  useRefreshOn(['conversation.houseChanged'], SPREAD_MS);
  const inside = view.isInside && view.isOpen ? '/binnen' : '/deur';
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
              state: room.state === 'open' ? ('lit' as const) : ('dark' as const),
              words: room.state === 'open' ? bustleWords(room.bustle) : t('conversation.street.roomClosed'),
              people: room.state === 'open' ? silhouettes(room.bustle) : 0,
              ...(room.state === 'open' ? { href: inside } : {}),
            }))}
            door={{
              label: view.isOpen ? t('conversation.street.comeIn') : t('conversation.street.doorClosed'),
              href: view.isOpen ? inside : '#nu',
              number: '24',
            }}
            cat={Math.floor(Date.parse(now) / DAY_MS)}
          />
        </div>
        <main class="paneel" id="nu">
          <div class="stapel">
            <p class="aan-tekst">
              <Lichtje lit={view.isOpen} />
              {view.isOpen
                ? view.until === null
                  ? t('conversation.street.openNow')
                  : t('conversation.street.openUntil', { until: view.until })
                : t('conversation.street.closedNow')}
            </p>
            <h1>
              {view.isOpen ? t('conversation.street.someoneHome') : t('conversation.street.nobodyHome')}
            </h1>
            <p>
              {view.isOpen
                ? t('conversation.street.whoIsThere', {
                    names: view.hosts.map((host) => host.workName),
                    count: view.hosts.length,
                  })
                : t('conversation.street.comeBack')}
            </p>
          </div>
          {view.isOpen && (
            <div class="stapel">
              <LinkButton look="door" wide icon={DoorOpen} href={inside}>
                {view.isInside ? t('conversation.street.goBackIn') : t('conversation.street.comeIn')}
              </LinkButton>
              {!view.isInside && (
                <LinkButton wide icon={Key} href="/terug">
                  {t('conversation.street.wasHere')}
                </LinkButton>
              )}
              <p class="klein zacht">{t('conversation.street.noAccount')}</p>
            </div>
          )}
          <HelpOnStreet lines={view.help} isOpen={view.isOpen} />
          {isDemo && <p class="klein zacht">{t('conversation.street.demo', { city: cityName })}</p>}
        </main>
      </div>
    </div>
  );
}
