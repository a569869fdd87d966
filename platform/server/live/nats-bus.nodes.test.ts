import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raiseDanger, readDangers } from '../../../engines/conversation/danger/danger.contract.ts';
import { enter } from '../../../engines/conversation/door/door.contract.ts';
import { readMyRoom, say } from '../../../engines/conversation/rooms/rooms.contract.ts';
import { agreeToTalk, askApart, readTalks } from '../../../engines/conversation/talk/talk.contract.ts';
import { examineBus } from '../../../server/doctor/bus.ts';
import { signOut } from '../../core/identity.contract.ts';
import type { EntryId } from '../../core/room-log.ts';
import { aCity, aHouse, logLines, TestCity } from '../../testing/a-city.ts';
import { atTheDesk, Listener } from '../../testing/listening.ts';
import { NatsServer } from '../../testing/nats-server.ts';
import type { House } from '../house.ts';
import { connectNats } from './nats-connection.ts';

const entryId = () => randomUUID() as EntryId;
const hears = (line: Listener, name: string) => () =>
  line.heard.some((message) => 'happened' in message && message.happened === name);
const timesLogged = (what: string) => logLines.filter((line) => line.includes(`"${what}"`)).length;

/** One open house, and the same city as another node sees it. */
async function twoNodes(one: House, natsUrl: string) {
  const city = await aCity({ house: one });
  const hosts = await city.openHouse();
  const visitor = city.anyone();
  await visitor.must(enter, { handle: 'Mus' });
  const house = await aHouse({ natsUrl });
  const same = house.services.cities.byId(city.city.id);
  if (same === null) throw new Error('The second node does not know the city.');
  const other = new TestCity(house, same, city.host);
  return { city, other, hosts, visitor, room: await visitor.must(readMyRoom, {}) };
}

async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('two nodes on one database', () => {
  let nats: NatsServer;
  let one: House;
  let nodes: Awaited<ReturnType<typeof twoNodes>>;

  beforeAll(async () => {
    nats = await NatsServer.prepare();
    await nats.start();
    one = await aHouse({ natsUrl: nats.url });
    nodes = await twoNodes(one, nats.url);
    await until(() => timesLogged('bus joined') === 2);
  });

  afterAll(async () => {
    await nodes.other.house.close();
    await one.close();
    await nats.kill();
  });

  it('bring what is said at one to who reads at the other', async () => {
    const { other, visitor, room } = nodes;
    const reader = await Listener.open(other, visitor, 'house');
    reader.watch(room.id, { entries: [], seq: room.seq });
    // Without a bus each of these would wait for the next look at the counters, and the test would end before them.
    for (let count = 1; count <= 8; count += 1) {
      await visitor.must(say, { room: room.id, id: entryId(), text: `Zin ${count}` });
      await reader.until(() => reader.entries(room.id).length === count);
    }
    expect(reader.wrong).toEqual([]);
    reader.drop();
  });

  it('tell a desk at the other of a talk that is asked for', async () => {
    const { other, hosts, visitor } = nodes;
    const desk = await atTheDesk(other, hosts[1]);
    await visitor.must(askApart, {});
    await visitor.must(agreeToTalk, { agrees: true });
    await desk.until(hears(desk, 'conversation.talksChanged'));
    desk.drop();
  });

  it('know whose desk is open at the other, so that danger rings there', async () => {
    const { city, other, hosts } = nodes;
    const [samira, jonas] = hosts;
    const isOpen = () => one.services.hub.follows(city.city.id, `member:${jonas.id}`) > 0;
    const desk = await atTheDesk(other, jonas);
    await until(isOpen);
    await samira.must(raiseDanger, { talk: null });
    await desk.until(hears(desk, 'conversation.dangerChanged'));
    expect((await jonas.must(readDangers, {})).dangers).toMatchObject([{ ringsForMe: true }]);
    desk.drop();
    await until(() => !isOpen());
  });

  it('close the lines at the other when a session ends at one', async () => {
    const member = await nodes.city.member();
    const desk = await atTheDesk(nodes.other, member);
    await member.must(signOut, {});
    await desk.until(() => desk.closedWith !== null);
    expect(desk.closedWith).toBe(4401);
  });

  it('tell each other ids and no word of what people write', async () => {
    const { hosts, room } = nodes;
    const overheard: string[] = [];
    const ear = await connectNats(nats.url);
    ear.subscribe('>', { callback: (_, message) => void overheard.push(message.string()) });
    await ear.flush();
    await hosts[0].must(say, { room: room.id, id: entryId(), text: 'Dit blijft in huis.' });
    await until(() => overheard.some((text) => text.includes(room.id)));
    await ear.close();
    expect(overheard.join()).not.toMatch(/blijft|Mus/);
  });

  it('take no harm from what is not ours on the bus', async () => {
    const { city, other, hosts, visitor, room } = nodes;
    const reader = await Listener.open(other, visitor, 'house');
    reader.watch(room.id, { entries: [], seq: room.seq });
    const stranger = await connectNats(nats.url);
    for (const text of ['', '{', '{"kind":"rooms"}', '{"kind":"happened","name":"x","data":{}}']) {
      stranger.publish(`vindplaats.city.${city.city.id}`, text);
      stranger.publish('vindplaats.city.nergens', text);
      stranger.publish('vindplaats.nodes', text);
    }
    await stranger.flush();
    await stranger.close();
    const said = reader.entries(room.id).length;
    await hosts[0].must(say, { room: room.id, id: entryId(), text: 'Alles gaat voort.' });
    await reader.until(() => reader.entries(room.id).length > said);
    reader.drop();
  });
});

