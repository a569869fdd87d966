import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Actor, aCity, type TestCity } from '../../../platform/testing/a-city.ts';
import { aDevice, axeFindings, DESKTOP, PHONE, theBrowser } from '../../../platform/testing/browser.ts';
import { enter } from '../door/door.contract.ts';

const THEMES = [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
] as const satisfies readonly Parameters<Browser['newContext']>[0][];

async function open(city: TestCity): Promise<Actor> {
  const [host] = await city.openHouse();
  return host;
}

/** Gives this browser the session of somebody. */
async function as(page: Page, city: TestCity, actor: Actor): Promise<void> {
  await page.context().addCookies(
    [...actor.cookies].map(([name, value]) => ({
      name,
      value,
      url: city.url.replace('http:', 'https:'),
      secure: true,
    })),
  );
}

describe('help right now', () => {
  it('is laid out on a closed street and one press away on an open one, without script too', async () => {
    const city = await aCity();
    const browser = await theBrowser();
    const context = await browser.newContext({ ...PHONE, locale: 'nl-BE', javaScriptEnabled: false });
    const page = await context.newPage();
    const awel = page.getByRole('link', { name: 'Bel 102' });
    await page.goto(city.url);
    await page.getByRole('heading', { name: 'Nu hulp nodig' }).waitFor();
    expect(await awel.getAttribute('href')).toBe('tel:102');
    expect(await page.getByText('nog na te kijken').count()).toBe(1);
    // Of one line only it is said that somebody answers.
    expect(await page.getByText('Dag en nacht').count()).toBe(1);
    await open(city);
    await page.goto(city.url);
    expect(await awel.isVisible()).toBe(false);
    await page.getByText('Nu hulp nodig').click();
    expect(await awel.isVisible()).toBe(true);
    await context.close();
  });

  it('opens inside a room without losing the talk or what was typed, also without a line', async () => {
    const city = await aCity();
    await open(city);
    const phone = await aDevice(city, PHONE);
    const { page } = phone;
    await phone.open('/deur');
    await page.getByLabel('Roepnaam').fill('Mus');
    await page.getByRole('button', { name: 'Naar binnen' }).click();
    await page.getByLabel('Jouw bericht').fill('Ik weet niet goed hoe');
    await phone.context.setOffline(true);
    await page.getByRole('link', { name: 'Nu hulp nodig' }).click();
    await page.getByRole('link', { name: 'Bel 112' }).waitFor();
    await page.getByRole('link', { name: 'Bel 102' }).waitFor();
    await phone.context.setOffline(false);
    await page.getByRole('link', { name: 'Nu hulp nodig' }).click();
    await page.getByRole('link', { name: 'Nu hulp nodig' }).click();
    await page.getByRole('link', { name: 'Bel 1813' }).waitFor();
    expect(await page.getByLabel('Jouw bericht').inputValue()).toBe('Ik weet niet goed hoe');
    expect(new URL(page.url()).pathname).toBe('/binnen');
    await phone.close();
  });

  it('shows on an open street at once what a coordinator has just checked', async () => {
    const city = await aCity();
    const nadia = await city.member({ workName: 'Nadia', role: 'coordinator' });
    const phone = await aDevice(city, PHONE);
    await phone.open('/');
    const desk = await aDevice(city, DESKTOP);
    await as(desk.page, city, nadia);
    await desk.open('/team');
    await desk.page.getByRole('link', { name: 'Hulplijnen' }).click();
    await desk.page.getByText('102, nog na te kijken').click();
    const line = desk.page.locator('details[open]');
    await line.getByLabel('Bron').fill('awel.be');
    await line.getByRole('button', { name: 'Bewaar' }).click();
    await line.getByText('Bron en datum horen bij elkaar.').waitFor();
    expect(await line.getByLabel('Bron').inputValue()).toBe('awel.be');
    await line.getByLabel('Nagekeken op').fill(city.now().slice(0, 10));
    await line.getByText('Deze uren').click();
    await line.getByLabel('maandag').fill('altijd');
    await line.getByLabel('maandag').press('Tab');
    await line.getByText('Deze uren kunnen we niet lezen.').waitFor();
    await line.getByText('Dag en nacht').click();
    await line.getByRole('button', { name: 'Bewaar' }).click();
    await line.getByText('Bewaard.').waitFor();
    await phone.page.getByText('Bron: awel.be, nagekeken op').waitFor();
    expect(await phone.page.getByText('Dag en nacht').count()).toBe(2);
    expect(await phone.page.getByText('Bron en datum: nog na te kijken').count()).toBe(4);
    await phone.close();
    await desk.close();
  });

  it('has its own entry at the desk for coordinators alone', async () => {
    const city = await aCity();
    const worker = await city.member({ role: 'worker' });
    const desk = await aDevice(city, DESKTOP);
    await as(desk.page, city, worker);
    await desk.open('/team');
    expect(await desk.page.getByRole('link', { name: 'Hulplijnen' }).count()).toBe(0);
    await desk.page.goto(`${city.url}/team/hulplijnen`);
    expect(new URL(desk.page.url()).pathname).not.toBe('/team/hulplijnen');
    await desk.close();
  });

  it.each(THEMES)('has no accessibility findings in %o', async (theme) => {
    const city = await aCity();
    const browser = await theBrowser();
    const context = await browser.newContext({ ...PHONE, locale: 'nl-BE', ...theme, bypassCSP: true });
    const page = await context.newPage();
    const look = async (path: string, prepare: () => Promise<unknown> = async () => undefined) => {
      await page.goto(`${city.url}${path}`);
      await prepare();
      expect(await axeFindings(page), path).toEqual([]);
    };
    await look('/');
    await look('/hulp');
    await look('/nergens');
    await open(city);
    await look('/', () => page.getByText('Nu hulp nodig').click());
    const visitor = city.anyone();
    await visitor.must(enter, { handle: 'Mus' });
    await as(page, city, visitor);
    await look('/binnen', async () => {
      await page.locator('#app[data-ready]').waitFor();
      await page.getByRole('link', { name: 'Nu hulp nodig' }).click();
      await page.getByRole('link', { name: 'Bel 1813' }).waitFor();
    });
    await as(page, city, await city.member({ workName: 'Nadia', role: 'coordinator' }));
    await look('/team/hulplijnen', async () => {
      await page.locator('#app[data-ready]').waitFor();
      await page.getByText('102, nog na te kijken').click();
      await page.locator('details[open]').getByText('Deze uren').click();
    });
    await context.close();
  });
});
