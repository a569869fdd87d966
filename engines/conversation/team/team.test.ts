import { describe, expect, it, vi } from 'vitest';
import { useInvitation } from '../../../platform/core/identity.contract.ts';
import type { MemberId } from '../../../platform/core/ids.ts';
import { MINUTE } from '../../../platform/core/time.ts';
import { noteChange } from '../../../platform/server/city/changes.store.ts';
import { inviteAnew } from '../../../platform/server/identity/members.store.ts';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { readComplaintPage, readComplaints } from '../complaint/complaint.contract.ts';
import { checkIn, readDesk } from '../desk/desk.contract.ts';
import { planShift, readRota, takeShift } from '../rota/rota.contract.ts';
import {
  addTeamMember,
  changeTeamMember,
  endTeamMember,
  inviteTeamMember,
  type MemberInput,
  readTeam,
  type TeamMemberView,
  WORK_NAME_MAX,
} from './team.contract.ts';

const AYLA: MemberInput = {
  workName: 'Ayla',
  fullName: 'Ayla Demir',
  workTitle: 'jeugdwerker van de stad',
  service: 'Jeugddienst',
  role: 'worker',
  screenedOn: null,
  hostUntil: null,
};

async function aTeam(): Promise<{ city: TestCity; nadia: Actor }> {
  const city = await aCity();
  // A Friday afternoon.
  city.setClock('2026-11-27T15:00:00.000Z');
  return { city, nadia: await city.member({ workName: 'Nadia', role: 'coordinator' }) };
}

async function entryOf(by: Actor, id: string): Promise<TeamMemberView> {
  const found = (await by.must(readTeam, {})).members.find((member) => member.id === id);
  if (found === undefined) throw new Error('Not in the team.');
  return found;
}

const inputOf = (member: TeamMemberView) => ({
  id: member.id,
  version: member.version,
  workName: member.workName,
  fullName: member.fullName,
  workTitle: member.workTitle,
  service: member.service,
  role: member.role,
  screenedOn: member.screenedOn,
  hostUntil: member.hostUntil,
});

/** Changes some of what is kept of somebody. */
const change = async (by: Actor, id: string, changes: Partial<MemberInput>) =>
  by.call(changeTeamMember, { ...inputOf(await entryOf(by, id)), ...changes });

/** Adds somebody and lets them in, as the screen does. */
async function letIn(city: TestCity, nadia: Actor, member: MemberInput): Promise<Actor> {
  const { id } = await nadia.must(addTeamMember, member);
  const { secret } = await nadia.must(inviteTeamMember, { id });
  const actor = city.anyone();
  await actor.must(useInvitation, { secret });
  actor.id = id;
  return actor;
}

