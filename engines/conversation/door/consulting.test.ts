import { afterEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../../platform/core/ids.ts';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { checkIn, readDesk } from '../desk/desk.contract.ts';
import { setWeek } from '../hours/hours.contract.ts';
import { planShift } from '../rota/rota.contract.ts';
import { readStreet } from '../street/street.contract.ts';
import { agreeToTalk, askApart, claim, readMyTalk } from '../talk/talk.contract.ts';
import { enter, readDoor } from './door.contract.ts';

const lines: Listener[] = [];
afterEach(() => {
  for (const line of lines.splice(0)) line.drop();
});

/** Their desk page is open, as it is for whoever works here. */
async function atDesk(city: TestCity, host: Actor): Promise<Listener> {
  const line = await Listener.open(city, host, 'desk');
  lines.push(line);
  line.send({ ping: 1 });
  await line.until(() => line.heard.some((message) => 'pong' in message));
  return line;
}

/** Until the house has noticed that the page is closed. */
async function leavesDesk(city: TestCity, host: Actor, line: Listener): Promise<void> {
  line.drop();
  while (city.house.services.hub.follows(city.city.id, `member:${host.id}`) > 0)
    await new Promise((resolve) => setImmediate(resolve));
}

/** A Wednesday afternoon with a consulting hour from two to six. Samira holds it alone; Lenn is on call. */
async function aConsultingHour() {
  const city = await aCity({ isDemo: false });
  city.setClock('2026-11-25T12:50:00.000Z');
  const nadia = await city.member({ workName: 'Nadia', role: 'coordinator' });
  const samira = await city.member({ workName: 'Samira' });
  const lenn = await city.member({ workName: 'Lenn' });
  const slot = { from: '14:00', to: '18:00', what: 'consulting' as const, roomId: null };
  await nadia.must(setWeek, { validFrom: '2026-11-25', week: [[], [], [slot], [], [], [], []] });
  await nadia.must(planShift, {
    memberId: lenn.id as MemberId,
    day: '2026-11-25',
    from: '14:00',
    to: '18:00',
    place: { kind: 'house' },
    isOnCall: true,
  });
  await samira.must(checkIn, {});
  await atDesk(city, samira);
  city.setClock('2026-11-25T13:00:00.000Z');
  await city.keep();
  return { city, samira, lenn };
}

const streetOf = (city: TestCity) => city.anyone().must(readStreet, {});

describe('a consulting hour held by one worker', () => {
  it('takes no talk while nobody on call has a desk page open, and says so everywhere', async () => {
    const { city, samira } = await aConsultingHour();
    expect(await streetOf(city)).toMatchObject({
      isOpen: true,
      consulting: { canAsk: false },
      rooms: [{ state: 'closed' }],
    });
    expect((await samira.must(readDesk, {})).consulting).toEqual({ canTalk: false });
    expect(await city.anyone().must(readDoor, {})).toMatchObject({ isOpen: false, isConsulting: true });
    refusedWith(await city.anyone().call(enter, { handle: 'Mus' }), 'roomClosed');
  });

  it('lets a visitor in for a talk apart once who is on call is there, and begins it', async () => {
    const { city, samira, lenn } = await aConsultingHour();
    await atDesk(city, lenn);
    await city.keep();
    expect(await streetOf(city)).toMatchObject({ consulting: { canAsk: true } });
    expect((await samira.must(readDesk, {})).consulting).toEqual({ canTalk: true });
    const mus = city.anyone();
    await mus.must(enter, { handle: 'Mus' });
    expect(await mus.must(readMyTalk, {})).toMatchObject({ state: 'none', canAsk: true, hasRoom: false });
    const { waiting } = await mus.must(askApart, {});
    await mus.must(agreeToTalk, { agrees: true });
    await samira.must(claim, { waiting });
    expect(await mus.must(readMyTalk, {})).toMatchObject({ state: 'talking' });
  });

  it('begins nothing new within the minute after who is on call went, also for who waits already', async () => {
    const { city, samira, lenn } = await aConsultingHour();
    const line = await atDesk(city, lenn);
    await city.keep();
    const mus = city.anyone();
    await mus.must(enter, { handle: 'Mus' });
    const { waiting } = await mus.must(askApart, {});
    await mus.must(agreeToTalk, { agrees: true });
    await leavesDesk(city, lenn, line);
    city.wait(50_000);
    await city.keep();
    expect(refusedWith(await samira.call(claim, { waiting }), 'noClaimNow').data).toEqual({
      because: 'noOnCall',
    });
    // Their place in the line stays; nobody else is let in.
    expect(await mus.must(readMyTalk, {})).toMatchObject({ state: 'waiting' });
    expect(await streetOf(city)).toMatchObject({ consulting: { canAsk: false } });
    await atDesk(city, lenn);
    await city.keep();
    await samira.must(claim, { waiting });
  });

  it('needs nobody on call once a second host is in', async () => {
    const { city, samira } = await aConsultingHour();
    const second = await city.member({ workName: 'Jonas' });
    await second.must(checkIn, {});
    await atDesk(city, second);
    expect((await samira.must(readDesk, {})).consulting).toEqual({ canTalk: true });
    const mus = city.anyone();
    await mus.must(enter, { handle: 'Mus' });
    await mus.must(askApart, {});
  });

  it('counts nobody who is named on call and holds the hour themselves', async () => {
    const { city, lenn, samira } = await aConsultingHour();
    await atDesk(city, lenn);
    await city.keep();
    expect((await samira.must(readDesk, {})).consulting).toEqual({ canTalk: true });
    // Samira's page goes; Lenn starts the shift: one worker, and no second.
    await lenn.must(checkIn, {});
    for (const line of lines.splice(0, 1)) await leavesDesk(city, samira, line);
    city.wait(50_000);
    await city.keep();
    expect((await lenn.must(readDesk, {})).consulting).toEqual({ canTalk: false });
  });
});
