import { describe, expect, it } from 'vitest';
import { aCity } from '../platform/testing/a-city.ts';
import { aDevice, axeFindings, DESKTOP, type Device, PHONE } from '../platform/testing/browser.ts';

async function deskOf(city: Awaited<ReturnType<typeof aCity>>, workName: string): Promise<Device> {
  const desk = await aDevice(city, { ...DESKTOP, bypassCSP: true });
  const { secret } = await city.invitation({ workName });
  await desk.open(`/team/aanmelden#${secret}`);
  await desk.page.getByRole('button', { name: 'Meld me aan' }).click();
  await desk.page.getByRole('button', { name: 'Begin mijn dienst' }).click();
  await desk.page.getByRole('button', { name: 'Stop mijn dienst' }).waitFor();
  return desk;
}

describe('somebody in danger', () => {
  it('rings on the second desk until somebody comes; one proposes and the other confirms, all by keyboard', async () => {
    const city = await aCity();
    const [samira, jonas] = [await deskOf(city, 'Marthe'), await deskOf(city, 'Tuur')];
    const phone = await aDevice(city, PHONE);
    await phone.open('/deur');
    await phone.page.getByLabel('Roepnaam').fill('Mus');
    await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
    await phone.page.getByRole('link', { name: 'Praat apart' }).first().click();
    await phone.page.getByRole('button', { name: 'Wie er vrij is' }).click();
    await phone.page.getByLabel('Dit is goed voor mij').check();
    await phone.page.getByRole('button', { name: 'Dit is goed, ik wacht' }).click();
    await samira.page.getByRole('button', { name: 'Neem dit gesprek' }).click();
    await samira.page.getByRole('heading', { name: 'Met Mus' }).waitFor();

    await phone.page.getByLabel('Jouw bericht').fill('hij staat aan de deur');
    await phone.page.getByLabel('Jouw bericht').press('Enter');
    await samira.page.getByText('hij staat aan de deur').waitFor();
    await samira.page.getByLabel('Jouw bericht').fill('Ik ben er en');
    await samira.page.getByRole('button', { name: 'Iemand in gevaar' }).press('Enter');
    await samira.page.getByText('Het belt bij Tuur').waitFor();
    // The talk came along, with what was being written; the sentence goes behind it, and nothing is sent by itself.
    await samira.page.getByRole('log').getByText('hij staat aan de deur').waitFor();
    const box = samira.page.getByLabel('Jouw bericht');
    expect(await box.inputValue()).toBe('Ik ben er en');
    await samira.page.getByRole('button', { name: 'Zet in mijn antwoord' }).press('Enter');
    expect(await box.inputValue()).toMatch(
      /^Ik ben er en\n\nIk weet niet wie je bent.*\n\nNu te bellen: .*112/s,
    );
    await samira.page.getByRole('link', { name: 'Naar het gesprek' }).press('Enter');
    await samira.page.getByRole('button', { name: 'Rond dit gesprek af' }).waitFor();
    expect(await box.inputValue()).toMatch(/^Ik ben er en\n\nIk weet niet/);
    await samira.page.getByRole('button', { name: 'Iemand in gevaar' }).press('Enter');
    await samira.page.getByText('Het belt bij Tuur').waitFor();
    expect(await phone.page.getByText('Ik weet niet wie je bent').count()).toBe(0);
    await box.fill('Ik ben er en ik blijf.');
    await box.press('Enter');
    await phone.page.getByText('Ik ben er en ik blijf.').waitFor();
    await jonas.page.getByRole('alert').getByText('Marthe vraagt je erbij').waitFor();
    await jonas.page.waitForFunction(() => document.title === 'Het belt: iemand in gevaar');
    await jonas.page.getByRole('button', { name: 'Ik kom' }).press('Enter');
    await samira.page.getByText('Tuur komt erbij', { exact: true }).waitFor();
    await jonas.page.getByRole('log').getByText('Ik ben er en ik blijf.').waitFor();
    await jonas.page.waitForFunction(() => document.title === 'Vindplaats');
    await phone.page.getByText('Tuur komt erbij en leest vanaf nu mee, met discretieplicht.').waitFor();

    await samira.page.getByLabel('Wat de jongere zei, en wat jij zag').fill('durft niet naar binnen');
    await samira.page.getByRole('button', { name: 'Stel voor aan Tuur' }).press('Enter');
    await jonas.page.getByText('Marthe stelt voor:').waitFor();
    const findings: string[] = [];
    for (const media of [
      { colorScheme: 'light' },
      { colorScheme: 'dark' },
      { forcedColors: 'active' },
    ] as const) {
      await jonas.page.emulateMedia({
        colorScheme: 'light',
        forcedColors: 'none',
        ...media,
        reducedMotion: 'reduce',
      });
      findings.push(...(await axeFindings(jonas.page)).map((line) => `${JSON.stringify(media)} ${line}`));
    }
    expect(findings).toEqual([]);
    await jonas.page.getByRole('button', { name: 'Ik bevestig' }).press('Enter');
    await samira.page.getByText('Bevestigd door Tuur.').waitFor();
    await samira.page.getByRole('button', { name: 'Het is voorbij, sluit dit' }).press('Enter');
    await jonas.page.getByText('Dit is afgesloten.').waitFor();
    for (const device of [samira, jonas, phone]) await device.close();
  });
});