describe('somebody of the team', () => {
  it('is added, signs in by the link, and hosts once the screening was seen', async () => {
    const { city, nadia } = await aTeam();
    const ayla = await letIn(city, nadia, AYLA);
    expect((await ayla.must(readDesk, {})).isScreened).toBe(false);
    refusedWith(await ayla.call(checkIn, {}), 'notScreened');
    expect((await change(nadia, ayla.id, { screenedOn: '2026-11-27' })).ok).toBe(true);
    await ayla.must(checkIn, {});
    expect((await entryOf(nadia, ayla.id)).isHere).toBe(true);
  });

  it('keeps no shift that is on once the day of the screening is taken away', async () => {
    const { city, nadia } = await aTeam();
    const samira = await city.member({ workName: 'Samira' });
    await samira.must(checkIn, {});
    expect((await change(nadia, samira.id, { screenedOn: null })).ok).toBe(true);
    expect((await samira.must(readDesk, {})).shift).toBeNull();
    refusedWith(await samira.call(checkIn, {}), 'notScreened');
  });

  it('has a work name that nobody else has, and is kept without stray spaces', async () => {
    const { city, nadia } = await aTeam();
    await city.member({ workName: 'Samira' });
    refusedWith(await nadia.call(addTeamMember, { ...AYLA, workName: ' samira ' }), 'workNameTaken');
    const { id } = await nadia.must(addTeamMember, { ...AYLA, workName: ' Ayla ' });
    expect((await entryOf(nadia, id)).workName).toBe('Ayla');
    refusedWith(await change(nadia, id, { workName: 'SAMIRA' }), 'workNameTaken');
  });

  it('is kept as typed, also in odd text; what is blank, too long or cannot be stored is refused', async () => {
    const { nadia } = await aTeam();
    const odd = { ...AYLA, workName: '<i>Ze\u202e', fullName: 'O\'Neill "; drop table member --' };
    const { id } = await nadia.must(addTeamMember, odd);
    expect(await entryOf(nadia, id)).toMatchObject(odd);
    for (const wrong of [
      { workName: ' ' },
      { workName: 'a'.repeat(WORK_NAME_MAX + 1) },
      { fullName: '\u200b' },
      { service: '\u0000' },
      { role: 'operator' as never },
      { role: 'visitor' as never },
      { screenedOn: '2026-02-30' },
      { screenedOn: 'gisteren' },
    ])
      refusedWith(await nadia.call(addTeamMember, { ...AYLA, ...wrong }), 'invalidInput');
    refusedWith(await nadia.call(addTeamMember, { ...AYLA, screenedOn: '2026-11-28' }), 'screenedInFuture');
  });

  it('is told of to the second of two coordinators who change them at once', async () => {
    const { city, nadia } = await aTeam();
    const wout = await city.member({ workName: 'Wout', role: 'coordinator' });
    const { id } = await nadia.must(addTeamMember, AYLA);
    const seen = inputOf(await entryOf(wout, id));
    expect((await change(nadia, id, { workTitle: 'preventiewerker' })).ok).toBe(true);
    const refused = refusedWith(
      await wout.call(changeTeamMember, { ...seen, service: 'Dienst Samenleven' }),
      'changedMeanwhile',
    );
    expect(refused.data).toMatchObject({ by: 'Nadia' });
    expect(await entryOf(wout, id)).toMatchObject({ workTitle: 'preventiewerker', service: 'Jeugddienst' });
    expect((await entryOf(wout, id)).changed).toMatchObject({ by: 'Nadia' });
  });

  it('leaves a trace of each change, with who made it', async () => {
    const { city, nadia } = await aTeam();
    const ayla = await letIn(city, nadia, AYLA);
    await change(nadia, ayla.id, { workTitle: 'jeugdwerker' });
    await change(nadia, ayla.id, { role: 'youngHost' });
    await nadia.must(endTeamMember, { id: ayla.id as MemberId });
    const { changes } = await nadia.must(readTeam, {});
    expect(changes.map(({ name, kind, by }) => `${by} ${kind} ${name}`)).toEqual([
      'Nadia ended Ayla',
      'Nadia roleChanged Ayla',
      'Nadia changed Ayla',
      'Nadia linkMade Ayla',
      'Nadia added Ayla',
    ]);
  });
});

describe('a sign-in link', () => {
  it('works once, and a new one makes the one before worthless', async () => {
    const { city, nadia } = await aTeam();
    const { id } = await nadia.must(addTeamMember, AYLA);
    const first = await nadia.must(inviteTeamMember, { id });
    const second = await nadia.must(inviteTeamMember, { id });
    refusedWith(await city.anyone().call(useInvitation, { secret: first.secret }), 'invitationExpired');
    expect((await entryOf(nadia, id)).linkUntil).toBe(second.expiresAt);
    await city.anyone().must(useInvitation, { secret: second.secret });
    refusedWith(await city.anyone().call(useInvitation, { secret: second.secret }), 'invitationUsed');
    expect((await entryOf(nadia, id)).linkUntil).toBeNull();
  });

  it('ends by itself, and then no longer stands with them', async () => {
    const { city, nadia } = await aTeam();
    const { id } = await nadia.must(addTeamMember, AYLA);
    const { secret, expiresAt } = await nadia.must(inviteTeamMember, { id });
    city.setClock(expiresAt);
    refusedWith(await city.anyone().call(useInvitation, { secret }), 'invitationExpired');
  });
});

