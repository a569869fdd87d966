import { describe, expect, it } from 'vitest';
import { checkIn } from '../engines/conversation/desk/desk.contract.ts';
import { setWeek } from '../engines/conversation/hours/hours.contract.ts';
import { putNotice } from '../engines/conversation/notices/notices.contract.ts';
import { aCity } from '../platform/testing/a-city.ts';
import { aDevice, DESKTOP, PHONE } from '../platform/testing/browser.ts';
import { inEveryTheme } from '../platform/testing/themes.ts';

const LINE = 'Vanavond koken we om 18 uur.';

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const)('what stands on the street on a %s', (_name, size) => {
  it('has no accessibility findings with a line of the team, in a consulting hour, and where the team sets both', async () => {
    const city = await aCity({ isDemo: false });
    // A Wednesday afternoon with a consulting hour from two to six.
    city.setClock('2026-11-25T13:00:00.000Z');
    const nadia = await city.member({ workName: 'Nadia', role: 'coordinator' });
    const samira = await city.member({ workName: 'Samira' });
    const slot = { from: '14:00', to: '18:00', what: 'consulting' as const, roomId: null };
    await nadia.must(setWeek, { validFrom: '2026-11-25', week: [[], [], [slot], [], [], [], []] });
    for (const host of [nadia, samira]) await host.must(checkIn, {});
    await nadia.must(putNotice, { text: LINE, day: '2026-11-25', time: '18:00' });
    await city.keep();
    const findings: string[] = [];
    const phone = await aDevice(city, { ...size, bypassCSP: true });
    await phone.open('/');
    await phone.page.getByText(LINE).waitFor();
    findings.push(...(await inEveryTheme(phone, 'street, a line and a consulting hour')));
    await phone.open('/deur');
    await phone.page.getByText('Nu is er spreekuur').waitFor();
    findings.push(...(await inEveryTheme(phone, 'door, consulting hour')));
    const desk = await aDevice(city, { ...size, bypassCSP: true });
    const { secret } = await city.invitation({ workName: 'Lotte', role: 'coordinator' });
    await desk.open(`/team/aanmelden#${secret}`);
    await desk.page.getByRole('button', { name: 'Meld me aan' }).click();
    await desk.page.getByRole('link', { name: 'Op de straat' }).click();
    await desk.page.getByRole('button', { name: `Haal weg: ${LINE}` }).waitFor();
    findings.push(...(await inEveryTheme(desk, 'lines on the street, at the desk')));
    await desk.open('/team/links');
    findings.push(...(await inEveryTheme(desk, 'links')));
    expect(findings).toEqual([]);
    for (const device of [phone, desk]) await device.close();
  });
});
