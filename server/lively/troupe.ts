import { HOSTS, SCENES, type Scene } from '../../content/lively/nl.ts';
import { checkIn, readHostRoom, readStreet } from '../../engines/conversation/contract.ts';
import { useInvitation } from '../../platform/core/identity.contract.ts';
import type { RoomId } from '../../platform/core/room-log.ts';
import { framesOf, type Log } from '../../platform/server/log.ts';
import { askApartNowAndThen } from './apart.ts';
import { between, pause } from './pauses.ts';
import { RemotePerson } from './person.ts';
import { RoomStage } from './room-stage.ts';

export interface TroupeParts {
  /** Of the running house, on this machine. */
  readonly port: number;
  /** A one-time link's secret for somebody of the demo team. */
  secretFor(workName: string): Promise<string>;
  readonly log: Log;
}

/** Says nothing, but is there: a talk apart needs somebody who stays with the rooms. */
const ALSO_THERE = 'Ayla';
const ROOMS_AT_MOST = 3;
const CHECK_IN_EVERY_MS = 60_000;
const AGAIN_AFTER_MS = 5_000;

/** Scripted people come into the demo city, over the same door as everybody. @returns sends them home */
export function beginLively(parts: TroupeParts): () => Promise<void> {
  const stopping = new AbortController();
  const going = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await evening(parts, stopping.signal);
      } catch (error) {
        if (stopping.signal.aborted) return;
        parts.log.warn('lively', { stack: framesOf(error) });
        await pause(AGAIN_AFTER_MS, stopping.signal).catch(() => undefined);
      }
    }
  })();
  return async () => {
    stopping.abort();
    await going;
  };
}

/** Until the house stops, or somebody's line breaks: then they all come in anew. */
async function evening({ port, secretFor }: TroupeParts, stopped: AbortSignal): Promise<void> {
  const over = new AbortController();
  const signal = AbortSignal.any([stopped, over.signal]);
  const stages = new Map<string, RoomStage>();
  const leaving: (() => void)[] = [];
  try {
    const hosts = new Map<string, RemotePerson>();
    for (const name of [...HOSTS, ALSO_THERE]) {
      const person = new RemotePerson(port);
      await person.must(useInvitation, { secret: await secretFor(name) });
      await person.call(checkIn, {});
      hosts.set(name, person);
    }
    // Who walks in stands in the living room: there somebody always talks.
    const open = await whenOpen(port, signal);
    const rooms = [
      ...open.filter(({ drawing }) => drawing === 'living'),
      ...open.filter(({ drawing }) => drawing !== 'living'),
    ].slice(0, ROOMS_AT_MOST);
    for (const [at, room] of rooms.entries()) {
      const host = HOSTS[at % HOSTS.length] as string;
      stages.set(
        room.id,
        new RoomStage({ port, room: room.id, scenes: scenesFor(room.drawing), hosts, host, signal }),
      );
    }
    const broken = [...hosts].map(async ([name, person]) => {
      const line = await person.open('desk', (message) => {
        if (name === HOSTS[0] && 'entries' in message) stages.get(message.room)?.hear(message.entries);
      });
      leaving.push(line.close);
      if (name === HOSTS[0])
        for (const room of rooms)
          line.send({ watch: 'room', room: room.id, after: await lastSeq(person, room.id) });
      await line.closed;
      throw new Error('A line of the troupe broke.');
    });
    await Promise.race([
      ...broken,
      ...[...stages.values()].flatMap((stage) => [stage.play(), stage.lookAround()]),
      askApartNowAndThen(port, signal),
      stayCheckedIn(hosts, signal),
    ]);
  } finally {
    over.abort();
    for (const leave of leaving) leave();
    for (const stage of stages.values()) stage.leave();
  }
}

/** What fits this room first, then the rest, so that a house with one room hears them all. */
function scenesFor(drawing: string): readonly Scene[] {
  const fitting = SCENES.filter(({ fits }) => fits.includes(drawing));
  return [...fitting, ...SCENES.filter((scene) => !fitting.includes(scene))];
}

async function whenOpen(port: number, signal: AbortSignal) {
  const passerBy = new RemotePerson(port);
  for (;;) {
    const street = await passerBy.call(readStreet, {});
    const open = street?.ok ? street.answer.rooms.filter(({ state }) => state === 'open') : [];
    if (open.length > 0) return open;
    await pause(1_000, signal);
  }
}

async function lastSeq(host: RemotePerson, room: RoomId): Promise<number> {
  return (await host.must(readHostRoom, { kamer: room })).seq;
}

/** A planned shift ends by itself; in the demo somebody is always there. */
async function stayCheckedIn(hosts: ReadonlyMap<string, RemotePerson>, signal: AbortSignal): Promise<never> {
  for (;;) {
    await pause(between(CHECK_IN_EVERY_MS / 2, CHECK_IN_EVERY_MS), signal);
    for (const person of hosts.values()) await person.call(checkIn, {});
  }
}
