import { z } from 'zod';
import type { MemberId } from '../../platform/core/ids.ts';
import { noteChange } from '../../platform/server/city/changes.store.ts';
import type { House } from '../../platform/server/house.ts';
import {
  addMember,
  memberByWorkName,
  memberRole,
  noteScreening,
} from '../../platform/server/identity/identity.store.ts';
import { inviteAnew } from '../../platform/server/identity/members.store.ts';
import type { Tx } from '../../platform/server/storage/types.ts';
import { CommandRefusal } from '../commands/command.ts';
import { addressOf, signInLink } from './addresses.ts';
import { oneLine } from './words.ts';

/** Whom a house cannot begin without. Young hosts and guests are added at the desk, where more is asked about them. */
const TEAM_ROLES = ['worker', 'coordinator', 'confidant'] as const;

export const InviteInput = z.object({
  city: z.string(),
  workName: oneLine(40),
  role: z.enum(TEAM_ROLES, `one of ${TEAM_ROLES.join(', ')}`).nullable(),
  fullName: oneLine(80).nullable(),
  service: oneLine(80).nullable(),
  screenedOn: z.iso.date('a day such as 2026-09-01').nullable(),
});
export type InviteInput = z.output<typeof InviteInput>;

const TITLES: Readonly<Record<(typeof TEAM_ROLES)[number], string>> = {
  worker: 'jeugdwerker van de stad',
  coordinator: 'coördinator jeugdwerk',
  confidant: 'vertrouwenspersoon',
};

/** A fresh link for somebody of the team; who is not on it yet is added when their role is named. */
export async function inviteMember(house: House, publicUrl: URL, input: InviteInput): Promise<string[]> {
  const { cities, db } = house.services;
  await cities.load();
  const city = cities.all.find((candidate) => candidate.slug === input.city);
  if (city === undefined)
    throw new CommandRefusal(
      cities.all.length === 0
        ? 'There is no city yet. Add one first: vindplaats city add --help'
        : `--city ${input.city} is not a city of this house. Known: ${cities.all.map(({ slug }) => slug).join(', ')}.`,
    );
  const { secret, expiresAt, isNew } = await db.transaction(city.id, async (tx) => {
    const known = await memberByWorkName(tx, input.workName);
    if (known !== null) await adjust(tx, known, input);
    const member = known ?? (await newMember(tx, city.name, input));
    await noteChange(tx, null, 'member', member, 'linkMade');
    return { ...(await inviteAnew(tx, member)), isNew: known === null };
  });
  return [
    isNew
      ? `${input.workName} is on the team of ${city.name} now, as ${input.role}.`
      : `Links for ${input.workName} that were not used yet do not work any more.`,
    `Sign in as ${input.workName}, once, before ${expiresAt}:`,
    signInLink(addressOf(city, publicUrl), secret),
  ];
}

async function adjust(tx: Tx, member: MemberId, input: InviteInput): Promise<void> {
  const role = await memberRole(tx, member);
  if (input.role !== null && input.role !== role)
    throw new CommandRefusal(
      `--role ${input.role} does not fit: ${input.workName} is on the team as ${role}. Leave --role out, or choose another work name.`,
    );
  if (input.screenedOn !== null) await noteScreening(tx, member, input.screenedOn);
}

function newMember(tx: Tx, cityName: string, input: InviteInput) {
  if (input.role === null)
    throw new CommandRefusal(
      `--work-name ${input.workName} is nobody on the team of ${input.city}. To add them, name their role: --role ${TEAM_ROLES.join(' | ')}.`,
    );
  return addMember(tx, {
    fullName: input.fullName ?? input.workName,
    workName: input.workName,
    role: input.role,
    workTitle: TITLES[input.role],
    service:
      input.service ?? (input.role === 'confidant' ? `Ombudsdienst ${cityName}` : `Jeugddienst ${cityName}`),
    screenedOn: input.screenedOn,
  });
}
