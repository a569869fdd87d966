import { describe, expect, it } from 'vitest';
import { planShift, type RotaTime, readRota } from '../engines/conversation/rota/rota.contract.ts';
import type { MemberId } from '../platform/core/ids.ts';
import { type Actor, aCity, type TestCity } from '../platform/testing/a-city.ts';
import { aDevice, DESKTOP, type Device, PHONE } from '../platform/testing/browser.ts';
import { inEveryTheme } from '../platform/testing/themes.ts';

const FRIDAY = '2026-11-27';

async function signIn(city: TestCity, device: Device, workName: string): Promise<MemberId> {
  const { id, secret } = await city.invitation({ workName });
  await device.open(`/team/aanmelden#${secret}`);
  await device.page.getByRole('button', { name: 'Meld me aan' }).click();
  await device.page.getByRole('link', { name: 'Rooster' }).waitFor();
  return id;
}

const timesOf = async (who: Actor): Promise<readonly RotaTime[]> =>
  (await who.must(readRota, { week: FRIDAY })).times;

/** Goes on with Tab until the one that is meant has the focus, as somebody without a mouse does. */
async function tabTo(device: Device, name: RegExp): Promise<void> {
  const names: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await device.page.keyboard.press('Tab');
    const now = await device.page.evaluate(() => {
      const on = document.activeElement;
      return on?.getAttribute('aria-label') ?? on?.textContent ?? '';
    });
    if (name.test(now)) return;
    names.push(now);
  }
  throw new Error(`Tab never came to ${name}; it came to ${[...new Set(names)].join(', ')}.`);
}

describe('the rota on the desk', () => {
  it('is planned, swapped and called off ill by keyboard alone', async () => {
    const city = await aCity();
    city.setClock('2026-11-25T09:00:00.000Z');
    const desk = await aDevice(city, DESKTOP);
    const { page } = desk;
    await signIn(city, desk, 'Samira');
    const jonas = await city.member({ workName: 'Jonas' });
    await page.getByRole('link', { name: 'Rooster' }).press('Enter');
    await page.getByText('Deze week staat er nog niemand in het rooster.').waitFor();

    await tabTo(desk, /^Dienst$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Een dienst plannen' }).waitFor();
    await page.getByLabel('Dag', { exact: true }).fill(FRIDAY);
    await page.getByLabel('Van', { exact: true }).fill('16:00');
    await page.getByLabel('Tot', { exact: true }).fill('20:00');
    await tabTo(desk, /^Zet in het rooster$/);
    await page.keyboard.press('Enter');
    await page.getByText('vr 27 nov, 16–20: nog één gastheer of gastvrouw nodig').waitFor();

    // Escape leaves everything as it was, and gives the focus back to the name it was opened from.
    const name = /^Samira, vrijdag 27 november, 16–20: bekijk$/;
    await tabTo(desk, name);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Dienst van Samira' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(name);

    await page.keyboard.press('Enter');
    await tabTo(desk, /^Vraag een ruil$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await timesOf(jonas)).toMatchObject([{ workName: 'Samira', state: 'swapAsked' }]);

    await tabTo(desk, name);
    await page.keyboard.press('Enter');
    await tabTo(desk, /^Ik ben ziek$/);
    await page.keyboard.press('Enter');
    await page.getByText('Samira is ziek.').waitFor();
    await page.getByText('vr 27 nov, 16–20: nog 2 gastheren of gastvrouwen nodig').waitFor();
    await desk.close();
  });

  it('says in a sentence why not, keeps what was filled in, and says when the line is gone', async () => {
    const city = await aCity();
    city.setClock('2026-11-25T09:00:00.000Z');
    const desk = await aDevice(city, DESKTOP);
    const { page } = desk;
    await signIn(city, desk, 'Samira');
    await desk.open('/team/rooster');
    await page.getByRole('button', { name: 'Dienst', exact: true }).click();
    await page.getByLabel('Waar', { exact: true }).selectOption('Stream of game');
    await page.getByLabel('Naam van de plek').fill('Twitch');
    await page.getByLabel('Dag', { exact: true }).fill(FRIDAY);
    await page.getByRole('button', { name: 'Zet in het rooster' }).click();
    await page.getByRole('alert').getByText('Schrijf erbij met welk werkaccount.').waitFor();
    expect(await page.getByLabel('Naam van de plek').inputValue()).toBe('Twitch');
    await page.getByLabel('Werkaccount').fill('samira_stad');
    await desk.context.setOffline(true);
    await page.getByRole('button', { name: 'Zet in het rooster' }).click();
    await page.getByRole('alert').getByText('De verbinding viel weg.').waitFor();
    await desk.context.setOffline(false);
    await page.getByRole('button', { name: 'Zet in het rooster' }).click();
    await page.getByRole('cell').getByText('Twitch, als samira_stad').waitFor();
    await desk.close();
  });

  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)(
    'has no accessibility findings on a %s in light, dark and forced colours',
    async (_name, size) => {
      const city = await aCity();
      city.setClock('2026-11-25T09:00:00.000Z');
      const desk = await aDevice(city, { ...size, bypassCSP: true });
      const { page } = desk;
      await signIn(city, desk, 'Nadia');
      const samira = await city.member({ workName: 'Samira' });
      for (const place of [{ kind: 'house' }, { kind: 'square', name: 'Skatebowl' }] as const)
        await samira.must(planShift, {
          memberId: samira.id as MemberId,
          day: '2026-11-25',
          ...(place.kind === 'house' ? { from: '09:30', to: '12:00' } : { from: '13:00', to: '15:00' }),
          place,
          isSeen: true,
        });
      const findings: string[] = [];
      const look = async (screen: string) => findings.push(...(await inEveryTheme(desk, screen)));
      await desk.open('/team/rooster');
      await look('week');
      await page.getByRole('button', { name: 'Dienst', exact: true }).click();
      await page.getByLabel('Komt terug').selectOption('Elke week');
      await look('plan');
      await page.getByRole('button', { name: 'Sluit' }).click();
      await page.getByRole('button', { name: /^Samira, woensdag 25 november, 9.30–12/ }).click();
      await look('one shift');
      await desk.open('/');
      await page.getByRole('heading', { name: 'Ook te vinden' }).waitFor();
      await look('street');
      expect(findings).toEqual([]);
      await desk.close();
    },
  );
});
