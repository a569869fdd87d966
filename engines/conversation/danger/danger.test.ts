import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { checkOut } from '../desk/desk.contract.ts';
import { enter } from '../door/door.contract.ts';
import { say } from '../rooms/rooms.contract.ts';
import { readStreet } from '../street/street.contract.ts';
import { agreeToTalk, askApart, claim, readMyTalk } from '../talk/talk.contract.ts';
import {
  answerDanger,
  closeDanger,
  confirmStep,
  proposeStep,
  raiseDanger,
  readDanger,
  readDangers,
} from './danger.contract.ts';

type Host = Actor & { workName: string };

/** A talk going on between Samira and Mus; Jonas is on shift too, and both desks are open. */
async function inTalk() {
  const city = await aCity();
  const [samira, jonas] = (await city.openHouse()) as [Host, Host];
  const mus = city.anyone();
  await mus.must(enter, { handle: 'Mus' });
  const { waiting } = await mus.must(askApart, {});
  await mus.must(agreeToTalk, { agrees: true });
  const { talk } = await samira.must(claim, { waiting });
  const desks = [await Listener.open(city, samira, 'desk'), await Listener.open(city, jonas, 'desk')];
  await atDesk(city, samira);
  await atDesk(city, jonas);
  return { city, samira, jonas, mus, talk, desks };
}

/** Until the house has seen their desk page. */
const atDesk = async (city: TestCity, member: Actor) => {
  while (city.house.services.hub.follows(city.city.id, `member:${member.id}`) === 0)
    await new Promise((resolve) => setImmediate(resolve));
};

const GROUND = 'durft niet naar binnen, staat bij de tramhalte';

