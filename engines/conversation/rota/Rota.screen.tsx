import '../desk/desk.css';
import './rota.css';
import { useSignal } from '@preact/signals';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { useHere } from '../../../platform/web/here.tsx';
import { CaretLeft, CaretRight, Plus } from '../../../platform/web/icons/icons.tsx';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { DayList } from './DayList.part.tsx';
import { OneShift } from './OneShift.part.tsx';
import { PlanForm, type Start } from './PlanForm.part.tsx';
import type { RotaGap, RotaTime, rotaPage } from './rota.contract.ts';
import { gapWords } from './rota-words.part.tsx';
import { Changes, StillOpen } from './StillOpen.part.tsx';
import { span } from './span.part.tsx';
import { WeekGrid } from './WeekGrid.part.tsx';

type View = ViewOf<typeof rotaPage>;
type Chosen = { readonly time: RotaTime } | { readonly plan: Start } | null;

export default function Rota({ view }: { view: View }) {
  useRefreshOn(['conversation.rotaChanged', 'conversation.deskChanged']);
  const { me } = useHere();
  const chosen = useSignal<Chosen>(null);
  const close = () => {
    chosen.value = null;
  };
  const choose = (time: RotaTime) => {
    chosen.value = { time };
  };
  const plan = (start: Start) => {
    chosen.value = { plan: start };
  };
  const mayPlan = me.role === 'worker' || me.role === 'coordinator';
  const firstDay = view.isThisWeek ? view.today : (view.days[0] ?? view.today);
  return (
    <DeskFrame
      isOpen={view.isOpen}
      isOnShift={view.shiftUntil !== null}
      where={
        view.shiftUntil === null
          ? t('conversation.desk.offShift')
          : t('conversation.desk.onShiftUntil', { until: view.shiftUntil })
      }
    >
      <div class="s-rota">
        <header class="deskkop">
          <div>
            <p class="zacht">{t('conversation.rota.week', { day: view.days[0] })}</p>
            <h1>{t('conversation.rota.title')}</h1>
          </div>
          <nav class="rij" aria-label={t('conversation.rota.weeks')}>
            <a
              class="ikoonknop"
              href={`/team/rooster?week=${view.previousWeek}`}
              aria-label={t('conversation.rota.previousWeek')}
            >
              <CaretLeft />
            </a>
            <LinkButton small href="/team/rooster" aria-current={view.isThisWeek ? 'true' : undefined}>
              {t('conversation.rota.thisWeek')}
            </LinkButton>
            <a
              class="ikoonknop"
              href={`/team/rooster?week=${view.nextWeek}`}
              aria-label={t('conversation.rota.nextWeek')}
            >
              <CaretRight />
            </a>
          </nav>
          {mayPlan && (
            <Button look="door" icon={Plus} onClick={() => plan({ day: firstDay })}>
              {t('conversation.rota.plan')}
            </Button>
          )}
        </header>
        {view.gaps.map((gap) => (
          <Gap key={gap.from} gap={gap} plan={mayPlan ? plan : null} isCoordinator={view.isCoordinator} />
        ))}
        {view.times.length === 0 && <p class="melding leeg">{t('conversation.rota.empty')}</p>}
        <WeekGrid view={view} choose={choose} />
        <DayList view={view} choose={choose} />
        <div class="tweevlak">
          <StillOpen view={view} choose={choose} />
          <Changes changes={view.changes} />
        </div>
        <Above view={view} chosen={chosen.value} close={close} plan={plan} />
      </div>
    </DeskFrame>
  );
}

/** What lies over the week: one time of a shift as it stands now, or the form. */
function Above({
  view,
  chosen,
  close,
  plan,
}: {
  view: View;
  chosen: Chosen;
  close: () => void;
  plan: (start: Start) => void;
}) {
  if (chosen === null) return null;
  if ('plan' in chosen) return <PlanForm key="plan" view={view} start={chosen.plan} close={close} />;
  const isIt = (one: RotaTime) => one.shiftId === chosen.time.shiftId && one.day === chosen.time.day;
  const one = view.times.find(isIt) ?? view.open.find(isIt) ?? chosen.time;
  return (
    <OneShift
      key="time"
      view={view}
      one={one}
      close={close}
      change={() => plan({ day: one.day, change: one })}
    />
  );
}

function Gap({
  gap,
  plan,
  isCoordinator,
}: {
  gap: RotaGap;
  plan: ((start: Start) => void) | null;
  isCoordinator: boolean;
}) {
  return (
    <section class="gatzin">
      <p>
        <b>
          {t('conversation.rota.gap.line', {
            day: gap.day,
            span: span(gap.from, gap.to),
            what: gapWords(gap),
          })}
        </b>{' '}
        {gap.ill.length > 0 && t('conversation.rota.gap.ill', { names: gap.ill, count: gap.ill.length })}
      </p>
      {plan !== null && (
        <Button small onClick={() => plan({ day: gap.day, from: gap.from, to: gap.to })}>
          {isCoordinator ? t('conversation.rota.gap.plan') : t('conversation.rota.gap.iCan')}
        </Button>
      )}
    </section>
  );
}
