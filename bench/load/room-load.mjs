// A load generator, in a process of its own: many visitors with a line each, some of whom talk. It knows when each
// message was sent, and notes for every line when it was seen.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Somebody } from '../people.mjs';

/** @typedef {{ port: number, bare: boolean, visitors: number, perSecond: number, seconds: number, atMost?: number }} Order
 *  `perSecond`: messages in each room; `atMost`: in all of them together */
/** @typedef {{ deliveries: number, missing: number, refused: number, p50: number, p99: number, sentP50: number, sentP99: number, rooms: number, perSecond: number, late: number }} Outcome
 *  `missing`: lines that never saw a message; `sent…`: until the answer "sent"; `late`: how late this generator itself
 *  was, 99 of 100 times at most; all in ms */

const MARK = /"text":"nr (\d+) /g;

/** @param {number[]} sorted @param {number} share */
const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** @param {Order} order */
async function enterAll({ port, bare, visitors }) {
  const rooms = bare
    ? ['bare']
    : (await new Somebody(port).must('GET', '/conversation/street')).rooms
        .filter((/** @type {{ state: string }} */ room) => room.state === 'open')
        .map((/** @type {{ id: string }} */ room) => room.id);
  /** @type {{ who: Somebody, room: string, seq: number }[]} */
  const people = [];
  const one = async (/** @type {number} */ number) => {
    const who = new Somebody(port);
    const room = rooms[number % rooms.length];
    if (bare) return void people.push({ who, room, seq: 0 });
    await who.must('POST', '/conversation/enter', { handle: `Vogel ${number}`, room });
    const { id, seq } = await who.must('GET', '/conversation/room');
    people.push({ who, room: id, seq });
  };
  for (let from = 0; from < visitors; from += 20)
    await Promise.all(Array.from({ length: Math.min(20, visitors - from) }, (_, at) => one(from + at)));
  return { people, rooms: rooms.length };
}

/** @param {Order} order @param {() => void} whenReady @returns {Promise<Outcome>} */
async function load(order, whenReady) {
  const { people, rooms } = await enterAll(order);
  /** @type {number[]} */
  const sentAt = [];
  /** @type {number[]} */
  const took = [];
  /** @type {number[]} */
  const answered = [];
  let refused = 0;
  const hear = (/** @type {string} */ text) => {
    const now = performance.now();
    for (const [, number] of text.matchAll(MARK)) took.push(now - (sentAt[Number(number)] ?? now));
  };
  const lines = [];
  /** @type {Map<string, number>} */
  const listeners = new Map();
  for (const { who, room, seq } of people) {
    const line = await who.line('house', hear);
    if (!order.bare) line.send(JSON.stringify({ watch: 'room', room, after: seq }));
    listeners.set(room, (listeners.get(room) ?? 0) + 1);
    lines.push(line);
  }
  await new Promise((resolve) => setTimeout(resolve, 3000));
  whenReady();
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  let expected = 0;
  const rate = Math.min(order.perSecond * rooms, order.atMost ?? Number.POSITIVE_INFINITY);
  const total = rate * order.seconds;
  const began = performance.now();
  const sayings = [];
  for (let number = 0; number < total; number += 1) {
    // By the clock and not by pauses: a late timer must not make the load lighter.
    const due = began + (number * 1000) / rate;
    while (performance.now() < due)
      await new Promise((resolve) => setTimeout(resolve, Math.max(1, due - performance.now())));
    // Each turn in another room, and by somebody else of it.
    const speaker =
      people[(number % rooms) + rooms * (Math.floor(number / rooms) % Math.floor(people.length / rooms))];
    if (speaker === undefined) continue;
    const { who, room } = speaker;
    const sent = performance.now();
    sentAt[number] = sent;
    sayings.push(
      who
        .call('POST', '/conversation/say', {
          room,
          id: crypto.randomUUID(),
          text: `nr ${number} is hier iemand?`,
        })
        .then(({ status }) => {
          if (status < 400) {
            expected += listeners.get(room) ?? 0;
            answered.push(performance.now() - sent);
          } else refused += 1;
        }),
    );
  }
  await Promise.all(sayings);
  const seconds = (performance.now() - began) / 1000;
  loop.disable();
  for (let patience = 100; took.length < expected && patience > 0; patience -= 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  took.sort((a, b) => a - b);
  answered.sort((a, b) => a - b);
  for (const line of lines) line.terminate();
  return {
    deliveries: took.length,
    missing: Math.max(0, expected - took.length),
    refused,
    p50: at(took, 0.5),
    p99: at(took, 0.99),
    sentP50: at(answered, 0.5),
    sentP99: at(answered, 0.99),
    rooms,
    perSecond: answered.length / seconds,
    // It measures its own pause of 5 ms along.
    late: Math.max(0, loop.percentile(99) / 1e6 - 5),
  };
}

process.once('message', (order) => {
  load(/** @type {Order} */ (order), () => process.send?.({ ready: true })).then(
    (outcome) => process.send?.({ outcome }, () => process.exit(0)),
    (error) => process.send?.({ failed: String(error?.stack ?? error) }, () => process.exit(1)),
  );
});
