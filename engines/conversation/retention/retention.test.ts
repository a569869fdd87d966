import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { DAY, HOUR } from '../../../platform/core/time.ts';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { checkIn, checkOut, readHostRoom } from '../desk/desk.contract.ts';
import { enter } from '../door/door.contract.ts';
import { comeBack, drawMyWords } from '../door/phrase.contract.ts';
import { readLog, readMyRoom, say } from '../rooms/rooms.contract.ts';
import { planShift, readRota } from '../rota/rota.contract.ts';
import { agreeToTalk, askApart, claim, endTalk, keepTalkLonger, readMyTalk } from '../talk/talk.contract.ts';

const count = async (city: TestCity, table: string, where = sql`true`) =>
  (
    await city.house.services.db.asOwner((tx) =>
      tx.one(
        z.object({ n: z.number() }),
        sql`select count(*) as n from ${sql.table(table)} where city_id = ${city.city.id} and ${where}`,
      ),
    )
  )?.n;

async function inside(handle = 'Mus') {
  const city = await aCity();
  const [host] = await city.openHouse();
  const visitor = city.anyone();
  await visitor.must(enter, { handle });
  const room = (await visitor.must(readMyRoom, {})).id;
  await visitor.must(say, { room, id: randomUUID() as EntryId, text: 'dit blijft niet' });
  return { city, host, visitor, room };
}

/** A colleague who signs in at the city's own, later moment. */
async function later(city: TestCity): Promise<Actor> {
  const colleague = await city.member({ workName: `Later ${randomUUID().slice(0, 6)}` });
  await colleague.must(checkIn, {});
  return colleague;
}

