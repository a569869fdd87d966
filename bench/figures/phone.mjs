import { get } from 'node:http';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/support/chromium.mjs';
import { inAHouse } from '../house.mjs';
import { openDoor } from '../people.mjs';

/** A poor phone: 400 kbit/s, 400 ms, a processor four times slower than this one. */
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOWER = 4;
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'nl-BE' };
/** Ours to choose: what a young person waits for before they think that nothing comes. */
const READABLE_MS = 5_000;
const SENT_MS = 10_000;

const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;
const kilobytes = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);

/** @typedef {import('playwright-core').Page} Page */

/** A page on a poor phone with an empty cache, and the addresses that it fetched.
 *  @param {import('playwright-core').BrowserContext} context nobody else uses it: its cache is empty */
async function onAPoorPhone(context) {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', LINE);
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  /** @type {Map<string, string>} */
  const fetched = new Map();
  line.on('Network.responseReceived', ({ type, response }) => {
    // A tab that is alive may read its own address again, for the data alone: the page came first.
    if (!fetched.has(response.url)) fetched.set(response.url, type);
  });
  return { page, fetched };
}

const KINDS = { Document: 'HTML', Script: 'script', Stylesheet: 'style', Font: 'fonts' };

/** What the fetched weighs, bodies only, in brotli: over plain HTTP, as here, browsers ask for gzip; over https for this.
 *  @param {Map<string, string>} fetched @param {string} cookie @returns {Promise<Record<string, number>>} bytes per kind */
async function weigh(fetched, cookie) {
  /** @type {Record<string, number>} */
  const bytes = {};
  for (const [address, type] of fetched) {
    const kind = KINDS[/** @type {keyof typeof KINDS} */ (type)];
    if (kind === undefined) continue;
    bytes[kind] = (bytes[kind] ?? 0) + (await bodyOf(address, cookie));
  }
  return bytes;
}

/** @param {string} address @param {string} cookie @returns {Promise<number>} bytes of its body as sent */
const bodyOf = (address, cookie) =>
  new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'br', 'accept-language': 'nl', cookie };
    get(address, { headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (/** @type {Buffer} */ part) => {
        bytes += part.length;
      });
      answer.on('end', () => resolve(bytes));
    }).on('error', reject);
  });

/** @param {Record<string, number>} bytes */
const inWords = (bytes) =>
  Object.values(KINDS)
    .filter((kind) => bytes[kind])
    .map((kind) => `${kind} ${kilobytes(bytes[kind] ?? 0)}`)
    .join(', ');

/** @param {Page} page @returns {Promise<number>} ms from asking for the page to its first words on screen */
const firstWords = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          const paint = performance.getEntriesByName('first-contentful-paint')[0];
          if (paint) resolve(paint.startTime);
          else setTimeout(look, 20);
        };
        look();
      }),
  );

/** @type {import('../figure.mjs').Figure} */
export const phone = {
  name: 'phone',
  measure: async () => {
    const executablePath = await findChromium();
    if (executablePath === null) throw new Error('Without a Chromium there is no phone to measure on.');
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    try {
      return await inAHouse((house) => onThePhone(browser, house));
    } finally {
      await browser.close();
    }
  },
};

/** @param {import('playwright-core').Browser} browser @param {import('../house.mjs').House} house */
async function onThePhone(browser, house) {
  const close = await openDoor(house);
  const base = `http://localhost:${house.port}`;
  const street = await onAPoorPhone(await browser.newContext(PHONE));
  await street.page.goto(`${base}/`);
  const streetMs = await firstWords(street.page);
  await street.page.locator('#app[data-ready]').waitFor();
  await street.page.waitForLoadState('networkidle');

  // Walked in over a quick line before; now the room itself with an empty cache.
  const context = await browser.newContext(PHONE);
  const quick = await context.newPage();
  await quick.goto(`${base}/deur`);
  await quick.locator('#app[data-ready]').waitFor();
  await quick.getByRole('button', { name: 'Naar binnen' }).click();
  await quick.waitForURL('**/binnen');
  const storageState = await context.storageState();
  await context.close();
  const room = await onAPoorPhone(await browser.newContext({ ...PHONE, storageState }));
  const began = performance.now();
  await room.page.goto(`${base}/binnen`, { waitUntil: 'commit' });
  await room.page.getByLabel('Jouw bericht').waitFor();
  const roomMs = await firstWords(room.page);
  await room.page.locator('#app[data-ready]').waitFor();
  const aliveMs = performance.now() - began;
  await room.page.getByLabel('Jouw bericht').fill('Is hier iemand?');
  const sent = room.page.waitForResponse((answer) => answer.url().endsWith('/api/conversation/say'));
  await room.page.getByRole('button', { name: 'Verstuur' }).click();
  await sent;
  const sentMs = performance.now() - began;
  await room.page.waitForLoadState('networkidle');

  const visit = await onAPoorPhone(await browser.newContext(PHONE));
  const visitBegan = performance.now();
  await visit.page.goto(`${base}/`);
  await visit.page.locator('#app[data-ready]').waitFor();
  await visit.page.getByRole('link', { name: 'Kom binnen' }).last().click();
  await visit.page.getByRole('button', { name: 'Naar binnen' }).click();
  await visit.page.getByLabel('Jouw bericht').fill('Is hier iemand?');
  const said = visit.page.waitForResponse((answer) => answer.url().endsWith('/api/conversation/say'));
  await visit.page.getByRole('button', { name: 'Verstuur' }).click();
  await said;
  const visitMs = performance.now() - visitBegan;
  const cookie = storageState.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const streetBytes = await weigh(street.fetched, '');
  const roomBytes = await weigh(room.fetched, cookie);
  close();

  const code = (/** @type {Record<string, number>} */ bytes) =>
    (bytes['script'] ?? 0) + (bytes['style'] ?? 0);
  const budget = `budget 30.72 kB before it is alive`;
  return [
    {
      figure: 'Street on a poor phone, empty cache: first words',
      ours: seconds(streetMs),
      beside: `limit ${seconds(READABLE_MS)}`,
      holds: streetMs <= READABLE_MS,
    },
    {
      figure: 'Room, empty cache: first words, readable',
      ours: seconds(roomMs),
      beside: `limit ${seconds(READABLE_MS)}`,
      holds: roomMs <= READABLE_MS,
    },
    { figure: 'Room, empty cache: alive', ours: seconds(aliveMs), beside: '', holds: null },
    {
      figure: 'Room, empty cache: first message sent and on disk',
      ours: seconds(sentMs),
      beside: `limit ${seconds(SENT_MS)}`,
      holds: sentMs <= SENT_MS,
    },
    {
      figure: 'Whole visit, street to door to room to first message sent',
      ours: seconds(visitMs),
      beside: '',
      holds: null,
    },
    {
      figure: 'Street, kB in brotli, all that it fetched',
      ours: `${inWords(streetBytes)}`,
      beside: `script and style ${kilobytes(code(streetBytes))}; ${budget}`,
      holds: null,
    },
    {
      figure: 'Room, kB in brotli, all that it fetched',
      ours: `${inWords(roomBytes)}`,
      beside: `script and style ${kilobytes(code(roomBytes))}; ${budget}`,
      holds: null,
    },
  ];
}
