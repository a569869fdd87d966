import { changedMeanwhile } from '../../../platform/core/changes.contract.ts';
import { isRefused, notFound, refuse } from '../../../platform/core/contract.ts';
import type { MemberId } from '../../../platform/core/ids.ts';
import { lastChanges, latestChanges, noteChange } from '../../../platform/server/city/changes.store.ts';
import type { City } from '../../../platform/server/city/cities.ts';
import { freeRoute, route } from '../../../platform/server/http/route.ts';
import { addMember } from '../../../platform/server/identity/identity.store.ts';
import {
  activeMembers,
  endMember,
  endSessionsOf,
  inviteAnew,
  lockMembers,
  type MemberRow,
  memberById,
  memberNames,
  saveMember,
} from '../../../platform/server/identity/members.store.ts';
import type { LiveHub } from '../../../platform/server/live/hub.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { deskChanged } from '../desk/desk.contract.ts';
import { frameFor } from '../desk/frame.store.ts';
import { endShift, hostsOnShift, myShift } from '../desk/shifts.store.ts';
import { dayIn } from '../door/city-time.rules.ts';
import { turnDoor } from '../door/door.store.ts';
import { settingsChanged } from '../house/house.contract.ts';
import { rotaChanged } from '../rota/rota.contract.ts';
import { houseChanged } from '../street/street.contract.ts';
import { holdsTalks } from '../talk/mandate.contract.ts';
import { mandates } from '../talk/mandate.store.ts';
import {
  addTeamMember,
  changeTeamMember,
  endTeamMember,
  inviteTeamMember,
  readTeam,
  TeamChangeKind,
  TeamRole,
} from './team.contract.ts';
import { decideEnding, decideLink, decideMember, endsShift } from './team.rules.ts';

/** Other accounts than those of the team are not arranged here. */
const isOfTeam = (member: MemberRow): member is MemberRow & { role: TeamRole } =>
  TeamRole.safeParse(member.role).success;

/** Who they are changed: the desk, the rota, the street and the other coordinators read anew. */
function tell(tx: Tx): void {
  for (const happened of [deskChanged({}), rotaChanged({}), houseChanged({}), settingsChanged({})])
    tx.announce(happened);
}

async function endRunningShift(tx: Tx, city: City, id: MemberId): Promise<void> {
  const running = await myShift(tx, id);
  if (running === null) return;
  await endShift(tx, running.id);
  await turnDoor(tx, city);
}

/** Lines that are open close as soon as this is sure. */
function closeLines(tx: Tx, hub: LiveHub, sessionIds: readonly string[]): void {
  tx.afterCommit(() => {
    for (const id of sessionIds) hub.endSession(tx.cityId, id);
  });
}

export const teamRoutes = [
  route(readTeam, async ({ by, city, tx }) => {
    const changed = await lastChanges(tx, 'member');
    const names = await memberNames(tx);
    const binding = await mandates(tx);
    const here = new Set<string>((await hostsOnShift(tx, 'everywhere')).map((host) => host.memberId));
    return {
      ...(await frameFor(tx, by.id)),
      today: dayIn(tx.now, city.zone),
      members: (await activeMembers(tx)).filter(isOfTeam).map((member) => ({
        ...member,
        changed: changed.get(member.id) ?? null,
        isHere: here.has(member.id),
        isMe: member.id === by.id,
        mandate: holdsTalks(member.role) ? (binding.get(member.id) ?? null) : null,
        linkUntil: member.linkUntil !== null && member.linkUntil > tx.now ? member.linkUntil : null,
      })),
      changes: (await latestChanges(tx, 'member')).map(({ thingId, kind, by, at }) => ({
        name: names.get(thingId) ?? '…',
        kind: TeamChangeKind.parse(kind),
        by,
        at,
      })),
    };
  }),
  route(addTeamMember, async ({ by, input, city, tx }) => {
    await lockMembers(tx);
    const member = decideMember(input, null, await activeMembers(tx), dayIn(tx.now, city.zone));
    if (isRefused(member)) return member;
    const id = await addMember(tx, member);
    await noteChange(tx, by.id, 'member', id, 'added');
    tell(tx);
    return { id, at: tx.now };
  }),
  route(changeTeamMember, async ({ by, input, city, tx }, { hub }) => {
    await lockMembers(tx);
    const team = await activeMembers(tx);
    const before = team.find((one) => one.id === input.id);
    if (before === undefined || !isOfTeam(before)) return refuse(notFound);
    if (before.version !== input.version)
      return refuse(
        changedMeanwhile,
        (await lastChanges(tx, 'member')).get(before.id) ?? { by: null, at: tx.now },
      );
    const { id, version: _, ...typed } = input;
    const member = decideMember(typed, before, team, dayIn(tx.now, city.zone));
    if (isRefused(member)) return member;
    const version = await saveMember(tx, id, before.version, member);
    const hasNewRole = member.role !== before.role;
    if (endsShift(before, member)) await endRunningShift(tx, city, id);
    if (hasNewRole) closeLines(tx, hub, await endSessionsOf(tx, id));
    await noteChange(tx, by.id, 'member', id, hasNewRole ? 'roleChanged' : 'changed');
    tell(tx);
    return { version, at: tx.now };
  }),
  // Not kept for a retry like other writes: the answer opens a door, so it may be stored nowhere.
  freeRoute(inviteTeamMember, async ({ by, input, city }, { db }) =>
    db.transaction(city.id, async (tx) => {
      await lockMembers(tx);
      const member = await memberById(tx, input.id);
      if (member === null || member.endedAt !== null || !isOfTeam(member)) return refuse(notFound);
      const refused = decideLink(member);
      if (refused !== null) return refused;
      const invitation = await inviteAnew(tx, member.id);
      await noteChange(tx, by.id, 'member', member.id, 'linkMade');
      tx.announce(settingsChanged({}));
      return invitation;
    }),
  ),
  route(endTeamMember, async ({ by, input, city, tx }, { hub }) => {
    await lockMembers(tx);
    const member = await memberById(tx, input.id);
    if (member === null || !isOfTeam(member)) return refuse(notFound);
    if (member.endedAt !== null) return { at: member.endedAt };
    const refused = decideEnding(member, await activeMembers(tx));
    if (refused !== null) return refused;
    await endRunningShift(tx, city, member.id);
    closeLines(tx, hub, await endMember(tx, member.id));
    await noteChange(tx, by.id, 'member', member.id, 'ended');
    tell(tx);
    return { at: tx.now };
  }),
];
