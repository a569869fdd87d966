import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Device } from '../../platform/testing/browser.ts';

export const FOLDER = join(process.cwd(), 'docs/pictures');

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } } as const;
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
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      // A field in which something was filled in pulls the page down.
      await page.evaluate(() => scrollTo(0, 0));
      let height: number = viewport.height;
      if (size !== 'phone' || theme !== 'dark') {
        // A taller window and not a longer picture: what sticks to the bottom would stand in the middle of that.
        height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ ...viewport, height });
      }
      await page.evaluate(() => document.fonts.ready);
      const { data } = await camera.send('Page.captureScreenshot', {
        format: 'webp',
        quality: QUALITY,
        // A desktop's pixels are counted once, a phone's twice.
        clip: { x: 0, y: 0, width: viewport.width, height, scale: size === 'phone' ? 1 : 0.5 },
      });
      writeFileSync(join(FOLDER, `${name}-${size}-${theme}.webp`), Buffer.from(data, 'base64'));
    }
  }
  await camera.detach();
  await page.emulateMedia({ colorScheme: 'light' });
};
