import { axeFindings, type Device } from './browser.ts';

const THEMES = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
] as const;

/** Every theme in turn on one page: a screen is drawn once, its colours change with the reader's settings.
 *  @param device opened with `bypassCSP`
 *  @param screen how the screen is called in a finding */
export async function inEveryTheme(device: Device, screen: string): Promise<string[]> {
  const findings: string[] = [];
  for (const [theme, media] of THEMES) {
    // Without motion: a colour half-way between two themes is nobody's.
    await device.page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    findings.push(...(await axeFindings(device.page)).map((finding) => `${screen}, ${theme}: ${finding}`));
  }
  const overflow = await device.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) findings.push(`${screen}: ${overflow} px wider than the screen`);
  return findings;
}
