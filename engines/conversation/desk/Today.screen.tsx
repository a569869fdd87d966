import './desk.css';
import '../held/held.css';
import { useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { useHere } from '../../../platform/web/here.tsx';
import { Door, DoorOpen } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { ContactLine } from '../../casework/engine.web.tsx';
import { HeldPanel } from '../held/HeldPanel.part.tsx';
import { Promised } from '../letterbox/Promised.part.tsx';
import { ReportsPanel } from '../moderation/ReportsPanel.part.tsx';
import { bustleWords } from '../rooms/bustle-words.part.tsx';
import { MyRooms, RotaToday } from '../rota/RotaToday.part.tsx';
import { TalksPanel } from '../talk/TalksPanel.part.tsx';
import { DeskWindow } from './DeskWindow.part.tsx';
import { checkIn, checkOut, type deskPage } from './desk.contract.ts';

type View = ViewOf<typeof deskPage>;

export default function Today({ view }: { view: View }) {
  const { now, me } = useHere();
  useRefreshOn(['conversation.deskChanged', 'conversation.houseChanged', 'conversation.rotaChanged']);
  return (
    <DeskFrame
      isOpen={view.isOpen}
      isOnShift={view.shift !== null}
      where={
        view.shift === null
          ? t('conversation.desk.offShift')
          : t('conversation.desk.onShiftUntil', { until: view.shift.until })
      }
    >
      <header class="kop">
        <div>
          <p class="zacht">{t('conversation.desk.day', { now })}</p>
          <h1>{titleOf(view)}</h1>
        </div>
        {view.hostsHere.length > 0 && (
          <div class="rij star">
            {view.hostsHere.map((host) => (
              <Raam key={host.id} letter={host.workName[0]} lit host />
            ))}
            <span class="klein">
              {t('conversation.room.hosts', { names: view.hostsHere.map((host) => host.workName) })}
            </span>
          </div>
        )}
        <Shift view={view} />
      </header>
      <div class="stapel ruim">
        {view.consulting !== null && (
          <Notice>
            {view.consulting.canTalk
              ? t('conversation.desk.consulting')
              : t('conversation.desk.consultingAlone')}
          </Notice>
        )}
        <RotaToday rota={view.rota} />
        <nav class="kamers" aria-label={t('conversation.room.rooms')}>
          {/* Off shift one sees how the house is, and reads no room. */}
          {view.rooms.map((room) => (
            <a key={room.id} href={view.shift === null ? undefined : `/team/kamer?kamer=${room.id}`}>
              <DeskWindow isLit={room.state === 'open'} />
              <span class="p">
                <b>{room.name}</b>
                <span>
                  {room.state === 'closed'
                    ? t('conversation.room.closed')
                    : room.state === 'withoutHost'
                      ? t('conversation.room.withoutHost')
                      : bustleWords(room.bustle)}
                </span>
              </span>
            </a>
          ))}
        </nav>
        {view.shift !== null && view.rooms.length > 1 && (
          <MyRooms rooms={view.rooms} held={heldBy(view, me)} />
        )}
        <ReportsPanel />
        <HeldPanel />
        {(me.role === 'worker' || me.role === 'coordinator') && <TalksPanel />}
        <ContactLine isMain />
        <Promised promised={view.promised} />
      </div>
    </DeskFrame>
  );
}

/** Rooms I look after now. */
const heldBy = (view: View, me: ReturnType<typeof useHere>['me']) =>
  view.rooms
    .filter((room) => room.hosts.some((host) => me.role !== 'anyone' && host.id === me.id))
    .map((room) => room.id);

function titleOf(view: View): string {
  if (view.shift === null)
    return view.isOpen ? t('conversation.desk.houseOpen') : t('conversation.desk.houseClosed');
  return t('conversation.desk.youAreHere', { count: view.hostsHere.length, until: view.shift.until });
}

function Shift({ view }: { view: View }) {
  const begin = useCall(checkIn);
  const end = useCall(checkOut);
  const refusal = refusalText(begin.refusal.value ?? end.refusal.value);
  return (
    <div class="stapel k4 star">
      {view.shift === null ? (
        <Button
          look="door"
          icon={DoorOpen}
          busy={begin.busy.value}
          disabled={!view.isScreened}
          onClick={() => void begin.send({}).then(refresh)}
        >
          {t('conversation.desk.checkIn')}
        </Button>
      ) : (
        <Button icon={Door} busy={end.busy.value} onClick={() => void end.send({}).then(refresh)}>
          {t('conversation.desk.checkOut')}
        </Button>
      )}
      {!view.isScreened && <p class="klein">{t('conversation.desk.notScreenedYet')}</p>}
      {refusal !== undefined && <Notice urgent>{refusal}</Notice>}
    </div>
  );
}