describe('a bus that is not there', () => {
  it('delays, and loses nothing: before it comes, while it is away, and when it is back', {
    timeout: 120_000,
  }, async () => {
    const before = {
      joined: timesLogged('bus joined'),
      lost: timesLogged('bus lost, this node goes on alone'),
    };
    const nats = await NatsServer.prepare(['--user', 'huis', '--pass', 'geheim']);
    const natsUrl = nats.url.replace('//', '//huis:geheim@');
    const one = await aHouse({ natsUrl });
    const { city, other, hosts, visitor, room } = await twoNodes(one, natsUrl);
    await until(() => timesLogged('bus not reached, this node goes on alone') >= 2);
    const reader = await Listener.open(other, visitor, 'house');
    reader.watch(room.id, { entries: [], seq: room.seq });
    const desk = await atTheDesk(other, await city.member({ role: 'coordinator' }));
    const forget = () => void desk.heard.splice(0);
    let count = 0;
    const isSaid = async () => {
      count += 1;
      await visitor.must(say, { room: room.id, id: entryId(), text: `Zin ${count}` });
      await reader.until(() => reader.entries(room.id).length === count);
    };

    await isSaid();
    await visitor.must(askApart, {});
    await visitor.must(agreeToTalk, { agrees: true });
    await desk.until(hears(desk, 'line.open'));
    expect((await hosts[1].must(readTalks, {})).waiting).toHaveLength(1);

    await nats.start();
    await until(() => timesLogged('bus joined') === before.joined + 2);
    forget();
    await hosts[0].must(raiseDanger, { talk: null });
    await desk.until(hears(desk, 'conversation.dangerChanged'));

    await nats.kill();
    await until(() => timesLogged('bus lost, this node goes on alone') === before.lost + 2);
    forget();
    await isSaid();
    await desk.until(hears(desk, 'line.open'));

    await nats.start();
    await until(() => timesLogged('bus joined') === before.joined + 4);
    await isSaid();
    expect(reader.wrong).toEqual([]);
    expect(logLines.join()).not.toContain('geheim');
    for (const line of [reader, desk]) line.drop();
    await other.house.close();
    await one.close();
    await nats.kill();
  });

  it('is told by the doctor, without the password', async () => {
    expect(await examineBus({ natsUrl: null })).toEqual([]);
    const nats = await NatsServer.prepare(['--user', 'huis', '--pass', 'geheim']);
    const gone = await examineBus({ natsUrl: nats.url });
    expect(gone).toMatchObject([{ what: expect.stringContaining('ECONNREFUSED'), todo: expect.any(String) }]);
    await nats.start();
    expect(await examineBus({ natsUrl: nats.url.replace('//', '//huis:geheim@') })).toEqual([
      { what: expect.stringMatching(/^Bus: NATS \d+\.\d+\.\d+ answers$/) },
    ]);
    const wrong = await examineBus({ natsUrl: nats.url.replace('//', '//huis:verkeerd@') });
    expect(JSON.stringify(wrong)).toContain('AuthorizationError');
    expect(JSON.stringify(wrong)).not.toContain('verkeerd');
    await nats.kill();
  });
});
