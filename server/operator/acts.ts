import type { House } from '../../platform/server/house.ts';
import { addRealCity, NewCityInput } from './add-city.ts';
import type { OperatorActs } from './control.ts';
import { InviteInput, inviteMember } from './invite-member.ts';
import { readInput } from './words.ts';

/** The option behind each field, so that a refusal names what was typed. */
export const CITY_OPTIONS = {
  slug: '--slug',
  name: '--name',
  hosts: '--host',
  zone: '--zone',
  languages: '--languages',
  colour: '--colour',
  coordinator: '--coordinator',
  service: '--service',
  screenedOn: '--screened-on',
} as const;

export const INVITE_OPTIONS = {
  city: '--city',
  workName: '--work-name',
  role: '--role',
  fullName: '--full-name',
  service: '--service',
  screenedOn: '--screened-on',
} as const;

/** What the operator's commands ask of a house, running or opened for the command alone. */
export function operatorActs(house: House, publicUrl: URL) {
  return {
    'city-add': (input: unknown) =>
      addRealCity(house, publicUrl, readInput(NewCityInput, input, CITY_OPTIONS)),
    invite: (input: unknown) => inviteMember(house, publicUrl, readInput(InviteInput, input, INVITE_OPTIONS)),
  } satisfies OperatorActs;
}
export type OperatorAct = keyof ReturnType<typeof operatorActs>;
