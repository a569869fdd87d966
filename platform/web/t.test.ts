import { beforeEach, describe, expect, it } from 'vitest';
import { parseMessage } from '../core/icu.ts';
import { setMessages, t, tParts } from './t.ts';

const own = {
  'platform.wait': 'Even wachten',
  'platform.signIn.hello': parseMessage('Dag {name}, hier is je sleutel'),
};
const inTheCity = { lang: 'nl', zone: 'Europe/Brussels' } as const;

describe("a screen's sentences", () => {
  beforeEach(() => setMessages(own, { ...inTheCity, isStrict: true }));

  it('are those that were laid down last', () => {
    expect(t('platform.wait')).toBe('Even wachten');
    expect(t('platform.signIn.hello', { name: 'Jonas' })).toBe('Dag Jonas, hier is je sleutel');
    setMessages({ 'platform.wait': 'One moment' }, { ...inTheCity, lang: 'en' });
    expect(t('platform.wait')).toBe('One moment');
  });

  it('leave room for elements', () => {
    expect(tParts('platform.signIn.hello')).toEqual(['Dag ', { slot: 'name' }, ', hier is je sleutel']);
  });

  it('fail a strict test on a key or a value that is missing, and say which', () => {
    expect(() => t('platform.offline')).toThrow('platform.offline');
    expect(() => t('platform.signIn.hello')).toThrow('platform.signIn.hello got no value for {name}');
  });

  it('never break a page of somebody who came for help', () => {
    setMessages(own, inTheCity);
    expect(t('platform.offline')).toBe('platform.offline');
    expect(t('platform.signIn.hello')).toBe('Dag …, hier is je sleutel');
  });
});
