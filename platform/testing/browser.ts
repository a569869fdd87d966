import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import type { TestCity } from './a-city.ts';

let launched: Promise<Browser> | null = null;

/** Without these Chromium talks to the outside by itself, which a test never should. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate',
];

export function theBrowser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: QUIET,
  });
  return launched;
}

afterAll(async () => {
  const browser = await launched;
  launched = null;
  await browser?.close();
});

export const PHONE = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} as const;
export const DESKTOP = { viewport: { width: 1280, height: 800 } } as const;

export interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong on the page by itself: errors, broken policies, requests to elsewhere. Must stay empty. */
  readonly troubles: string[];
  open(path: string): Promise<void>;
  close(): Promise<void>;
}

type Options = Parameters<Browser['newContext']>[0];

/** A browser of somebody's own, in Dutch unless said otherwise. Any breach of the content policy and any request that
 *  leaves the city's origin is noted. */
export async function aDevice(
  city: Pick<TestCity, 'url' | 'host' | 'port'>,
  options: Options = PHONE,
): Promise<Device> {
  const browser = await theBrowser();
  const context = await browser.newContext({ locale: 'nl-BE', timezoneId: 'Europe/Brussels', ...options });
  const page = await context.newPage();
  // Shorter than the test's own limit, so that a wait in vain names what it waited for.
  page.setDefaultTimeout(25_000);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A refused call shows as a failed load; that is an answer, not a trouble.
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text()))
      troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.host !== `${city.host}:${city.port}`) troubles.push(`leaves the house: ${url.origin}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy broken: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return {
    context,
    page,
    troubles,
    open: async (path) => {
      await page.goto(`${city.url}${path}`);
      await page.locator('#app[data-ready]').waitFor();
    },
    close: async () => {
      expect(troubles).toEqual([]);
      await context.close();
    },
  };
}

/** Goes on by Tab until the focus is on what carries this name, as somebody without a mouse does.
 *  @throws Error when it cannot be reached that way */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      // Past the last one nothing has the focus: the page as a whole holds every name.
      if (element === document.body) return '';
      return [element?.getAttribute('aria-label'), element?.textContent, element?.labels?.[0]?.textContent]
        .filter(Boolean)
        .join(' ');
    });
    if (typeof name === 'string' ? focused.includes(name) : name.test(focused)) return;
  }
  throw new Error(`No way to ${name} by keyboard.`);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Accessibility findings on what is on screen now, as lines to read.
 *  @param page opened with `bypassCSP`, since axe is a script of the test and not of the page */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((result) => result.violations)",
  )) as Finding[];
  return violations.flatMap((finding) =>
    finding.nodes.map((node) => `${finding.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}
