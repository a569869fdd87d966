import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Device } from '../../platform/testing/browser.ts';

export const FOLDER = join(process.cwd(), 'docs/pictures');

/** A phone's pixels are counted twice, as phones do. */
const SIZES = {
  phone: { width: 360, height: 740, sharpness: 2 },
  desktop: { width: 1280, height: 800, sharpness: 1 },
} as const;
const THEMES = ['light', 'dark'] as const;
/** WebP, since as PNG the pictures would weigh more than the whole house. */
const QUALITY = 82;

/** What was taken: names of pictures, and addresses that were on screen. */
export const taken = { names: new Set<string>(), addresses: new Set<string>() };

export type Shoot = (name: string, device: Device) => Promise<void>;

/** Four pictures of what is on screen now: the whole page, so that nobody has to scroll, and on a phone in the dark what
 *  is seen at first. */
export const shoot: Shoot = async (name, { page, context }) => {
  if (taken.names.has(name)) throw new Error(`There are two screens called ${name}.`);
  taken.names.add(name);
  taken.addresses.add(new URL(page.url()).pathname);
  mkdirSync(FOLDER, { recursive: true });
  const camera = await context.newCDPSession(page);
  // Straight to the browser, since the other way a window's sharpness is for good.
  const window = (width: number, height: number, deviceScaleFactor: number) =>
    camera.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
  for (const [size, { width, height, sharpness }] of Object.entries(SIZES)) {
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await window(width, height, sharpness);
      // A field in which something was filled in pulls the page down.
      await page.evaluate(() => scrollTo(0, 0));
      if (size !== 'phone' || theme !== 'dark') {
        // A taller window and not a longer picture: what sticks to the bottom would stand in the middle of that.
        const whole = await page.evaluate(() => document.documentElement.scrollHeight);
        await window(width, whole, sharpness);
      }
      await page.evaluate(() => document.fonts.ready);
      const { data } = await camera.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
      writeFileSync(join(FOLDER, `${name}-${size}-${theme}.webp`), Buffer.from(data, 'base64'));
    }
  }
  await window(SIZES.desktop.width, SIZES.desktop.height, 1);
  await page.emulateMedia({ colorScheme: 'light' });
};
