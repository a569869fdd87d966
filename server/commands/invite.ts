import { INVITE_OPTIONS } from '../operator/acts.ts';
import type { Command } from './command.ts';
import { actInTheHouse } from './in-the-house.ts';

export const inviteSomebody: Command = {
  name: 'invite',
  does: 'Prints a fresh one-time link with which somebody of the team signs in.',
  about: [
    'For who is on the team already, the city and the work name are enough. Links that were printed before and not used stop working.',
    'Somebody new needs a role too: worker, coordinator or confidant. A coordinator adds everybody else at the desk. The confidant reads complaints about hosts and belongs to another service.',
    'Works while the house runs, and while it does not.',
  ],
  options: [
    {
      option: INVITE_OPTIONS.city,
      means: 'Short name of the city, as given to city add.',
      example: 'voorbeeldstad',
    },
    { option: INVITE_OPTIONS.workName, means: 'Name that visitors read.', example: 'Samira' },
    { option: INVITE_OPTIONS.role, means: 'Role of somebody new.', example: 'worker' },
    {
      option: INVITE_OPTIONS.fullName,
      means: 'Full name of somebody new, for the team alone.',
      example: 'Samira Haddad',
    },
    {
      option: INVITE_OPTIONS.service,
      means: 'Service they work for. Left out: Jeugddienst and the name of the city.',
      example: 'Jeugddienst Voorbeeldstad',
    },
    {
      option: INVITE_OPTIONS.screenedOn,
      means:
        'Day on which their extract from the criminal records was seen. Needed before they can host; only the day is kept.',
      example: '2026-09-01',
    },
  ],
  examples: [
    'vindplaats invite --city voorbeeldstad --work-name Nadia',
    'vindplaats invite --city voorbeeldstad --work-name Samira --full-name "Samira Haddad" --role worker --screened-on 2026-09-01',
  ],
  async run(context) {
    const { given } = context;
    await actInTheHouse(context, 'invite', {
      city: given[INVITE_OPTIONS.city],
      workName: given[INVITE_OPTIONS.workName],
      role: given[INVITE_OPTIONS.role] ?? null,
      fullName: given[INVITE_OPTIONS.fullName] ?? null,
      service: given[INVITE_OPTIONS.service] ?? null,
      screenedOn: given[INVITE_OPTIONS.screenedOn] ?? null,
    });
    return undefined;
  },
};
