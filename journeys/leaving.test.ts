import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readMyRoom } from '../engines/conversation/rooms/rooms.contract.ts';
import { type Actor, aCity, type TestCity } from '../platform/testing/a-city.ts';
import {
  aDevice,
  axeFindings,
  DESKTOP,
  type Device,
  PHONE,
  theBrowser,
} from '../platform/testing/browser.ts';
import { refusedWith } from '../platform/testing/matchers.ts';

/** No word of these may be left on a screen after somebody left. */
const HOUSE = /vindplaats|leefkamer|samira|teststad|kom binnen|roepnaam|iemand thuis/i;

/** An open house and a phone in its room. @returns the phone, and the session it had, as anybody might replay it */
async function inside(options = PHONE as Parameters<typeof aDevice>[1]): Promise<{
  city: TestCity;
  phone: Device;
  session(): Promise<Actor>;
}> {
  const city = await aCity();
  await city.openHouse();
  const phone = await aDevice(city, options);
  await phone.open('/deur');
  await phone.page.getByLabel('Roepnaam').fill('Mus');
  await phone.page.getByRole('button', { name: 'Naar binnen' }).click();
  await phone.page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
  return { city, phone, session: () => sessionIn(city, phone.context) };
}

async function sessionIn(city: TestCity, context: BrowserContext): Promise<Actor> {
  const actor = city.anyone();
  for (const { name, value } of await context.cookies()) actor.cookies.set(name, value);
  return actor;
}

const button = (page: Page) => page.getByRole('link', { name: 'Snel weg', exact: true });
const isBlank = (page: Page) => page.evaluate(() => document.documentElement.classList.contains('weg'));

/** Waits for the neutral page, and looks at everything somebody could see there. */
async function expectNeutral(page: Page): Promise<void> {
  await page.waitForURL('**/weer');
  await page.locator('h1', { hasText: /\d{4}/ }).waitFor();
  expect(await page.title()).toBe('Pagina');
  expect(await page.content()).not.toMatch(HOUSE);
}

/** What a browser, an extension or an older version may have kept. */
const keepTraces = (page: Page) =>
  page.evaluate(async () => {
    localStorage.setItem('iets', 'Leefkamer');
    sessionStorage.setItem('iets', 'Leefkamer');
    await (await caches.open('iets')).put('/iets', new Response('Leefkamer'));
    await new Promise((resolve) => {
      indexedDB.open('iets').onsuccess = (event) => {
        (event.target as IDBOpenDBRequest).result.close();
        resolve(null);
      };
    });
  });

const traces = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    caches: (await caches.keys()).length,
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
const NO_TRACES = { local: 0, session: 0, caches: 0, databases: 0, workers: 0 };

