import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { inject } from 'vitest';
import { checkIn } from '../../engines/conversation/desk/desk.contract.ts';
import { enter } from '../../engines/conversation/door/door.contract.ts';
import { readMyRoom, say } from '../../engines/conversation/rooms/rooms.contract.ts';
import { agreeToTalk, askApart, claim } from '../../engines/conversation/talk/talk.contract.ts';
import { useInvitation } from '../../platform/core/identity.contract.ts';
import type { EntryId, RoomId } from '../../platform/core/room-log.ts';
import { type Instant, instant, msBetween } from '../../platform/core/time.ts';
import type { City } from '../../platform/server/city/cities.ts';
import { buildHouse, type House } from '../../platform/server/house.ts';
import { addMember, invite, memberByWorkName } from '../../platform/server/identity/identity.store.ts';
import { makeLog } from '../../platform/server/log.ts';
import { type Actor, type Host, TestCity } from '../../platform/testing/a-city.ts';
import { aDevice, type Device } from '../../platform/testing/browser.ts';
import { Listener } from '../../platform/testing/listening.ts';
import { layOutDemo } from '../../server/demo.ts';
import { engines } from '../../server/main.ts';

/** A Wednesday: the house is open until nine, Samira and Jonas are planned, Lenn is on call, Wout is online. */
export const EVENING = instant('2026-11-25T18:20:00.000Z');
export const NIGHT = instant('2026-11-25T21:40:00.000Z');

/** Time stands still here until somebody moves it, so that the same hour shows in every run. */
export async function aStillHouse(): Promise<House> {
  const house = await buildHouse({
    connection: inject('database'),
    keyFile: join(inject('scratch'), `keys-${randomBytes(4).toString('hex')}.json`),
    engines,
    log: makeLog('warn', (line) => void process.stderr.write(`${line}\n`)),
    publicUrl: new URL('http://localhost'),
    builtFolder: join(process.cwd(), 'dist'),
    contentFolder: join(process.cwd(), 'content'),
    phraseCost: { memoryKib: 1024 },
    keepsTime: false,
    clock: { now: () => EVENING },
  });
  await house.listen(0, '127.0.0.1');
  return house;
}

/** The demo city on its evening. Each area of pictures has one of its own, so that none leans on another. */
export class Evening extends TestCity {
  readonly #lines: Listener[] = [];
  readonly #devices: Device[] = [];

  static async begin(house: House, area: string): Promise<Evening> {
    const host = `${area}.localhost`;
    const city: City = await layOutDemo(house, engines, { slug: area, hosts: [host], isDefault: false });
    const evening = new Evening(house, city, host);
    await evening.keep();
    return evening;
  }

  /** The hour, with what the house does by itself at that hour. */
  async at(moment: Instant): Promise<void> {
    this.setClock(moment);
    await this.keep();
  }

  override setClock(at: string): void {
    this.house.services.clocks.move(this.city.id, msBetween(EVENING, instant(at)));
  }

  override wait(ms: number): void {
    this.house.services.clocks.move(this.city.id, msBetween(EVENING, this.now()) + ms);
  }

  /** Minutes go by, and the house does what it does by itself. */
  async minutes(count: number): Promise<void> {
    this.wait(count * 60_000);
    await this.keep();
  }

  /** A browser at the evening's hour. */
  async device(): Promise<Device> {
    const device = await aDevice(this, {
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    });
    await device.page.clock.setFixedTime(this.now() as Instant);
    this.#devices.push(device);
    return device;
  }

  /** A one-time link of somebody of the demo's team, or of somebody new. */
  async secretOf(workName: string): Promise<string> {
    return this.house.services.db.transaction(this.city.id, async (tx) => {
      const id =
        (await memberByWorkName(tx, workName)) ??
        (await addMember(tx, {
          fullName: workName,
          workName,
          role: 'worker',
          workTitle: 'jeugdwerker van de stad',
          service: 'Jeugddienst Leiestede',
          screenedOn: '2025-09-01',
        }));
      return (await invite(tx, id)).secret;
    });
  }

