import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { useDraft } from '../../../platform/web/draft.ts';
import { Key } from '../../../platform/web/icons/icons.tsx';
import { focusHeading, refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Meanwhile } from '../../../platform/web/parts/Meanwhile.tsx';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import { Notice, Status } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { boundWords } from '../talk/mandate-words.part.tsx';
import { SetMandate } from '../talk/SetMandate.part.tsx';
import { MemberFields } from './MemberFields.part.tsx';
import type { FreshLink } from './SignInLink.part.tsx';
import {
  changeTeamMember,
  endTeamMember,
  inviteTeamMember,
  type MemberInput,
  type TeamMemberView,
} from './team.contract.ts';
import { roleWords, shiftWords, TEAM_ROLES } from './team-words.part.tsx';

export interface MemberRowProps {
  readonly member: TeamMemberView;
  /** Local day in the city. */
  readonly today: string;
  readonly onLink: (link: FreshLink) => void;
}

/** Somebody of the team in one row; opened to be changed. */
export function MemberRow({ member, today, onLink }: MemberRowProps) {
  const isOpen = useSignal(false);
  const invite = useCall(inviteTeamMember);
  const { workName } = member;
  const makeLink = async () => {
    const made = await invite.send({ id: member.id });
    if (made !== null) onLink({ workName, ...made });
  };
  return (
    <li class={isOpen.value ? 'bezig' : undefined}>
      <div class="regel">
        <Raam letter={[...workName][0]} lit={member.isHere} host={member.role !== 'confidant'} />
        <div>
          <h2>
            <bdi>{workName}</bdi>
          </h2>
          <p class="klein">
            {roleWords(member.role)} · <bdi>{member.workTitle}</bdi>, <bdi>{member.service}</bdi>
          </p>
          <p class="klein zacht">
            {shiftWords(member, today)}
            {member.mandate !== null && ` ${boundWords(member.mandate)}`}
          </p>
          {member.linkUntil !== null && (
            <p class="klein zacht">{t('conversation.team.linkWaits', { until: member.linkUntil })}</p>
          )}
        </div>
        <div class="doen">
          <Button
            small
            look="quiet"
            icon={Key}
            busy={invite.busy.value}
            aria-label={t('conversation.team.newLinkFor', { name: workName })}
            onClick={() => void makeLink()}
          >
            {t('conversation.team.newLink')}
          </Button>
          <Button
            small
            aria-expanded={isOpen.value}
            aria-label={isOpen.value ? undefined : t('conversation.house.editOf', { name: workName })}
            onClick={() => (isOpen.value = !isOpen.value)}
          >
            {isOpen.value ? t('conversation.house.stopEdit') : t('conversation.house.edit')}
          </Button>
        </div>
      </div>
      {invite.refusal.value !== null && <Notice urgent>{refusalText(invite.refusal.value)}</Notice>}
      {/* Folded away it keeps what was typed. */}
      <div class="openblad" hidden={!isOpen.value}>
        <MemberForm member={member} today={today} />
        {member.mandate !== null && (
          <SetMandate member={member.id} name={workName} mandate={member.mandate} />
        )}
        <EndAccess member={member} />
      </div>
    </li>
  );
}

const inputOf = (member: TeamMemberView): MemberInput => ({
  workName: member.workName,
  fullName: member.fullName,
  workTitle: member.workTitle,
  service: member.service,
  role: member.role,
  screenedOn: member.screenedOn,
  hostUntil: member.hostUntil,
});

function MemberForm({ member, today }: { member: TeamMemberView; today: string }) {
  const { id, version, changed } = member;
  const draft = useDraft({ version, value: inputOf(member) });
  const isSaved = useSignal(false);
  const save = useCall(changeTeamMember);
  const typed = draft.value.value;
  const submit = async (event: Event) => {
    event.preventDefault();
    const saved = await save.send({ ...typed, id, version: draft.version.value });
    if (saved !== null) {
      draft.saved(saved.version);
      isSaved.value = true;
    }
    if (saved !== null || save.refusal.value?.refused === 'changedMeanwhile') await refresh();
  };
  return (
    <form class="stapel ruim" onSubmit={submit}>
      <MemberFields
        id={id}
        typed={typed}
        today={today}
        roles={TEAM_ROLES.filter((role) => (role === 'confidant') === (member.role === 'confidant'))}
        change={(next) => {
          isSaved.value = false;
          draft.change({ ...typed, ...next });
        }}
      />
      {typed.role !== member.role && <Notice>{t('conversation.team.roleEndsSession')}</Notice>}
      {draft.isBehind && changed !== null ? (
        <Meanwhile changed={changed} onMine={draft.keepMine} onTheirs={draft.follow}>
          <p class="klein">
            {t('conversation.house.standsNow')} <b>{member.workName}</b>, {member.fullName},{' '}
            {roleWords(member.role)}, {member.workTitle}, {member.service}. {shiftWords(member, today)}
          </p>
        </Meanwhile>
      ) : (
        save.refusal.value !== null && <Notice urgent>{refusalText(save.refusal.value)}</Notice>
      )}
      <div class="rij om">
        <Button look="door" type="submit" busy={save.busy.value}>
          {save.busy.value ? t('platform.wait') : t('conversation.house.save')}
        </Button>
        <Status>{isSaved.value ? t('conversation.team.saved') : undefined}</Status>
      </div>
      {changed !== null && changed.by !== null && (
        <p class="klein zacht">{t('platform.lastChange', { by: changed.by, at: changed.at })}</p>
      )}
    </form>
  );
}

function EndAccess({ member }: { member: TeamMemberView }) {
  const end = useCall(endTeamMember);
  const endIt = async () => {
    if ((await end.send({ id: member.id })) === null) return;
    await refresh();
    focusHeading();
  };
  return (
    <details class="slotstuk mt8">
      <summary>{t('conversation.team.ending')}</summary>
      <div class="stapel">
        <p class="klein">
          {member.isMe ? t('conversation.team.endingMe') : t('conversation.team.endingWhat')}
        </p>
        {end.refusal.value !== null && <Notice urgent>{refusalText(end.refusal.value)}</Notice>}
        <div>
          <Button busy={end.busy.value} onClick={() => void endIt()}>
            {t('conversation.team.endIt', { name: member.workName })}
          </Button>
        </div>
      </div>
    </details>
  );
}
