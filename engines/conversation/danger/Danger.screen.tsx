import '../desk/desk.css';
import '../rooms/room.css';
import { useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { useHere } from '../../../platform/web/here.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { DangerTalk, Offer } from './DangerTalk.part.tsx';
import { closeDanger, type dangerPage } from './danger.contract.ts';
import { Proposal } from './Proposal.part.tsx';
import { WhoComes } from './WhoComes.part.tsx';

type View = ViewOf<typeof dangerPage>;

/** Somebody in danger: the talk, who comes, the city's steps, what we do not know, and one who proposes with one who
 *  confirms. */
export default function Danger({ view }: { view: View }) {
  useRefreshOn(['conversation.dangerChanged', 'conversation.talksChanged']);
  const { me } = useHere();
  const mine = me.role === 'anyone' ? '' : me.id;
  const isOpen = view.closedAt === null;
  return (
    <DeskFrame isOpen isOnShift where={t('conversation.danger.title')}>
      <div class="s-danger">
        <Head view={view} />
        <WhoComes view={view} />
        <div class="gevaarvlak">
          {view.talk !== null && view.said !== null ? (
            <DangerTalk
              key={view.talk}
              room={view.talk}
              handle={view.handle ?? ''}
              said={view.said}
              ours={view.plan.sentence}
              lines={view.lines}
            />
          ) : (
            <section class="gevaargesprek">
              <p class="gesprekrol zacht">
                {view.talk === null ? t('conversation.danger.noTalk') : t('conversation.danger.notInTalk')}
              </p>
              {isOpen && <Offer room={null} who={mine} ours={view.plan.sentence} lines={view.lines} />}
            </section>
          )}
          <div class="gevaarplan">
            <Plan view={view} />
            <NotKnown />
            {decides(me) && <Proposal view={view} other={whoConfirms(view, mine)} />}
          </div>
        </div>
      </div>
    </DeskFrame>
  );
}

function Head({ view }: { view: View }) {
  const close = useCall(closeDanger);
  const { me } = useHere();
  return (
    <>
      <header class="deskkop">
        <div>
          <p class="zacht">{doorWords(view)}</p>
          <h1>
            {view.handle === null
              ? t('conversation.danger.title')
              : t('conversation.talk.with', { names: [view.handle] })}
          </h1>
        </div>
        <span class="klein zacht">{t('conversation.danger.since', { raised: view.raisedAt })}</span>
        {view.said !== null && (
          <LinkButton small href={`/team/gesprek?gesprek=${view.talk}`}>
            {t('conversation.danger.toTalk')}
          </LinkButton>
        )}
        {view.closedAt === null && decides(me) && (
          <Button
            small
            busy={close.busy.value}
            onClick={() => void close.send({ danger: view.id }).then(refresh)}
          >
            {t('conversation.danger.closeIt')}
          </Button>
        )}
      </header>
      {close.refusal.value !== null && <p role="alert">{refusalText(close.refusal.value)}</p>}
    </>
  );
}

/** Young hosts and guests call for help; what happens then is for workers. */
const decides = (me: ReturnType<typeof useHere>['me']) => me.role === 'worker' || me.role === 'coordinator';

function doorWords(view: View): string {
  if (view.closedAt !== null) return t('conversation.danger.closed');
  return view.houseUntil === null || view.talk === null
    ? t('conversation.danger.doorStays')
    : t('conversation.danger.doorClosesAt', { until: view.houseUntil });
}

/** Work name of the one other person in this case; null when nobody came yet and it rings for several. */
function whoConfirms(view: View, mine: string): string | null {
  if (view.answeredBy !== null)
    return (view.answeredBy.id === mine ? view.raisedBy : view.answeredBy).workName;
  const others = view.ringsFor.filter((one) => one.id !== mine);
  return others.length === 1 ? (others[0]?.workName ?? null) : null;
}

function Plan({ view }: { view: View }) {
  return (
    <section class="kaart">
      <h2>{t('conversation.danger.plan')}</h2>
      <ol class="genummerd plan">
        {view.plan.steps.map((step) => (
          <li key={step.lead}>
            <span>
              <b>{step.lead}</b> {step.text}
            </span>
          </li>
        ))}
      </ol>
      <p class="klein zacht">
        {view.plan.savedBy === null
          ? t('conversation.danger.example')
          : t('conversation.danger.savedBy', { name: view.plan.savedBy, saved: view.plan.savedAt })}
      </p>
    </section>
  );
}

function NotKnown() {
  return (
    <section class="kaart nietweten">
      <h2>{t('conversation.danger.notKnown')}</h2>
      <dl class="feiten">
        {[t('conversation.danger.name'), t('conversation.danger.number'), t('conversation.danger.place')].map(
          (what) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{t('conversation.danger.notKept')}</dd>
            </div>
          ),
        )}
      </dl>
      <p class="klein zacht">{t('conversation.danger.nobodyCanLookUp')}</p>
    </section>
  );
}
