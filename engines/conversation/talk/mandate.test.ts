import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import { aCity } from '../../../platform/testing/a-city.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { enter } from '../door/door.contract.ts';
import { readTeam } from '../team/team.contract.ts';
import { setMandate } from './mandate.contract.ts';
import { agreeToTalk, askApart, claim, readHostTalk, readMyTalk } from './talk.contract.ts';

describe('what binds a host to silence', () => {
  it('is read before the first word, stands in the talk and on the host’s card, and a coordinator sets it', async () => {
    const city = await aCity();
    const [samira, jonas] = await city.openHouse();
    const coordinator = await city.member({ role: 'coordinator' });
    const noor = city.anyone();
    await noor.must(enter, { handle: 'Noor' });
    const mandatesNow = async () => {
      const view = await noor.must(readMyTalk, {});
      if (view.state === 'ended') throw new Error('The talk is over.');
      return view.hosts.map((host) => [host.workName, host.mandate]);
    };
    expect(await mandatesNow()).toEqual([
      [samira.workName, 'discretion'],
      [jonas.workName, 'discretion'],
    ]);
    const member = jonas.id as MemberId;
    refusedWith(await samira.call(setMandate, { member, mandate: 'secrecy' }), 'notFound');
    refusedWith(
      await coordinator.call(setMandate, { member: randomUUID() as MemberId, mandate: 'secrecy' }),
      'notFound',
    );
    await coordinator.must(setMandate, { member, mandate: 'secrecy' });
    const { waiting } = await noor.must(askApart, {});
    expect(await mandatesNow()).toEqual([
      [samira.workName, 'discretion'],
      [jonas.workName, 'secrecy'],
    ]);
    await noor.must(agreeToTalk, { agrees: true });
    const { talk } = await jonas.must(claim, { waiting });
    expect(await mandatesNow()).toEqual([[jonas.workName, 'secrecy']]);
    const view = await jonas.must(readHostTalk, { gesprek: talk });
    expect(view.hosts).toMatchObject([{ mandate: 'secrecy' }]);
    expect(view.entries[0]?.facts).toMatchObject({ name: jonas.workName, mandate: 'secrecy' });
  });

  it('stands with the people who hold talks and with nobody else, and who set it stands in the history, once', async () => {
    const city = await aCity();
    const nadia = await city.member({ workName: 'Nadia', role: 'coordinator' });
    const samira = await city.member({ workName: 'Samira' });
    const others = [
      await city.member({ workName: 'Greet', role: 'confidant' }),
      await city.member({ workName: 'Noor', role: 'youngHost' }),
      await city.member({ workName: 'Zia', role: 'guestHost' }),
    ];
    await nadia.must(setMandate, { member: samira.id as MemberId, mandate: 'secrecy' });
    await nadia.must(setMandate, { member: samira.id as MemberId, mandate: 'secrecy' });
    for (const { id } of others)
      refusedWith(await nadia.call(setMandate, { member: id as MemberId, mandate: 'secrecy' }), 'notFound');
    const { members, changes } = await nadia.must(readTeam, {});
    expect(members.map((member) => [member.workName, member.mandate])).toEqual([
      ['Greet', null],
      ['Nadia', 'discretion'],
      ['Noor', null],
      ['Samira', 'secrecy'],
      ['Zia', null],
    ]);
    expect(changes).toMatchObject([{ name: 'Samira', kind: 'mandateSet', by: 'Nadia' }]);
  });
});
