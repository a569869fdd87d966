import { t } from '../../../platform/web/t.ts';
import type { TeamMemberView, TeamRole } from './team.contract.ts';

export const TEAM_ROLES: readonly TeamRole[] = [
  'worker',
  'coordinator',
  'youngHost',
  'guestHost',
  'confidant',
];

export function roleWords(role: TeamRole): string {
  switch (role) {
    case 'worker':
      return t('conversation.team.role.worker');
    case 'coordinator':
      return t('conversation.team.role.coordinator');
    case 'youngHost':
      return t('conversation.team.role.youngHost');
    case 'guestHost':
      return t('conversation.team.role.guestHost');
    case 'confidant':
      return t('conversation.team.role.confidant');
  }
}

/** What somebody in this role does, and does not. */
export function roleMeans(role: TeamRole): string {
  switch (role) {
    case 'worker':
      return t('conversation.team.means.worker');
    case 'coordinator':
      return t('conversation.team.means.coordinator');
    case 'youngHost':
      return t('conversation.team.means.youngHost');
    case 'guestHost':
      return t('conversation.team.means.guestHost');
    case 'confidant':
      return t('conversation.team.means.confidant');
  }
}

/** Whether they can take a shift, and what is needed for it. */
export function shiftWords(
  { role, screenedOn, hostUntil }: Pick<TeamMemberView, 'role' | 'screenedOn' | 'hostUntil'>,
  today: string,
): string {
  if (role === 'confidant') return t('conversation.team.noShifts');
  if (screenedOn === null) return t('conversation.team.notScreened');
  const seen = t('conversation.team.screened', { day: screenedOn });
  if (role !== 'guestHost') return seen;
  if (hostUntil === null) return t('conversation.team.noEnd');
  return hostUntil < today
    ? t('conversation.team.guestOver', { day: hostUntil })
    : t('conversation.team.guestUntil', { seen, day: hostUntil });
}
