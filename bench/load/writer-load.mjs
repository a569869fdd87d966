// Visitors who say the next thing as soon as the last is sent: as much as one city can durably write.
import { Somebody } from '../people.mjs';

/** @param {{ port: number, callers: number, seconds: number }} order */
async function load({ port, callers, seconds }) {
  const people = await Promise.all(
    Array.from({ length: callers }, async (_, number) => {
      const who = new Somebody(port);
      await who.must('POST', '/conversation/enter', { handle: `Vogel ${number}` });
      const { id } = await who.must('GET', '/conversation/room');
      return { who, room: id };
    }),
  );
  const began = performance.now();
  let written = 0;
  let refused = 0;
  await Promise.all(
    people.map(async ({ who, room }) => {
      while (performance.now() - began < seconds * 1000) {
        const input = { room, id: crypto.randomUUID(), text: 'Zo veel als er in een avond past.' };
        const { status } = await who.call('POST', '/conversation/say', input);
        if (status < 400) written += 1;
        else {
          refused += 1;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    }),
  );
  return { perSecond: written / ((performance.now() - began) / 1000), refused };
}

process.once('message', (order) => {
  load(/** @type {any} */ (order)).then(
    (outcome) => process.send?.({ outcome }, () => process.exit(0)),
    (error) => process.send?.({ failed: String(error?.stack ?? error) }, () => process.exit(1)),
  );
});
