import type { ConnectionOptions, NatsConnection } from '@nats-io/transport-node';

/** Longer than this no node waits for an answer of the bus. */
const ANSWER_MS = 3_000;
/** A line that is cut without a word is given up after three of these. */
const PING_EVERY_MS = 4_000;

/** @param address as NATS_URL, checked before */
export async function connectNats(address: string): Promise<NatsConnection> {
  // Loaded by who has a bus: a house of one node never meets this package.
  const { connect } = await import('@nats-io/transport-node');
  return connect(optionsFor(new URL(address)));
}

function optionsFor({ protocol, host, username, password }: URL): ConnectionOptions {
  const user = decodeURIComponent(username);
  return {
    servers: host,
    name: 'vindplaats',
    timeout: ANSWER_MS,
    pingInterval: PING_EVERY_MS,
    maxPingOut: 2,
    // What we said ourselves was heard here already.
    noEcho: true,
    // The bus comes back by itself, its first time too, and that can be stopped; here it could not.
    reconnect: false,
    ...(user === '' ? {} : password === '' ? { token: user } : { user, pass: decodeURIComponent(password) }),
    ...(protocol === 'tls:' ? { tls: {} } : {}),
  };
}

/** Why there is no line, in a word: a name or code of an error holds no address and no password. */
export function reasonOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at.cause === undefined) return at.name;
  }
  return 'unknown';
}