describe('leaving fast', () => {
  it('blanks the screen in the very task of the press, and leaves nothing behind', async () => {
    const { phone, session } = await inside();
    const { page, context } = phone;
    const before = await session();
    await keepTraces(page);
    // No other task comes between the press and the look: that is what at most 100 ms rests on, not a clock.
    const atOnce = await page.evaluate(() => {
      document.querySelector<HTMLElement>('.snelweg')?.click();
      return {
        isBlank: document.documentElement.classList.contains('weg'),
        title: document.title,
        shown: document.body.getBoundingClientRect().height,
        words: document.body.textContent,
        address: location.pathname,
        marked: performance.getEntriesByName('weg').length,
      };
    });
    expect(atOnce).toEqual({
      isBlank: true,
      title: 'Pagina',
      shown: 0,
      words: '',
      address: '/weer',
      marked: 1,
    });
    await expectNeutral(page);
    expect(await context.cookies()).toEqual([]);
    expect(await traces(page)).toEqual(NO_TRACES);
    refusedWith(await before.call(readMyRoom, {}), 'signInNeeded');
    await phone.close();
  });

  it('empties the browser by itself where that does not heed the server, as Safari does in part', async () => {
    const { phone, session } = await inside();
    const { page, context } = phone;
    await keepTraces(page);
    await page.route('**/weg', async (route) => {
      const answer = await (await session()).request({
        method: 'GET',
        url: '/weg',
        headers: { 'x-alleen-inhoud': '1' },
      });
      await route.fulfill({
        contentType: 'application/json',
        headers: { 'set-cookie': [answer.headers['set-cookie']].flat().join('\n') },
        body: answer.body,
      });
    });
    await button(page).click();
    await expectNeutral(page);
    expect(await traces(page)).toEqual(NO_TRACES);
    expect(await context.cookies()).toEqual([]);
    await phone.close();
  });

  it('shows nothing of the house on Back and Forward, whatever was opened before', async () => {
    const { phone, city } = await inside();
    const { page } = phone;
    // Addresses typed in between, and a page of another kind: each is an entry that nobody can take out.
    for (const path of ['/', '/deur', '/nergens', '/binnen']) await page.goto(`${city.url}${path}`);
    await page.locator('#app[data-ready]').waitFor();
    await button(page).click();
    await expectNeutral(page);
    const entries = await page.evaluate(() => history.length);
    expect(entries).toBeGreaterThan(4);
    const seen: string[] = [];
    page.on('framenavigated', (frame) => void seen.push(new URL(frame.url()).pathname));
    for (const way of [-1, -1, -1, -1, 1, 1, 1]) {
      seen.length = 0;
      await page.evaluate((step) => void setTimeout(() => history.go(step), 0), way);
      await expect.poll(() => seen.length, { timeout: 10_000 }).toBeGreaterThan(0);
      await expect
        .poll(async () => page.evaluate(() => document.readyState).catch(() => ''), { timeout: 10_000 })
        .toBe('complete');
      expect(await page.title().catch(() => 'Pagina')).toBe('Pagina');
      expect(await page.locator('body').textContent()).not.toMatch(HOUSE);
    }
    await phone.close();
  });

  it('blanks other tabs of the same browser too', async () => {
    const { phone, city } = await inside();
    const other = await phone.context.newPage();
    await other.goto(`${city.url}/binnen`);
    await other.locator('#app[data-ready]').waitFor();
    await button(phone.page).click();
    await expectNeutral(other);
    await expectNeutral(phone.page);
    await phone.close();
  });

  it('gives a page that the browser kept back to who is inside, and to nobody else', async () => {
    const { phone } = await inside();
    const { page } = phone;
    const kept = () =>
      page.evaluate(() => {
        dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
        const hidden = document.documentElement.classList.contains('weg');
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        return hidden && document.documentElement.classList.contains('weg');
      });
    expect(await kept()).toBe(true);
    await expect.poll(() => isBlank(page)).toBe(false);
    await page.getByRole('heading', { name: 'Leefkamer' }).waitFor();
    // Meanwhile the session ended.
    await phone.context.clearCookies();
    expect(await kept()).toBe(true);
    await expectNeutral(page);
    await phone.close();
  });

  it('goes by three times Shift as well, shows how far one is, and lets capitals be typed', async () => {
    const { phone } = await inside(DESKTOP);
    const { page } = phone;
    await page.getByLabel('Jouw bericht').click();
    await page.keyboard.type('WAAROM NU');
    for (let times = 0; times < 4; times += 1) {
      await page.keyboard.down('Shift');
      await page.keyboard.press('A');
      await page.keyboard.up('Shift');
    }
    expect(await isBlank(page)).toBe(false);
    await page.keyboard.press('Shift');
    await expect.poll(() => page.locator('.stipjes .vol').count()).toBe(1);
    await page.getByText('Nog 2 keer Shift en je bent weg.').waitFor();
    await page.keyboard.press('Shift');
    await expect.poll(() => page.locator('.stipjes .vol').count()).toBe(2);
    await page.keyboard.press('Shift');
    await expectNeutral(page);
    await phone.close();
  });

  it('is the first thing a keyboard meets', async () => {
    const { phone } = await inside(DESKTOP);
    const { page } = phone;
    await page.reload();
    await page.locator('#app[data-ready]').waitFor();
    await page.keyboard.press('Tab');
    const first = page.locator(':focus');
    expect(await first.textContent()).toContain('Snel weg');
    expect((await first.boundingBox())?.y).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await expectNeutral(page);
    await phone.close();
  });

  it('blanks at once without a line, stays blank, and is gone for good at the next request', async () => {
    const { phone, city, session } = await inside();
    const { page, context } = phone;
    const before = await session();
    await context.setOffline(true);
    await button(page).click();
    expect(await isBlank(page)).toBe(true);
    expect(await page.title()).toBe('Pagina');
    expect(new URL(page.url()).pathname).toBe('/weer');
    expect(await page.content()).not.toMatch(HOUSE);
    // The session cookie is out of reach of script: a mark stands beside it.
    expect((await context.cookies()).map((cookie) => cookie.name).sort()).toEqual([
      '__Host-bezoek',
      '__Host-weg',
    ]);
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(`${city.url}/binnen`);
    await next.waitForURL(`${city.url}/`);
    expect(await context.cookies()).toEqual([]);
    refusedWith(await before.call(readMyRoom, {}), 'signInNeeded');
    await phone.close();
  });

  it('goes on by itself when the line comes back', async () => {
    const { phone, session } = await inside();
    const before = await session();
    await phone.context.setOffline(true);
    await button(phone.page).click();
    expect(await isBlank(phone.page)).toBe(true);
    await phone.context.setOffline(false);
    await expectNeutral(phone.page);
    expect(await phone.context.cookies()).toEqual([]);
    refusedWith(await before.call(readMyRoom, {}), 'signInNeeded');
    await phone.close();
  });

  it('goes the plain way when a part of the script never came over the line', async () => {
    const { phone, session } = await inside();
    const before = await session();
    await phone.page.route('**/away*.js', (route) => route.abort());
    await phone.page.reload();
    await phone.page.locator('#app[data-ready]').waitFor();
    await button(phone.page).click();
    await expectNeutral(phone.page);
    expect(await phone.context.cookies()).toEqual([]);
    refusedWith(await before.call(readMyRoom, {}), 'signInNeeded');
    await phone.close();
  });

  it('works as a plain link without script', async () => {
    const { phone, city, session } = await inside();
    const before = await session();
    const browser = await theBrowser();
    const context = await browser.newContext({ ...PHONE, locale: 'nl-BE', javaScriptEnabled: false });
    await context.addCookies(await phone.context.cookies());
    const page = await context.newPage();
    await page.goto(`${city.url}/binnen`);
    await page.getByText('Leefkamer').first().waitFor();
    await button(page).click();
    await expectNeutral(page);
    expect(await context.cookies()).toEqual([]);
    refusedWith(await before.call(readMyRoom, {}), 'signInNeeded');
    await context.close();
    await phone.close();
  });

  it('stays in sight and on top while a long page scrolls, on a small phone', async () => {
    const { phone } = await inside();
    const { page } = phone;
    for (const path of ['/', '/deur', '/binnen']) {
      await phone.open(path);
      for (const to of [0, 10_000]) {
        await page.evaluate((top) => scrollTo(0, top), to);
        const box = await button(page).boundingBox();
        expect(box, path).toMatchObject({ y: 8 });
        expect((box?.x ?? 0) + (box?.width ?? 0), path).toBeLessThanOrEqual(360 - 8);
        expect(box?.height, path).toBeGreaterThanOrEqual(44);
        expect(
          await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('.snelweg') !== null, {
            x: (box?.x ?? 0) + 40,
            y: (box?.y ?? 0) + 20,
          }),
          path,
        ).toBe(true);
      }
    }
    await phone.close();
  });
});

describe('the neutral page', () => {
  it('has no accessibility findings in light, dark and forced colours', async () => {
    const city = await aCity();
    const browser = await theBrowser();
    for (const theme of [
      { colorScheme: 'light' },
      { colorScheme: 'dark' },
      { forcedColors: 'active' },
    ] as const) {
      const context = await browser.newContext({ ...PHONE, ...theme, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(`${city.url}/weer`);
      expect(await axeFindings(page)).toEqual([]);
      await context.close();
    }
  });
});