describe('the sign-in link of the confidant', () => {
  const greet: MemberInput = { ...AYLA, workName: 'Greet', role: 'confidant' };

  it('is a coordinator’s to make until the first sign-in, and the operator’s from then on', async () => {
    const { city, nadia } = await aTeam();
    const { id } = await nadia.must(addTeamMember, greet);
    await nadia.must(inviteTeamMember, { id });
    // Not used yet: lost on the way, so another may be made.
    const { secret } = await nadia.must(inviteTeamMember, { id });
    await city.anyone().must(useInvitation, { secret });
    const refused = refusedWith(await nadia.call(inviteTeamMember, { id }), 'confidantLinkByOperator');
    expect(refused.data).toEqual({ name: 'Greet' });
    const { secret: ofAyla } = await nadia.must(inviteTeamMember, {
      id: (await letIn(city, nadia, AYLA)).id as MemberId,
    });
    expect(ofAyla).not.toBe('');
  });

  it('is told to the confidant, with who made it, when they first came in, and where else they are', async () => {
    const { city, nadia } = await aTeam();
    const confidant = await letIn(city, nadia, greet);
    const alone = (await confidant.must(readComplaints, {})).access;
    expect(alone).toMatchObject({ links: [{ by: 'Nadia' }], elsewhere: [] });
    expect(alone.firstInAt).not.toBeNull();
    await city.house.services.db.transaction(city.city.id, (tx) =>
      noteChange(tx, null, 'member', confidant.id, 'linkMade'),
    );
    const { secret } = await city.house.services.db.transaction(city.city.id, (tx) =>
      inviteAnew(tx, confidant.id as MemberId),
    );
    const elsewhere = city.anyone();
    await elsewhere.must(useInvitation, { secret });
    const { access } = await confidant.must(readComplaints, {});
    expect(access.links.map((link) => link.by)).toEqual([null, 'Nadia']);
    expect(access.elsewhere).toHaveLength(1);
    expect(access.firstInAt).toBe(alone.firstInAt);
    city.wait(16 * MINUTE);
    // Both went silent; who comes back is alone.
    const again = await city.house.services.db.transaction(city.city.id, (tx) =>
      inviteAnew(tx, confidant.id as MemberId),
    );
    await confidant.must(useInvitation, { secret: again.secret });
    expect((await confidant.must(readComplaints, {})).access.elsewhere).toEqual([]);
  });
});

describe('a guest host', () => {
  const lies: MemberInput = { ...AYLA, workName: 'Lies', role: 'guestHost', screenedOn: '2026-11-20' };

  it('needs a last day, and hosts until it is over', async () => {
    const { city, nadia } = await aTeam();
    refusedWith(await nadia.call(addTeamMember, lies), 'hostUntilNeeded');
    refusedWith(await nadia.call(addTeamMember, { ...lies, hostUntil: '2026-11-26' }), 'hostUntilPast');
    const guest = await letIn(city, nadia, { ...lies, hostUntil: '2026-11-27' });
    const friday = { day: '2026-11-27', from: '16:00', to: '18:00', place: { kind: 'house' } } as const;
    const saturday = { ...friday, day: '2026-11-28' };
    const memberId = guest.id as MemberId;
    refusedWith(await nadia.call(planShift, { ...saturday, memberId }), 'guestEnded');
    await nadia.must(planShift, { ...friday, memberId });
    await guest.must(checkIn, {});
  });

  it('begins no shift after the last day', async () => {
    const { city, nadia } = await aTeam();
    const { id } = await nadia.must(addTeamMember, { ...lies, hostUntil: '2026-11-28' });
    city.setClock('2026-11-29T09:00:00.000Z');
    // A night later the coordinator signs in anew too.
    const wout = await city.member({ workName: 'Wout', role: 'coordinator' });
    const { secret } = await wout.must(inviteTeamMember, { id });
    const guest = city.anyone();
    await guest.must(useInvitation, { secret });
    refusedWith(await guest.call(checkIn, {}), 'guestEnded');
  });
});

