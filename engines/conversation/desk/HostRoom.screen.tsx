import '../rooms/room.css';
import './desk.css';
import '../held/held.css';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { useHere } from '../../../platform/web/here.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useLog, useRefreshOn } from '../../../platform/web/use-live.ts';
import { ContactLine } from '../../casework/engine.web.tsx';
import { HeldPanel } from '../held/HeldPanel.part.tsx';
import { bustleWords } from '../rooms/bustle-words.part.tsx';
import { Composer, Said } from '../rooms/Talk.part.tsx';
import { SlowControl } from '../slow-mode/SlowControl.part.tsx';
import type { hostRoomPage } from './desk.contract.ts';

/** A room as its hosts have it beside their other work. */
export default function HostRoom({ view }: { view: ViewOf<typeof hostRoomPage> }) {
  const { me } = useHere();
  const log = useLog(view.id, view);
  useRefreshOn(['conversation.deskChanged', 'conversation.houseChanged', 'conversation.roomChanged']);
  const isHost = me.role !== 'anyone' && view.hosts.some((host) => host.id === me.id);
  return (
    <DeskFrame
      isOpen={view.state !== 'closed'}
      isOnShift={isHost}
      where={isHost ? t('conversation.desk.inThisRoom') : t('conversation.desk.offShift')}
    >
      <header class="deskkop">
        <div>
          <p class="zacht">
            <a href="/team">{t('platform.desk.today')}</a>
          </p>
          <h1>{view.name}</h1>
        </div>
        <p class="klein">
          {view.state === 'closed'
            ? t('conversation.room.closed')
            : view.state === 'withoutHost'
              ? t('conversation.room.withoutHost')
              : bustleWords(view.bustle)}
        </p>
      </header>
      <div class="tweeluik s-room">
        <section class="kaart gastkamer" aria-label={view.name}>
          <div class="gesprek">
            <Said
              log={log.value}
              me={me.role === 'anyone' ? '' : me.id}
              act={(entry) =>
                entry.by.kind === 'visitor' &&
                entry.by.id !== null && (
                  <a
                    href={`/team/melding?kamer=${view.id}&bericht=${entry.id}`}
                    aria-label={t('conversation.case.actOnThis', { name: entry.by.name ?? '' })}
                  >
                    {t('conversation.case.act')}
                  </a>
                )
              }
            />
          </div>
          <Composer
            room={view.id}
            isOpen={view.state !== 'closed'}
            quietIsFine={false}
            notice={view.notice}
          />
        </section>
        <div class="stapel ruim">
          <HeldPanel room={view.id} />
          <section class="kaart stapel k8">
            <h2>{t('conversation.desk.whoIsIn')}</h2>
            {view.present.length === 0 ? (
              <p class="zacht">{t('conversation.bustle.nobody')}</p>
            ) : (
              <ul class="stapel k4">
                {view.present.map((handle) => (
                  <li key={handle}>
                    <bdi>{handle}</bdi>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <SlowControl room={view.id} slow={view.slow} />
          <ContactLine isMain={false} />
        </div>
      </div>
    </DeskFrame>
  );
}