describe('what the house promises to forget', () => {
  it('keeps what was said in a room for thirty days, and not a day longer; an old cursor reloads', async () => {
    const { city, visitor, room } = await inside();
    const { words } = await visitor.must(drawMyWords, {});
    city.wait(29 * DAY);
    await city.keep();
    let host = await later(city);
    expect((await host.must(readHostRoom, { kamer: room })).entries.map((entry) => entry.text)).toEqual([
      'dit blijft niet',
    ]);
    city.wait(1 * DAY + HOUR);
    await city.keep();
    host = await later(city);
    expect((await host.must(readHostRoom, { kamer: room })).entries).toEqual([]);
    expect(await host.must(readLog, { room, after: 0 })).toEqual({ reload: true });
    expect(await count(city, 'room_entry')).toBe(0);
    expect(words).toHaveLength(4);
  });

  it('forgets a visitor without four words after a day: their words become an empty place, their key is gone', async () => {
    const { city, room } = await inside();
    city.wait(25 * HOUR);
    await city.keep();
    expect(await count(city, 'visitor')).toBe(0);
    expect(await count(city, 'visitor_session')).toBe(0);
    expect(await count(city, 'sealed_key', sql`purpose = 'visitor'`)).toBe(0);
    const host = await later(city);
    expect((await host.must(readHostRoom, { kamer: room })).entries).toMatchObject([
      { text: null, gone: 'erased', by: { id: null, name: null } },
    ]);
  });

  it('keeps who has four words for half a year, and then forgets them too', async () => {
    const { city, visitor } = await inside();
    const { words } = await visitor.must(drawMyWords, {});
    city.wait(179 * DAY);
    await city.keep();
    await city.anyone().must(comeBack, { words: words.join(' ') });
    city.wait(181 * DAY);
    await city.keep();
    expect(await count(city, 'visitor')).toBe(0);
  });

  it('forgets a talk apart fourteen days after its last word, key first, and its visitor with it', async () => {
    const { city, host, visitor } = await inside();
    const { waiting } = await visitor.must(askApart, {});
    await visitor.must(agreeToTalk, { agrees: true, firstWord: 'alleen voor jou' });
    const { talk } = await host.must(claim, { waiting });
    await host.must(endTalk, { talk });
    city.wait(13 * DAY);
    await city.keep();
    expect(await count(city, 'conversation_talk')).toBe(1);
    city.wait(2 * DAY);
    await city.keep();
    for (const table of ['conversation_talk', 'conversation_talk_host', 'conversation_waiting'])
      expect(await count(city, table)).toBe(0);
    expect(await count(city, 'sealed_key', sql`purpose = 'privateTalk'`)).toBe(0);
    expect(await count(city, 'room_entry', sql`room_id = ${talk}`)).toBe(0);
    city.wait(2 * HOUR);
    await city.keep();
    expect(await count(city, 'visitor')).toBe(0);
  });

  it('keeps a talk for twelve months when the visitor wants it so', async () => {
    const { city, host, visitor } = await inside();
    const { words } = await visitor.must(drawMyWords, {});
    const { waiting } = await visitor.must(askApart, {});
    await visitor.must(agreeToTalk, { agrees: true, firstWord: 'alleen voor jou' });
    const { talk } = await host.must(claim, { waiting });
    await visitor.must(keepTalkLonger, {});
    await host.must(endTalk, { talk });
    city.wait(300 * DAY);
    await city.keep();
    const back = city.anyone();
    await back.must(comeBack, { words: words.join(' ') });
    expect((await back.must(readMyTalk, {})).state).toBe('ended');
    city.wait(70 * DAY);
    await city.keep();
    expect(await count(city, 'conversation_talk')).toBe(0);
  });

  it('keeps the answer to a write for a day', async () => {
    const { city } = await inside();
    expect(await count(city, 'idempotency')).toBeGreaterThan(0);
    city.wait(25 * HOUR);
    await city.keep();
    expect(await count(city, 'idempotency')).toBe(0);
  });

  it('keeps a shift that was worked for thirteen months', async () => {
    const city = await aCity();
    const host = await city.member();
    await host.must(checkIn, {});
    await host.must(checkOut, {});
    city.wait(395 * DAY);
    await city.keep();
    expect(await count(city, 'conversation_shift')).toBe(1);
    city.wait(2 * DAY);
    await city.keep();
    expect(await count(city, 'conversation_shift')).toBe(0);
  });

  it('keeps the rota for thirteen months, whole weeks, and a series that runs with what is ahead', async () => {
    const city = await aCity();
    // A Friday.
    city.setClock('2026-11-27T15:00:00.000Z');
    const nadia = await city.member({ workName: 'Nadia', role: 'coordinator' });
    const plan = (day: string, repeats: 'weekly' | 'once') =>
      nadia.must(planShift, {
        memberId: nadia.id as MemberId,
        day,
        from: '14:00',
        to: '18:00',
        place: { kind: 'house' },
        ...(repeats === 'weekly' ? { repeats: { everyWeeks: 1, weekdays: [6], until: null } } : {}),
      });
    await plan('2026-11-28', 'weekly');
    await plan('2026-12-01', 'once');
    const daysIn = async (week: string) => {
      const reader = await city.member({
        workName: `Lezer ${randomUUID().slice(0, 6)}`,
        role: 'coordinator',
      });
      return (await reader.must(readRota, { week })).times.map((one) => one.day);
    };
    // Thirteen months and a day after the first week: that one goes, the next stays.
    city.setClock('2028-01-02T12:00:00.000Z');
    await city.keep();
    expect(await daysIn('2026-11-28')).toEqual([]);
    expect(await daysIn('2026-12-01')).toEqual(['2026-12-01', '2026-12-05']);
    city.setClock('2028-01-09T12:00:00.000Z');
    await city.keep();
    expect(await daysIn('2026-12-01')).toEqual([]);
    expect(await daysIn('2028-01-15')).toEqual(['2028-01-15']);
    expect(await count(city, 'conversation_rota_shift')).toBe(1);
    expect(await count(city, 'conversation_rota_event')).toBe(0);
  });

  it('keeps a help line and hours that were replaced for two years, and what holds now for good', async () => {
    const city = await aCity();
    const { id: by } = await city.member();
    await city.house.services.db.transaction(city.city.id, async (tx) => {
      for (const replacedAt of [null, tx.now])
        await tx.run(sql`insert into conversation_hours_version (city_id, id, valid_from, week, set_by, set_at, replaced_at)
          values (${tx.cityId}, ${randomUUID()}, '2026-01-01', '[[],[],[],[],[],[],[]]', ${by}, ${tx.now}, ${replacedAt})`);
      await tx.run(sql`insert into conversation_help_line (city_id, id, line_id, place, number, words, made_at, replaced_at)
        select city_id, ${randomUUID()}, line_id, place, number, words, made_at, ${tx.now}
        from conversation_help_line where city_id = ${tx.cityId} limit 1`);
    });
    const stands = async (where: ReturnType<typeof sql>) => [
      await count(city, 'conversation_help_line', where),
      await count(city, 'conversation_hours_version', where),
    ];
    const replaced = () => stands(sql`replaced_at is not null`);
    const now = () => stands(sql`replaced_at is null`);
    const before = await now();
    city.wait(729 * DAY);
    await city.keep();
    expect(await replaced()).toEqual([1, 1]);
    city.wait(2 * DAY);
    await city.keep();
    expect(await replaced()).toEqual([0, 0]);
    expect(await now()).toEqual(before);
  });
});
