import '../../../platform/web/style/pages.css';
import '../house/settings.css';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { CheckCircle, CircleDashed } from '../../../platform/web/icons/icons.tsx';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { Changes } from '../house/Changes.part.tsx';
import { OutsideRoads } from '../letterbox/OutsideRoads.part.tsx';
import { PlanForm } from './PlanForm.part.tsx';
import type { planPage } from './plan.contract.ts';

type View = ViewOf<typeof planPage>;

/** What the team holds on to when somebody is in danger, whom it calls, and who reads complaints about hosts. */
export default function Plan({ view }: { view: View }) {
  useRefreshOn(['conversation.settingsChanged', 'conversation.houseChanged', 'conversation.deskChanged']);
  const { plan } = view;
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
      <div class="s-settings">
        <header class="deskkop">
          <div class="stapel k4">
            <h1>{t('conversation.plan.title')}</h1>
            <p class="zacht">{t('conversation.plan.why')}</p>
          </div>
        </header>
        <div class="tweeluik">
          <PlanForm plan={plan} today={view.today} />
          <aside class="stapel">
            <section class="kaart stapel">
              <h2>{t('conversation.plan.state')}</h2>
              <ul class="stapel k8">
                <State isDone={!plan.isExample}>
                  {plan.isExample
                    ? t('conversation.plan.isExample')
                    : t('conversation.danger.savedBy', {
                        name: plan.changed.by ?? '…',
                        saved: plan.changed.at,
                      })}
                </State>
                <State isDone={plan.onCallNumber !== null}>
                  {plan.onCallNumber === null
                    ? t('conversation.plan.noNumber')
                    : t('conversation.plan.numberChecked', { day: plan.checkedOn })}
                </State>
                <State isDone={view.confidant !== null}>
                  {view.confidant === null
                    ? t('conversation.plan.noConfidant')
                    : t('conversation.plan.hasConfidant', { name: view.confidant.workName })}
                </State>
              </ul>
            </section>
            <section class="kaart stapel" aria-labelledby="vertrouwen">
              <h2 id="vertrouwen">{t('conversation.plan.confidant')}</h2>
              {view.confidant === null ? (
                <p>{t('conversation.plan.nobodyYet')}</p>
              ) : (
                <div class="rij">
                  <Raam letter={[...view.confidant.workName][0]} />
                  <p class="klein">
                    <b>
                      <bdi>{view.confidant.workName}</bdi>
                    </b>
                    <br />
                    <span class="zacht">
                      <bdi>{view.confidant.workTitle}</bdi>, <bdi>{view.confidant.service}</bdi>
                    </span>
                  </p>
                </div>
              )}
              <p class="klein zacht">{t('conversation.plan.confidantWhat')}</p>
              <p class="klein">
                <a href="/team/mensen">{t('conversation.plan.toPeople')}</a>
              </p>
            </section>
            <section class="kaart stapel">
              <OutsideRoads />
              <p class="klein zacht">{t('conversation.plan.roadsWhat')}</p>
            </section>
            <Changes
              lines={view.changes.map(({ by, at }) => ({
                what: t('conversation.plan.change', { by: by ?? '…' }),
                at,
              }))}
            />
          </aside>
        </div>
      </div>
    </DeskFrame>
  );
}

function State({ isDone, children }: { isDone: boolean; children: string }) {
  return (
    <li class={isDone ? 'plakregel ok' : 'plakregel'}>
      {isDone ? <CheckCircle /> : <CircleDashed />}
      <span class="klein">{children}</span>
    </li>
  );
}
