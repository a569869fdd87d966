import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Log } from '../log.ts';
import { type Bus, InProcessBus, type WakeUp } from './bus.ts';
import { connectNats, reasonOf } from './nats-connection.ts';
import { type Beat, beatFrom, EVERY_CITY, NODES, subjectOf, wakeUpFrom } from './nats-messages.ts';
import { BEAT_EVERY_MS, followedAt, heard, isSomeoneSilent, type OtherNodes } from './other-nodes.rules.ts';

const TRY_AGAIN_MS = 1_000;

/** Several nodes on one database wake each other over NATS. Here everybody hears at once, whether the bus is there or
 *  not; for what the others miss while it is away, they look for themselves. */
export class NatsBus implements Bus {
  readonly #address: string;
  readonly #log: Log;
  readonly #here = new InProcessBus();
  readonly #node = randomUUID();
  readonly #stopping = new AbortController();
  readonly #beating: NodeJS.Timeout;
  readonly #going: Promise<void>;
  #connection: NatsConnection | null = null;
  #others: OtherNodes = new Map();
  #followed: readonly string[] = [];
  #gaps = 0;
  /** Others may have spoken before we were there to hear it. */
  #hasMissed = true;

  /** Begins to look for the server, and does not wait until it is there. */
  constructor(address: string, log: Log) {
    this.#address = address;
    this.#log = log;
    this.#beating = setInterval(() => this.#beat(false), BEAT_EVERY_MS).unref();
    this.#going = this.#go();
  }

  publish(wakeUp: WakeUp): void {
    this.#here.publish(wakeUp);
    const { cityId, ...sent } = wakeUp;
    this.#send(subjectOf(cityId), sent);
  }

  subscribe(listener: (wakeUp: WakeUp) => void): () => void {
    return this.#here.subscribe(listener);
  }

  mayHaveMissed(): boolean {
    const isWhole = this.#connection !== null && !isSomeoneSilent(this.#others, performance.now());
    const answer = this.#hasMissed || !isWhole;
    this.#hasMissed = !isWhole;
    return answer;
  }

  tellFollowed(keys: readonly string[]): void {
    this.#followed = keys;
    this.#beat(false);
  }

  followedElsewhere(key: string): number {
    return followedAt(this.#others, key, performance.now());
  }

  async close(): Promise<void> {
    clearInterval(this.#beating);
    this.#beat(true);
    this.#stopping.abort();
    // What was said last still leaves; a line that is gone has nothing to bring.
    await this.#connection?.drain().catch(() => undefined);
    await this.#going;
    await this.#here.close();
  }

  async #go(): Promise<void> {
    let toldOf: string | null = null;
    while (!this.#stopping.signal.aborted) {
      try {
        const connection = await connectNats(this.#address);
        toldOf = null;
        await this.#use(connection);
      } catch (error) {
        const reason = reasonOf(error);
        if (reason !== toldOf) this.#log.warn('bus not reached, this node goes on alone', { code: reason });
        toldOf = reason;
      }
      await pause(TRY_AGAIN_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  /** Ends when the line is gone. */
  async #use(connection: NatsConnection): Promise<void> {
    if (this.#stopping.signal.aborted) return connection.close();
    connection.subscribe(EVERY_CITY, {
      callback: (_, message) => this.#hear(message.subject, message.string()),
    });
    connection.subscribe(NODES, { callback: (_, message) => this.#meet(beatFrom(message.string())) });
    try {
      // Only once the server knows what we listen to, nothing escapes us.
      await connection.flush();
      this.#connection = connection;
      this.#log.info('bus joined');
      this.#beat(false);
      const error = await connection.closed();
      if (!this.#stopping.signal.aborted)
        this.#log.warn('bus lost, this node goes on alone', error ? { code: reasonOf(error) } : {});
    } finally {
      this.#connection = null;
      this.#gaps += 1;
      this.#hasMissed = true;
    }
  }

  #hear(subject: string, text: string): void {
    const wakeUp = wakeUpFrom(subject, text);
    if (wakeUp !== null) this.#here.publish(wakeUp);
  }

  #meet(beat: Beat | null): void {
    if (beat === null) return;
    const { nodes, hasMissed } = heard(this.#others, beat, performance.now());
    this.#others = nodes;
    this.#hasMissed ||= hasMissed;
  }

  #beat(isLeaving: boolean): void {
    this.#send(NODES, {
      node: this.#node,
      gaps: this.#gaps,
      isLeaving,
      follows: [...this.#followed],
    } satisfies Beat);
  }

  #send(subject: string, what: object): void {
    const connection = this.#connection;
    if (connection === null || connection.isClosed() || connection.isDraining()) return;
    connection.publish(subject, JSON.stringify(what));
  }
}
