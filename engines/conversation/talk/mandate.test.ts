import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import { aCity } from '../../../platform/testing/a-city.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { enter } from '../door/door.contract.ts';
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
});
