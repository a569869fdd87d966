import { describe, expect, it } from 'vitest';
import { aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { Listener } from '../../../platform/testing/listening.ts';
import { refusedWith } from '../../../platform/testing/matchers.ts';
import { enter } from '../door/door.contract.ts';
import { readStreet } from '../street/street.contract.ts';
import { putNotice, readNotices, takeNoticeAway } from './notices.contract.ts';

const AT = '2026-11-25T16:00:00.000Z';
const soup = { text: 'Vanavond koken we om 18 uur', day: '2026-11-25', time: '18:00' };

const onStreet = async (city: TestCity) =>
  (await city.anyone().must(readStreet, {})).notices.map((notice) => notice.text);

async function aWednesday() {
  const city = await aCity();
  city.setClock(AT);
  const [samira] = await city.openHouse();
  return { city, samira };
}

describe('a line on the street', () => {
  it('is read by everybody until its end on the city’s clock, and then goes by itself', async () => {
    const { city, samira } = await aWednesday();
    const { until } = await samira.must(putNotice, soup);
    expect(until).toBe('2026-11-25T17:00:00.000Z');
    expect(await onStreet(city)).toEqual([soup.text]);
    const phone = await Listener.open(city, city.anyone(), 'house');
    city.setClock('2026-11-25T17:00:01.000Z');
    expect(await onStreet(city)).toEqual([]);
    await city.keep();
    await phone.until(() =>
      phone.heard.some(
        (message) => 'happened' in message && message.happened === 'conversation.houseChanged',
      ),
    );
    phone.drop();
  });

  it('is put up by a host on shift or a coordinator, taken away by either, and by nobody else', async () => {
    const { city, samira } = await aWednesday();
    const offShift = await city.member();
    refusedWith(await offShift.call(putNotice, soup), 'notOnShift');
    expect((await offShift.must(readNotices, {})).mayPut).toBe(false);
    const visitor = city.anyone();
    await visitor.must(enter, { handle: 'Mus' });
    refusedWith(await visitor.call(putNotice, soup), 'notFound');
    const coordinator = await city.member({ role: 'coordinator' });
    const { id } = await coordinator.must(putNotice, soup);
    expect((await samira.must(readNotices, {})).notices).toMatchObject([
      { id, byName: coordinator.workName },
    ]);
    refusedWith(await offShift.call(takeNoticeAway, { id }), 'notOnShift');
    await samira.must(takeNoticeAway, { id });
    expect(await onStreet(city)).toEqual([]);
  });

  it('stays in its own city', async () => {
    const { samira } = await aWednesday();
    await samira.must(putNotice, soup);
    const other = await aWednesday();
    expect(await onStreet(other.city)).toEqual([]);
  });
});
