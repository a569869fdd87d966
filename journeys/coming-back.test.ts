import { describe, expect, it } from 'vitest';
import { aCity } from '../platform/testing/a-city.ts';
import { aDevice, axeFindings, DESKTOP, type Device, PHONE } from '../platform/testing/browser.ts';

async function inEveryTheme(device: Device, screen: string): Promise<string[]> {
  const found: string[] = [];
  for (const media of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { colorScheme: 'dark', forcedColors: 'active' },
  ] as const) {
    await device.page.emulateMedia({ forcedColors: 'none', ...media, reducedMotion: 'reduce' });
    found.push(
      ...(await axeFindings(device.page)).map((line) => `${screen} ${JSON.stringify(media)}: ${line}`),
    );
  }
  await device.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  return found;
}

describe('coming back by four words', () => {
  it('works on another phone: typed with completion and a hint, or pasted, and by keyboard', async () => {
    const city = await aCity();
    await city.openHouse();
    const first = await aDevice(city, { ...PHONE, bypassCSP: true });
    await first.open('/deur');
    await first.page.getByLabel('Roepnaam').fill('Mus');
    await first.page.getByRole('button', { name: 'Naar binnen' }).click();
    await first.page.getByLabel('Jouw bericht').fill('tot straks');
    await first.page.getByRole('button', { name: 'Verstuur' }).click();
    await first.page.getByRole('link', { name: 'Jouw vier woorden' }).first().click();
    await first.page.getByRole('button', { name: 'Geef me vier woorden' }).click();
    const plate = first.page.getByRole('list', { name: 'Jouw vier woorden' }).getByRole('listitem');
    await plate.nth(3).waitFor();
    const words = await plate.allTextContents();
    const findings = await inEveryTheme(first, 'words');
    expect(first.page.url()).not.toContain(words[0]);
    await first.page.getByRole('button', { name: 'Ik heb ze opgeschreven' }).click();
    await first.page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
    await first.close();

    const second = await aDevice(city, { ...DESKTOP, bypassCSP: true });
    const asked: string[] = [];
    second.page.on('request', (request) => asked.push(request.url()));
    await second.open('/');
    expect(asked.some((url) => url.includes('words-'))).toBe(false);
    await second.page.getByRole('link', { name: 'Ik was hier al' }).click();
    await second.page.getByRole('heading', { name: 'Ben je hier al geweest?' }).waitFor();
    await second.page.waitForResponse((response) => response.url().includes('words-')).catch(() => undefined);
    // One letter too many: the list in this browser knows better.
    await second.page.getByLabel('Woord 1').fill(`${words[0]}x`);
    await second.page.getByRole('button', { name: words[0] ?? '', exact: true }).press('Enter');
    for (const [at, word] of words.slice(1).entries())
      await second.page.getByLabel(`Woord ${at + 2}`).fill(at === 2 ? 'anders' : word);
    await second.page.getByRole('button', { name: 'Naar binnen' }).click();
    await second.page.getByRole('alert').getByText('vinden we niemand').waitFor();
    expect(await second.page.getByLabel('Woord 1').inputValue()).toBe(words[0]);
    findings.push(...(await inEveryTheme(second, 'return, wrong')));
    await second.page.getByLabel('Woord 1').fill(words.join(' '));
    expect(await second.page.getByLabel('Woord 4').inputValue()).toBe(words[3]);
    await second.page.getByRole('button', { name: 'Naar binnen' }).press('Enter');
    await second.page.getByRole('log').getByText('tot straks').waitFor();
    await second.page.getByText('jij, als Mus').waitFor();
    const kept = await second.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.title, location.href]),
    );
    for (const word of words) expect(kept).not.toContain(word);
    expect(findings).toEqual([]);
    await second.close();
  });
});
