import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { readStreet } from '../street/street.contract.ts';
import { readHelp } from './help.contract.ts';
import {
  type HelpLineInput,
  moveHelpLine,
  readHelpDesk,
  saveHelpLine,
  setLeavesTo,
  takeAwayHelpLine,
} from './help-desk.contract.ts';

const NUMBERS = ['112', '102', '1813', '116 000', '1712'];

async function aCoordinator(): Promise<{ city: TestCity; nadia: Actor; awel: HelpLineInput }> {
  const city = await aCity();
  city.setClock('2026-11-27T20:30:00.000Z');
  const nadia = await city.member({ workName: 'Nadia', role: 'coordinator' });
  const { lines } = await nadia.must(readHelpDesk, {});
  const line = lines.find((one) => one.number === '102');
  if (line === undefined) throw new Error('A new city has no Awel.');
  const { checkedBy: _, ...awel } = line;
  return { city, nadia, awel };
}

const seen = async (city: TestCity) => (await city.anyone().must(readHelp, {})).lines;

describe('help lines', () => {
  it('are there in a new city, and claim nothing that nobody has looked up', async () => {
    const city = await aCity();
    const lines = await seen(city);
    expect(lines.map((line) => line.number)).toEqual(NUMBERS);
    expect(lines.map((line) => line.state.is)).toEqual([
      'open',
      'notKnown',
      'notKnown',
      'notKnown',
      'notKnown',
    ]);
    expect(lines.every((line) => line.checked === null)).toBe(true);
    expect((await city.anyone().must(readStreet, {})).help).toEqual(lines);
  });

  it('show source, date and hours once a coordinator has filled them in', async () => {
    const { city, nadia, awel } = await aCoordinator();
    await nadia.must(saveHelpLine, {
      ...awel,
      hours: { 5: [{ from: '16:00', to: '22:00' }] },
      source: 'awel.be',
      checkedOn: '2026-11-27',
    });
    const kept = (await nadia.must(readHelpDesk, {})).lines.find((one) => one.id === awel.id);
    expect(kept?.checkedBy).toBe('Nadia');
    const line = (await seen(city)).find((one) => one.number === '102');
    expect(line).toMatchObject({
      name: 'Awel',
      checked: { source: 'awel.be', on: '2026-11-27' },
      state: { is: 'open', until: '2026-11-27T21:00:00.000Z' },
    });
    city.setClock('2026-11-27T21:00:00.000Z');
    expect((await seen(city)).find((one) => one.number === '102')?.state).toEqual({
      is: 'closed',
      until: '2026-12-04T15:00:00.000Z',
    });
  });

  it('remember who looked, also when somebody else changes a word', async () => {
    const { city, nadia, awel } = await aCoordinator();
    const checked = { ...awel, source: 'awel.be', checkedOn: '2026-11-27' };
    await nadia.must(saveHelpLine, checked);
    const wout = await city.member({ workName: 'Wout', role: 'coordinator' });
    await wout.must(saveHelpLine, { ...checked, nl: { ...checked.nl, forWhom: 'Voor wie jong is' } });
    const checkedBy = async () =>
      (await nadia.must(readHelpDesk, {})).lines.find((one) => one.id === awel.id)?.checkedBy;
    expect(await checkedBy()).toBe('Nadia');
    await wout.must(saveHelpLine, { ...checked, checkedOn: '2026-11-26' });
    expect(await checkedBy()).toBe('Wout');
  });

  it('are read in the language of the reader, in Dutch where there is no other', async () => {
    const { city, nadia, awel } = await aCoordinator();
    const english = async () => {
      const answer = await city
        .anyone()
        .request({ method: 'GET', url: '/api/conversation/help', headers: { 'accept-language': 'en' } });
      const { lines } = answer.json() as { lines: { number: string; forWhom: string }[] };
      return lines.find((line) => line.number === '102')?.forWhom;
    };
    expect(await english()).toBe('For children and young people, in Dutch');
    await nadia.must(saveHelpLine, { ...awel, en: null });
    expect(await english()).toBe('Voor kinderen en jongeren');
  });

  it('keep what stood there before', async () => {
    const { city, nadia, awel } = await aCoordinator();
    await nadia.must(saveHelpLine, { ...awel, number: '102 00' });
    await nadia.must(takeAwayHelpLine, { id: awel.id ?? ('' as never) });
    expect((await seen(city)).map((line) => line.number)).toEqual(['112', '1813', '116 000', '1712']);
    const history = await city.house.services.db.transaction(city.city.id, (tx) =>
      tx.many(
        z.object({ number: z.string(), isReplaced: z.boolean() }),
        sql`select number, replaced_at is not null as is_replaced from conversation_help_line
        where city_id = ${tx.cityId} and line_id = ${awel.id} order by made_at`,
      ),
    );
    expect(history).toEqual([
      { number: '102', isReplaced: true },
      { number: '102 00', isReplaced: true },
    ]);
  });

  it('can be added to, and put in another order', async () => {
    const { city, nadia, awel } = await aCoordinator();
    const tejo = {
      ...awel,
      id: null,
      number: '0470 00 00 00',
      nl: { name: 'Jongerenhuis', forWhom: 'Binnenlopen' },
    };
    const { id } = await nadia.must(saveHelpLine, tejo);
    const numbers = async () => (await seen(city)).map((line) => line.number);
    expect(await numbers()).toEqual([...NUMBERS, '0470 00 00 00']);
    await nadia.must(moveHelpLine, { id });
    expect((await numbers()).slice(-2)).toEqual(['0470 00 00 00', '1712']);
    const [first] = await seen(city);
    await nadia.must(moveHelpLine, { id: first?.id ?? id });
    expect((await numbers())[0]).toBe('112');
  });

  it('never lose 112', async () => {
    const { city, nadia, awel } = await aCoordinator();
    const emergency = (await seen(city))[0];
    if (emergency === undefined) throw new Error('A new city has no 112.');
    refusedWith(await nadia.call(takeAwayHelpLine, { id: emergency.id }), 'emergencyStays');
    refusedWith(await nadia.call(saveHelpLine, { ...awel, id: emergency.id }), 'emergencyStays');
    expect((await seen(city))[0]?.number).toBe('112');
  });

  it('refuse half a check, a day to come, and what cannot be dialled', async () => {
    const { nadia, awel } = await aCoordinator();
    refusedWith(await nadia.call(saveHelpLine, { ...awel, source: 'awel.be' }), 'checkIncomplete');
    refusedWith(
      await nadia.call(saveHelpLine, { ...awel, source: 'awel.be', checkedOn: '2026-11-28' }),
      'checkedInFuture',
    );
    for (const number of ['bel ons', '', '102;ext=1'])
      refusedWith(await nadia.call(saveHelpLine, { ...awel, number }), 'invalidInput');
  });

  it('are changed by coordinators alone, and for everybody else the screen does not exist', async () => {
    const { city, nadia, awel } = await aCoordinator();
    const worker = await city.member({ role: 'worker' });
    const others: Actor[] = [worker, await city.member({ role: 'youngHost' })];
    for (const other of others) {
      refusedWith(await other.call(readHelpDesk, {}), 'notFound');
      refusedWith(await other.call(saveHelpLine, awel), 'notFound');
      refusedWith(await other.call(takeAwayHelpLine, { id: awel.id ?? ('' as never) }), 'notFound');
      refusedWith(await other.call(moveHelpLine, { id: awel.id ?? ('' as never) }), 'notFound');
      refusedWith(await other.call(setLeavesTo, { address: null }), 'notFound');
    }
    refusedWith(await city.anyone().call(saveHelpLine, awel), 'signInNeeded');
    await nadia.must(saveHelpLine, awel);
  });

  it('belong to one city: a line of another is not found', async () => {
    const { awel } = await aCoordinator();
    const other = await aCoordinator();
    refusedWith(await other.nadia.call(saveHelpLine, awel), 'notFound');
    refusedWith(await other.nadia.call(takeAwayHelpLine, { id: awel.id ?? ('' as never) }), 'notFound');
  });

  it('show on the page for everybody, without script and without a session', async () => {
    const city = await aCity();
    const answer = await city.anyone().request({ method: 'GET', url: '/hulp' });
    expect(answer.statusCode).toBe(200);
    for (const number of ['112', '102', '1813', '116000', '1712'])
      expect(answer.body).toContain(`href="tel:${number}"`);
    expect(answer.body).toContain('nog na te kijken');
    expect(answer.body).toContain('<title>Pagina</title>');
  });
});

describe('where the quick exit leads', () => {
  it('is for the coordinator to pick: https, or the house own page', async () => {
    const { city, nadia } = await aCoordinator();
    const leads = async () => (await city.anyone().request({ method: 'GET', url: '/weg' })).headers.location;
    expect(await leads()).toBe('/weer');
    await nadia.must(setLeavesTo, { address: 'https://www.meteo.example/vandaag' });
    expect(await leads()).toBe('https://www.meteo.example/vandaag');
    for (const address of [
      'http://meteo.example',
      'javascript:alert(1)',
      'https://nergens',
      'https://a b.example',
    ])
      refusedWith(await nadia.call(setLeavesTo, { address }), 'invalidInput');
    await nadia.must(setLeavesTo, { address: null });
    expect(await leads()).toBe('/weer');
  });
});
