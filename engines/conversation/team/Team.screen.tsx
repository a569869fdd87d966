import '../../../platform/web/style/pages.css';
import '../house/settings.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { Plus } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { Changes } from '../house/Changes.part.tsx';
import { MemberFields } from './MemberFields.part.tsx';
import { MemberRow } from './MemberRow.part.tsx';
import { type FreshLink, SignInLink } from './SignInLink.part.tsx';
import { addTeamMember, inviteTeamMember, type MemberInput, type teamPage } from './team.contract.ts';

type View = ViewOf<typeof teamPage>;

/** Everybody with a work account: who they are in the house, whether they can take a shift, and letting them in. */
export default function Team({ view }: { view: View }) {
  const isAdding = useSignal(false);
  const link = useSignal<FreshLink | null>(null);
  useRefreshOn(['conversation.settingsChanged', 'conversation.deskChanged'], 500);
  const unscreened = view.members.filter((one) => one.screenedOn === null && one.role !== 'confidant');
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
            <h1>{t('conversation.team.title')}</h1>
            <p class="zacht">
              {unscreened.length === 0
                ? t('conversation.team.allScreened')
                : t('conversation.team.waitsForScreening', {
                    names: unscreened.map((one) => one.workName),
                    count: unscreened.length,
                  })}
            </p>
          </div>
          <Button
            id="erbij"
            look={isAdding.value ? 'line' : 'door'}
            icon={Plus}
            aria-expanded={isAdding.value}
            onClick={() => (isAdding.value = !isAdding.value)}
          >
            {t('conversation.team.add')}
          </Button>
        </header>
        <div class="tweeluik">
          <div class="stapel">
            {link.value !== null && (
              <SignInLink
                link={link.value}
                onDone={() => {
                  link.value = null;
                  document.getElementById('erbij')?.focus();
                }}
              />
            )}
            {isAdding.value && (
              <AddMember
                today={view.today}
                onDone={() => {
                  isAdding.value = false;
                  // Unless the link stands there: that one takes the focus.
                  if (link.value === null) document.getElementById('erbij')?.focus();
                }}
                onLink={(made) => (link.value = made)}
              />
            )}
            <ul class="kaart lijstkaart">
              {view.members.map((member) => (
                <MemberRow
                  key={member.id}
                  member={member}
                  today={view.today}
                  onLink={(made) => {
                    link.value = made;
                    scrollTo(0, 0);
                  }}
                />
              ))}
            </ul>
          </div>
          <aside class="stapel">
            <section class="kaart water stapel">
              <h2>{t('conversation.team.guide')}</h2>
              <ul class="streepjes">
                <li>{t('conversation.team.guideScreening')}</li>
                <li>{t('conversation.team.guideLink')}</li>
                <li>{t('conversation.team.guideLeaving')}</li>
              </ul>
            </section>
            <Changes
              lines={view.changes.map(({ name, kind, by, at }) => ({
                what: t('conversation.team.change', {
                  by: by ?? t('conversation.team.byOperator'),
                  kind,
                  name,
                }),
                at,
              }))}
            />
          </aside>
        </div>
      </div>
    </DeskFrame>
  );
}

const NOBODY: MemberInput = {
  workName: '',
  fullName: '',
  workTitle: '',
  service: '',
  role: 'worker',
  screenedOn: null,
  hostUntil: null,
};

/** Adding gives the sign-in link at once: without it the account opens nothing. */
function AddMember({
  today,
  onDone,
  onLink,
}: {
  today: string;
  onDone: () => void;
  onLink: (link: FreshLink) => void;
}) {
  const typed = useSignal(NOBODY);
  const add = useCall(addTeamMember);
  useEffect(() => document.getElementById('nieuw-werknaam')?.focus(), []);
  const invite = useCall(inviteTeamMember);
  const submit = async (event: Event) => {
    event.preventDefault();
    const { workName } = typed.value;
    const added = await add.send(typed.value);
    if (added === null) return;
    const made = await invite.send({ id: added.id });
    if (made !== null) onLink({ workName: workName.trim(), ...made });
    onDone();
    await refresh();
  };
  return (
    <form class="kaart stapel ruim" onSubmit={submit}>
      <h2>{t('conversation.team.newMember')}</h2>
      <MemberFields
        id="nieuw"
        typed={typed.value}
        today={today}
        change={(next) => {
          typed.value = { ...typed.value, ...next };
        }}
      />
      {add.refusal.value !== null && <Notice urgent>{refusalText(add.refusal.value)}</Notice>}
      <div class="rij om">
        <Button look="door" type="submit" busy={add.busy.value || invite.busy.value}>
          {add.busy.value ? t('platform.wait') : t('conversation.team.addIt')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('conversation.house.never')}
        </Button>
      </div>
    </form>
  );
}
