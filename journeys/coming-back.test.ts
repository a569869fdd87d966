import { describe, expect, it } from 'vitest';
import { aCity } from '../platform/testing/a-city.ts';
import { aDevice, DESKTOP, PHONE } from '../platform/testing/browser.ts';
import { inEveryTheme } from '../platform/testing/themes.ts';

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
    // Another app comes in front: what its switcher keeps is no picture of the words.
    await first.page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await plate.first().waitFor({ state: 'detached' });
    findings.push(...(await inEveryTheme(first, 'words, covered')));
    await first.page.getByRole('button', { name: 'Toon ze weer' }).click();
    expect(await plate.allTextContents()).toEqual(words);
    expect(first.page.url()).not.toContain(words[0]);
    await first.page.getByRole('button', { name: 'Ik heb ze opgeschreven' }).click();
    await first.page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
    await first.close();

    const second = await aDevice(city, { ...DESKTOP, bypassCSP: true });
    const asked: string[] = [];
    second.page.on('request', (request) => asked.push(request.url()));
    await second.open('/');
    expect(asked.some((url) => url.includes('words-'))).toBe(false);
    const list = second.page.waitForResponse((response) => response.url().includes('words-'));
    await second.page.getByRole('link', { name: 'Ik was hier al' }).click();
    await second.page.getByRole('heading', { name: 'Ben je hier al geweest?' }).waitFor();
    await list;
    // One letter too many: the list in this browser knows better.
    await second.page.getByLabel('Woord 1').fill(`${words[0]}x`);
    await second.page.getByRole('button', { name: words[0] ?? '', exact: true }).press('Enter');
    // Half a word and one Tab: what fits stands next, though other fields stand before it; Escape goes back.
    await second.page.getByLabel('Woord 2').fill((words[1] ?? '').slice(0, -1));
    const fits = second.page.getByRole('group', { name: 'vak 2' }).getByRole('button');
    await second.page.getByLabel('Woord 2').press('Tab');
    await fits.and(second.page.locator(':focus')).waitFor();
    await second.page.keyboard.press('Escape');
    await second.page.locator('#woord-2:focus').waitFor();
    await second.page.getByLabel('Woord 2').fill(words[1] ?? '');
    // A space ends a word and goes on to the next field.
    await second.page.getByLabel('Woord 3').pressSequentially(`${words[2]} `);
    await second.page.locator('#woord-4:focus').waitFor();
    await second.page.keyboard.type('anders');
    expect(await second.page.getByLabel('Woord 3').inputValue()).toBe(words[2]);
    expect(await second.page.getByLabel('Woord 4').inputValue()).toBe('anders');
    await second.page.getByRole('button', { name: 'Naar binnen' }).click();
    await second.page.getByRole('alert').getByText('Deze vier kennen we samen niet').waitFor();
    expect(await second.page.getByLabel('Woord 1').inputValue()).toBe(words[0]);
    findings.push(...(await inEveryTheme(second, 'return, wrong')));
    // Hidden letters are dots, not a password that a browser offers to keep; and nothing below gives them away.
    await second.page.getByRole('button', { name: 'Verberg wat ik typ' }).click();
    await second.page.getByLabel('Woord 4').fill(`${words[3]}x`);
    await second.page.getByText('Woord 4 staat niet in de lijst').waitFor();
    expect(await second.page.getByRole('button', { name: words[3] ?? '', exact: true }).count()).toBe(0);
    expect(await second.page.locator('input[type=password]').count()).toBe(0);
    expect(
      await second.page
        .getByLabel('Woord 4')
        .evaluate((field) => getComputedStyle(field).getPropertyValue('-webkit-text-security')),
    ).toBe('disc');
    findings.push(...(await inEveryTheme(second, 'return, hidden')));
    await second.page.getByRole('button', { name: 'Verberg wat ik typ' }).click();
    await second.page.getByLabel('Woord 1').fill(words.join(' '));
    expect(await second.page.getByLabel('Woord 4').inputValue()).toBe(words[3]);
    await second.page.getByRole('button', { name: 'Naar binnen' }).press('Enter');
    await second.page.getByRole('log').getByText('tot straks').waitFor();
    await second.page
      .locator('.bericht.ik')
      .filter({ hasText: /jij, als\s*Mus/ })
      .waitFor();
    const kept = await second.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.title, location.href]),
    );
    for (const word of words) expect(kept).not.toContain(word);
    expect(findings).toEqual([]);
    await second.close();
  });
});