describe('somebody in danger', () => {
  it('rings on the desk of the other host, and on nobody else’s', async () => {
    const { city, samira, jonas, talk, desks } = await inTalk();
    const third = await city.member();
    const elsewhere = await Listener.open(city, third, 'desk');
    const { danger } = await samira.must(raiseDanger, { talk });
    expect((await jonas.must(readDangers, {})).dangers).toMatchObject([
      { id: danger, handle: 'Mus', ringsForMe: true },
    ]);
    expect((await samira.must(readDangers, {})).dangers).toMatchObject([{ ringsForMe: false, isMine: true }]);
    expect((await third.must(readDangers, {})).dangers).toEqual([]);
    await desks[1]?.until(() =>
      desks[1]?.heard.some(
        (message) => 'happened' in message && message.happened === 'conversation.dangerChanged',
      ),
    );
    expect(
      elsewhere.heard.some(
        (message) => 'happened' in message && message.happened === 'conversation.dangerChanged',
      ),
    ).toBe(false);
    refusedWith(await third.call(readDanger, { gevaar: danger }), 'notFound');
    for (const line of [...desks, elsewhere]) line.drop();
  });

  it('is one case however often the button is pressed', async () => {
    const { samira, talk, desks } = await inTalk();
    const first = await samira.must(raiseDanger, { talk });
    expect(await samira.must(raiseDanger, { talk })).toEqual(first);
    for (const line of desks) line.drop();
  });

  it('brings who answers into the talk, seen by the young person, and stops the ringing', async () => {
    const { samira, jonas, mus, talk, desks } = await inTalk();
    const { danger } = await samira.must(raiseDanger, { talk });
    await jonas.must(answerDanger, { danger });
    expect((await jonas.must(readDangers, {})).dangers).toMatchObject([{ ringsForMe: false, isMine: true }]);
    const view = await mus.must(readMyTalk, {});
    expect(view).toMatchObject({
      state: 'talking',
      hosts: [{ workName: samira.workName }, { workName: jonas.workName }],
    });
    // The young person sees who is there, and nothing of the record.
    expect(JSON.stringify(view)).not.toMatch(/ground|proposed|step/);
    refusedWith(await mus.call(readDanger, { gevaar: danger }), 'notFound');
    for (const line of desks) line.drop();
  });

  it('shows the talk beside the plan to who is in it, and to nobody it only rings for', async () => {
    const { samira, jonas, mus, talk, desks } = await inTalk();
    await mus.must(say, { room: talk, id: randomUUID() as EntryId, text: 'hij staat aan de deur' });
    const { danger } = await samira.must(raiseDanger, { talk });
    const texts = async (host: Actor) =>
      (await host.must(readDanger, { gevaar: danger })).said?.entries.map((entry) => entry.text) ?? null;
    expect(await texts(samira)).toContain('hij staat aan de deur');
    expect(await texts(jonas)).toBeNull();
    await jonas.must(answerDanger, { danger });
    expect(await texts(jonas)).toContain('hij staat aan de deur');
    // Only what surely answers now is offered along.
    expect((await jonas.must(readDanger, { gevaar: danger })).lines.map((line) => line.number)).toEqual([
      '112',
    ]);
    for (const line of desks) line.drop();
  });

  it('takes one to propose and another to confirm, and a new proposal a new yes', async () => {
    const { samira, jonas, talk, desks } = await inTalk();
    const { danger } = await samira.must(raiseDanger, { talk });
    await jonas.must(answerDanger, { danger });
    refusedWith(await jonas.call(confirmStep, { danger }), 'nothingProposed');
    await samira.must(proposeStep, { danger, ground: GROUND, step: 'theyCall', told: 'before' });
    refusedWith(await samira.call(confirmStep, { danger }), 'confirmByAnother');
    await jonas.must(confirmStep, { danger });
    expect(await samira.must(readDanger, { gevaar: danger })).toMatchObject({
      ground: GROUND,
      step: 'theyCall',
      told: 'before',
      confirmedBy: { workName: jonas.workName },
    });
    await samira.must(proposeStep, { danger, ground: GROUND, step: 'weCall112', told: 'notYet' });
    expect(await samira.must(readDanger, { gevaar: danger })).toMatchObject({ confirmedBy: null });
    for (const line of desks) line.drop();
  });

  it('keeps its ground sealed', async () => {
    const { city, samira, talk, desks } = await inTalk();
    const { danger } = await samira.must(raiseDanger, { talk });
    await samira.must(proposeStep, { danger, ground: GROUND, step: 'theyCall', told: 'before' });
    const row = await city.house.services.db.asOwner((tx) =>
      tx.one(
        z.object({ all: z.string() }),
        sql`select row_to_json(d)::text || encode(d.ground, 'escape') as all from conversation_danger d where d.id = ${danger}`,
      ),
    );
    expect(row?.all).not.toContain('tramhalte');
    for (const line of desks) line.drop();
  });

  it('keeps the door from closing on that talk, while everything else closes, until it is over', async () => {
    const { city, samira, jonas, mus, talk, desks } = await inTalk();
    const { danger } = await samira.must(raiseDanger, { talk });
    await jonas.must(checkOut, {});
    city.wait(61_000);
    await city.keep();
    city.wait(61_000);
    await city.keep();
    expect(await city.anyone().must(readStreet, {})).toMatchObject({ isOpen: false });
    expect((await mus.must(readMyTalk, {})).state).toBe('talking');
    await samira.must(closeDanger, { danger });
    await city.keep();
    expect(await mus.must(readMyTalk, {})).toMatchObject({ state: 'ended', endedBy: 'closing' });
    refusedWith(
      await samira.call(proposeStep, { danger, ground: GROUND, step: 'theyCall', told: 'before' }),
      'dangerClosed',
    );
    for (const line of desks) line.drop();
  });

  it('is forgotten two years after it was closed, key first', async () => {
    const { city, samira, talk, desks } = await inTalk();
    const { danger } = await samira.must(raiseDanger, { talk });
    await samira.must(closeDanger, { danger });
    const keys = () =>
      city.house.services.db.asOwner((tx) =>
        tx.many(
          z.object({ id: z.string() }),
          sql`select id from sealed_key where city_id = ${city.city.id} and purpose = 'danger'`,
        ),
      );
    expect(await keys()).toHaveLength(1);
    city.wait(729 * 86_400_000);
    await city.keep();
    expect(await keys()).toHaveLength(1);
    city.wait(2 * 86_400_000);
    await city.keep();
    expect(await keys()).toHaveLength(0);
    for (const line of desks) line.drop();
  });
});