describe('the role of somebody', () => {
  it('changes with a new sign-in: what is open closes, and no session carries the role before', async () => {
    const { city, nadia } = await aTeam();
    const samira = await city.member({ workName: 'Samira' });
    await samira.must(checkIn, {});
    const line = await Listener.open(city, samira, 'desk');
    expect((await change(nadia, samira.id, { role: 'youngHost' })).ok).toBe(true);
    await vi.waitFor(() => expect(line.closedWith).toBe(4401));
    refusedWith(await samira.call(readDesk, {}), 'signInNeeded');
    const { secret } = await nadia.must(inviteTeamMember, { id: samira.id as MemberId });
    await samira.must(useInvitation, { secret });
    expect((await samira.must(readDesk, {})).shift).toBeNull();
  });

  it('never turns a host into the one who reads complaints about hosts, nor the other way round', async () => {
    const { city, nadia } = await aTeam();
    const samira = await city.member({ workName: 'Samira' });
    const greet = await city.member({ workName: 'Greet', role: 'confidant', screenedOn: null });
    refusedWith(await change(nadia, samira.id, { role: 'confidant' }), 'confidantApart');
    refusedWith(await change(nadia, greet.id, { role: 'worker' }), 'confidantApart');
  });

  it('of the last coordinator stays, whoever asks', async () => {
    const { city, nadia } = await aTeam();
    refusedWith(await change(nadia, nadia.id, { role: 'worker' }), 'lastCoordinator');
    refusedWith(await nadia.call(endTeamMember, { id: nadia.id as MemberId }), 'lastCoordinator');
    const wout = await city.member({ workName: 'Wout', role: 'coordinator' });
    await nadia.must(endTeamMember, { id: nadia.id as MemberId });
    refusedWith(await nadia.call(readTeam, {}), 'signInNeeded');
    refusedWith(await wout.call(endTeamMember, { id: wout.id as MemberId }), 'lastCoordinator');
  });

  it('of confidant, once ended, leaves a page that says so and takes no complaint', async () => {
    const { city, nadia } = await aTeam();
    const { id } = await nadia.must(addTeamMember, { ...AYLA, workName: 'Greet', role: 'confidant' });
    const named = async () => (await city.anyone().must(readComplaintPage, {})).confidant;
    expect(await named()).toMatchObject({ workName: 'Greet' });
    await nadia.must(endTeamMember, { id });
    expect(await named()).toBeNull();
  });
});

