import { describe, expect, it } from 'vitest';
import { DAY } from '../../../platform/core/time.ts';
import { aCity } from '../../../platform/testing/a-city.ts';
import { keysLeft } from '../../../platform/testing/stored.ts';
import { logContact } from './contacts.contract.ts';

describe('a contact', () => {
  it('goes twelve months after it was written, key and all; a step to come holds it, for twenty-four at the most', async () => {
    const city = await aCity();
    city.setClock('2026-11-27T15:00:00.000Z');
    const worker = await city.member();
    const log = (nextStepOn: string | null) =>
      worker.must(logContact, {
        vindplaats: 'street',
        kind: 'smallTalk',
        nextStep: 'Nog eens langsgaan.',
        nextStepOn,
      });
    await log(null);
    await log('2026-12-04');
    await log('2028-02-01');
    await log('2030-01-01');
    const left = async (days: number) => {
      city.wait(days * DAY);
      await city.keep();
      return keysLeft(city, 'contact');
    };
    expect(await left(364)).toBe(4);
    expect(await left(2)).toBe(2);
    city.setClock('2028-02-01T12:00:00.000Z');
    expect(await left(0)).toBe(2);
    expect(await left(1)).toBe(1);
    city.setClock('2028-11-26T12:00:00.000Z');
    expect(await left(0)).toBe(1);
    expect(await left(1)).toBe(0);
  });
});
