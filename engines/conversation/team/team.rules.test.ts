import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { MemberInput, TeamRole } from './team.contract.ts';
import { type Colleague, decideEnding, decideMember, endsShift } from './team.rules.ts';

const TODAY = '2026-11-27';
const one = (workName: string, role: TeamRole, hostUntil: string | null = null): Colleague => ({
  id: workName.toLowerCase() as MemberId,
  workName,
  role,
  hostUntil,
});
const nadia = one('Nadia', 'coordinator');
const samira = one('Samira', 'worker');
const greet = one('Greet', 'confidant');
const lies = one('Lies', 'guestHost', '2026-11-20');
const team = [nadia, samira, greet, lies];
const input = (changes: Partial<MemberInput>): MemberInput => ({
  workName: 'Ayla',
  fullName: 'Ayla Demir',
  workTitle: 'jeugdwerker',
  service: 'Jeugddienst',
  role: 'worker',
  screenedOn: null,
  hostUntil: null,
  ...changes,
});
const code = (outcome: unknown) =>
  outcome !== null && typeof outcome === 'object' && 'refused' in outcome ? outcome.refused : 'fine';

describe('what is kept of somebody', () => {
  it.each([
    ['somebody new, without a screening', null, {}, 'fine'],
    ['a name that a colleague has, in other letters', null, { workName: ' SAMIRA ' }, 'workNameTaken'],
    ['their own name', samira, { workName: 'samira' }, 'fine'],
    ['a screening seen today', null, { screenedOn: TODAY }, 'fine'],
    ['a screening that is still to be seen', null, { screenedOn: '2026-11-28' }, 'screenedInFuture'],
    ['a guest without a last day', null, { role: 'guestHost' }, 'hostUntilNeeded'],
    ['a guest whose last day is today', null, { role: 'guestHost', hostUntil: TODAY }, 'fine'],
    ['a guest whose last day is over', null, { role: 'guestHost', hostUntil: '2026-11-26' }, 'hostUntilPast'],
    ['a guest whose last day was over before', lies, { role: 'guestHost', hostUntil: '2026-11-20' }, 'fine'],
    ['a worker who becomes coordinator', samira, { role: 'coordinator' }, 'fine'],
    ['the last coordinator who becomes worker', nadia, { role: 'worker' }, 'lastCoordinator'],
    ['the last coordinator who stays so', nadia, { role: 'coordinator' }, 'fine'],
    ['a host who becomes confidant', samira, { role: 'confidant' }, 'confidantApart'],
    ['a confidant who becomes host', greet, { role: 'worker' }, 'confidantApart'],
    ['a new confidant', null, { role: 'confidant' }, 'fine'],
  ] as const)('%s', (_, before, changes, expected) => {
    expect(code(decideMember(input(changes), before, team, TODAY))).toBe(expected);
  });

  it('is without stray spaces, and has a last day for guests alone', () => {
    expect(decideMember(input({ workName: ' Ayla ', hostUntil: TODAY }), null, team, TODAY)).toMatchObject({
      workName: 'Ayla',
      hostUntil: null,
    });
  });

  it('lets one of two coordinators become a worker', () => {
    const two = [...team, one('Wout', 'coordinator')];
    expect(code(decideMember(input({ workName: 'Nadia' }), nadia, two, TODAY))).toBe('fine');
  });
});

describe('ending access', () => {
  it.each([
    ['a worker', samira, team, null],
    ['the last coordinator', nadia, team, 'lastCoordinator'],
    ['one of two coordinators', nadia, [...team, one('Wout', 'coordinator')], null],
  ] as const)('of %s', (_, member, all, expected) => {
    expect(decideEnding(member, all)?.refused ?? null).toBe(expected);
  });
});

describe('a shift that is on', () => {
  it.each([
    ['goes on with another title', { role: 'worker', screenedOn: TODAY }, false],
    ['ends with another role', { role: 'coordinator', screenedOn: TODAY }, true],
    ['ends without a screening', { role: 'worker', screenedOn: null }, true],
  ] as const)('%s', (_, next, expected) => {
    expect(endsShift(samira, next)).toBe(expected);
  });
});