describe('ending access', () => {
  it('closes sessions and lines at once, ends the shift, and opens no link', async () => {
    const { city, nadia } = await aTeam();
    const samira = await city.member({ workName: 'Samira' });
    await samira.must(checkIn, {});
    const line = await Listener.open(city, samira, 'desk');
    const { secret } = await nadia.must(inviteTeamMember, { id: samira.id as MemberId });
    const { at } = await nadia.must(endTeamMember, { id: samira.id as MemberId });
    await vi.waitFor(() => expect(line.closedWith).toBe(4401), { timeout: 5_000 });
    refusedWith(await samira.call(readDesk, {}), 'signInNeeded');
    expect((await city.anyone().call(useInvitation, { secret })).ok).toBe(false);
    expect((await nadia.must(readDesk, {})).hostsHere).toEqual([]);
    expect((await nadia.must(readTeam, {})).members.map((member) => member.workName)).toEqual(['Nadia']);
    expect(await nadia.must(endTeamMember, { id: samira.id as MemberId })).toEqual({ at });
    refusedWith(await nadia.call(inviteTeamMember, { id: samira.id as MemberId }), 'notFound');
  });

  it('leaves coming shifts as open places that a colleague can take, and those before as they were', async () => {
    const { city, nadia } = await aTeam();
    const samira = await city.member({ workName: 'Samira' });
    const jonas = await city.member({ workName: 'Jonas' });
    await nadia.must(planShift, {
      memberId: samira.id as MemberId,
      day: '2026-11-28',
      from: '14:00',
      to: '18:00',
      place: { kind: 'house' },
      repeats: { everyWeeks: 1, weekdays: [6], until: null },
    });
    await nadia.must(endTeamMember, { id: samira.id as MemberId });
    const saturday = async (week: string) =>
      (await jonas.must(readRota, { week })).times.find((one) => one.day === week);
    expect(await saturday('2026-11-28')).toMatchObject({ state: 'ill', isVacant: true, may: ['take'] });
    const shiftId = (await saturday('2026-11-28'))?.shiftId ?? ('' as never);
    await jonas.must(takeShift, { shiftId, day: '2026-11-28' });
    expect(await saturday('2026-11-28')).toMatchObject({
      state: 'takenOver',
      workName: 'Jonas',
      isVacant: false,
    });
    expect(await saturday('2026-12-05')).toMatchObject({ isVacant: true });
    const { gaps } = await jonas.must(readRota, { week: '2026-12-05' });
    expect(gaps.find((gap) => gap.day === '2026-12-05')).toMatchObject({ hostsShort: 2, ill: [] });
  });

  it('frees the work name for somebody else', async () => {
    const { nadia } = await aTeam();
    const { id } = await nadia.must(addTeamMember, AYLA);
    await nadia.must(endTeamMember, { id });
    await nadia.must(addTeamMember, AYLA);
  });
});

describe('arranging people', () => {
  it('is for coordinators alone', async () => {
    const { city, nadia } = await aTeam();
    const { id } = await nadia.must(addTeamMember, AYLA);
    const seen = inputOf(await entryOf(nadia, id));
    const others = [
      await city.member({ workName: 'Samira' }),
      await city.member({ workName: 'Noor', role: 'youngHost' }),
      await city.member({ workName: 'Greet', role: 'confidant' }),
    ];
    const tries = async (by: Actor, code: string) => {
      refusedWith(await by.call(readTeam, {}), code);
      refusedWith(await by.call(addTeamMember, { ...AYLA, workName: 'Zoë' }), code);
      refusedWith(await by.call(changeTeamMember, { ...seen, role: 'coordinator' }), code);
      refusedWith(await by.call(inviteTeamMember, { id }), code);
      refusedWith(await by.call(endTeamMember, { id }), code);
    };
    for (const other of others) await tries(other, 'notFound');
    await tries(city.anyone(), 'signInNeeded');
    await nadia.must(changeTeamMember, seen);
  });

  it('stays inside one city', async () => {
    const { nadia } = await aTeam();
    const { id } = await nadia.must(addTeamMember, AYLA);
    const seen = inputOf(await entryOf(nadia, id));
    const elsewhere = (await aTeam()).nadia;
    refusedWith(await elsewhere.call(changeTeamMember, seen), 'notFound');
    refusedWith(await elsewhere.call(inviteTeamMember, { id }), 'notFound');
    refusedWith(await elsewhere.call(endTeamMember, { id }), 'notFound');
  });

  it('touches no account outside the team', async () => {
    const { city, nadia } = await aTeam();
    const { id } = await city.invitation({ workName: 'Beheer', role: 'operator' });
    expect((await nadia.must(readTeam, {})).members.map((member) => member.workName)).toEqual(['Nadia']);
    refusedWith(await nadia.call(inviteTeamMember, { id }), 'notFound');
    refusedWith(await nadia.call(endTeamMember, { id }), 'notFound');
  });
});