  /** Signs somebody in without a screen. */
  async worker(workName: string): Promise<Host> {
    const actor = this.anyone();
    await actor.must(useInvitation, { secret: await this.secretOf(workName) });
    // A desk that nobody has open is no host after a few minutes.
    this.#lines.push(await Listener.open(this, actor, 'desk'));
    return Object.assign(actor, { workName });
  }

  /** Signs somebody in at a desk of their own. */
  async desk(workName: string): Promise<Device> {
    const device = await this.device();
    await device.open(`/team/aanmelden#${await this.secretOf(workName)}`);
    await device.page.getByRole('button', { name: 'Meld me aan' }).click();
    await device.page.waitForURL((url) => url.pathname !== '/team/aanmelden');
    await device.page.locator('#app[data-ready]').waitFor();
    return device;
  }

  async deskOnShift(workName: string): Promise<Device> {
    const device = await this.desk(workName);
    await device.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
    await device.page.getByRole('button', { name: 'Stop mijn dienst' }).waitFor();
    return device;
  }

  /** Jonas and Samira check in: the door opens. */
  async opens(): Promise<{ samira: Host; jonas: Host }> {
    const jonas = await this.worker('Jonas');
    const samira = await this.worker('Samira');
    for (const one of [jonas, samira]) await one.must(checkIn, {});
    await this.keep();
    return { samira, jonas };
  }

  /** A young person in the living room, with a tab that is open. */
  async visitor(handle: string): Promise<Actor> {
    const actor = this.anyone();
    await actor.must(enter, { handle });
    const { id } = await actor.must(readMyRoom, {});
    const line = await Listener.open(this, actor, 'house');
    this.#lines.push(line);
    line.watch(id, { entries: [], seq: 0 });
    return actor;
  }

  /** The same, in a browser. */
  async visitorInside(handle: string): Promise<Device> {
    const device = await this.device();
    await device.open('/deur');
    await device.page.getByLabel('Roepnaam').fill(handle);
    await device.page.getByRole('button', { name: 'Naar binnen' }).click();
    await device.page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
    return device;
  }

  async livingRoom(): Promise<RoomId> {
    const visitor = this.anyone();
    await visitor.must(enter, { handle: 'Merel' });
    return (await visitor.must(readMyRoom, {})).id;
  }

  /** Says it, and lets a minute go by. */
  async says(who: Actor, room: RoomId, text: string): Promise<EntryId> {
    const { id } = await who.must(say, { room, id: crypto.randomUUID() as EntryId, text });
    await this.minutes(1);
    return id;
  }

  /** What was said in the living room before the picture. */
  async chat({ samira, jonas }: { samira: Host; jonas: Host }): Promise<RoomId> {
    const room = await this.livingRoom();
    const mus = await this.visitor('Mus');
    const reiger = await this.visitor('Reiger');
    await this.says(jonas, room, 'Dag allemaal. Het regent, dus er is soep en tijd.');
    await this.says(mus, room, 'Is er nog plaats aan tafel?');
    await this.says(samira, room, 'Altijd. Zet je erbij, je moet niks zeggen als je niet wil.');
    await this.says(
      reiger,
      room,
      'Iemand een idee waar je een fiets kunt laten herstellen zonder dat het veel kost?',
    );
    await this.says(mus, room, 'Achter het station, woensdag. Mijn zus ging daar ook.');
    await this.says(jonas, room, 'Klopt, tot zes uur. Breng je eigen band mee, dan is het gratis.');
    await this.says(reiger, room, 'Top, dank je');
    return room;
  }

  /** Somebody in a talk apart with this host. @returns the talk */
  async talkWith(host: Host, handle: string, firstWord: string): Promise<{ visitor: Actor; talk: RoomId }> {
    const visitor = await this.visitor(handle);
    const { waiting } = await visitor.must(askApart, {});
    await visitor.must(agreeToTalk, { agrees: true, firstWord });
    const { talk } = await host.must(claim, { waiting });
    return { visitor, talk };
  }

  async end(): Promise<void> {
    for (const line of this.#lines) line.drop();
    for (const device of this.#devices) await device.close();
  }
}
