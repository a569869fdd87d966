import { describe, expect, it } from 'vitest';
import type { NewMember } from '../platform/server/identity/identity.store.ts';
import { aCity, type TestCity } from '../platform/testing/a-city.ts';
import { aDevice, DESKTOP, type Device, PHONE } from '../platform/testing/browser.ts';
import { inEveryTheme } from '../platform/testing/themes.ts';

async function signIn(city: TestCity, device: Device, given: Partial<NewMember> = {}): Promise<void> {
  const { secret } = await city.invitation({ workName: 'Marthe', ...given });
  await device.open(`/team/aanmelden#${secret}`);
  await device.page.getByRole('button', { name: 'Meld me aan' }).waitFor();
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
  ['320 px wide', { viewport: { width: 320, height: 640 } }],
] as const)('every screen on a %s', (_name, size) => {
  it('has no accessibility findings in light, dark and forced colours', async () => {
    const city = await aCity();
    const device = await aDevice(city, { ...size, bypassCSP: true });
    const findings: string[] = [];
    await device.open('/');
    findings.push(...(await inEveryTheme(device, 'street, closed')));
    await city.openHouse();
    await device.open('/');
    findings.push(...(await inEveryTheme(device, 'street, open')));
    await device.open('/deur');
    findings.push(...(await inEveryTheme(device, 'door')));
    await device.page.getByRole('button', { name: 'Naar binnen' }).click();
    await device.page.getByLabel('Jouw bericht').fill('Is hier iemand?');
    await device.page.getByRole('button', { name: 'Verstuur' }).click();
    await device.page.getByRole('log').getByText('Is hier iemand?').waitFor();
    findings.push(...(await inEveryTheme(device, 'room')));

    const desk = await aDevice(city, { ...size, bypassCSP: true });
    await signIn(city, desk);
    findings.push(...(await inEveryTheme(desk, 'invitation')));
    await desk.page.getByRole('button', { name: 'Meld me aan' }).click();
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).waitFor();
    findings.push(...(await inEveryTheme(desk, 'today, off shift')));
    await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
    await desk.page.getByRole('button', { name: 'Stop mijn dienst' }).waitFor();
    findings.push(...(await inEveryTheme(desk, 'today, on shift')));
    await desk.page.getByRole('link', { name: /Leefkamer/ }).click();
    await desk.page.getByRole('log').getByText('Is hier iemand?').waitFor();
    findings.push(...(await inEveryTheme(desk, 'host room')));
    await desk.page.getByRole('button', { name: 'Afmelden' }).click();
    await desk.page.getByText('Voor wie in het huis werkt.').waitFor();
    findings.push(...(await inEveryTheme(desk, 'sign-in')));
    expect(findings).toEqual([]);
    await device.close();
    await desk.close();
  });

  it('has none where the coordinator arranges the house', async () => {
    const city = await aCity();
    const findings: string[] = [];
    const house = await aDevice(city, { ...size, bypassCSP: true });
    await signIn(city, house, { workName: 'Greet', role: 'coordinator' });
    await house.page.getByRole('button', { name: 'Meld me aan' }).click();
    await house.page.getByRole('link', { name: 'Openingsuren' }).click();
    await house.page.getByRole('heading', { name: 'Openingsuren' }).waitFor();
    await house.page.getByRole('button', { name: 'Tijd erbij, woensdag' }).click();
    await house.page.getByText('Eén dag anders').click();
    await house.page.getByRole('group', { name: 'Die dag' }).getByLabel('andere uren').check();
    await house.page
      .getByRole('link', { name: /Kalender van/ })
      .last()
      .click();
    await house.page.getByText('Hemelvaart').first().waitFor();
    findings.push(...(await inEveryTheme(house, 'opening hours')));
    expect(findings).toEqual([]);
    await house.close();
  });
});
