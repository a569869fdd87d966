import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { enter } from '../../../engines/conversation/door/door.contract.ts';
import { aCity } from '../../testing/a-city.ts';

const HTML_BYTES = 14 * 1024;
const SCRIPT_AND_STYLE_BYTES = 30 * 1024;

type Manifest = Record<string, { file: string; imports?: string[]; css?: string[] }>;
const manifest = JSON.parse(
  readFileSync(join(process.cwd(), 'dist/web/.vite/manifest.json'), 'utf8'),
) as Manifest;

/** Everything a screen needs before it is alive: the shell, the screen and what both import. Fonts come apart. */
function filesOf(...keys: string[]): Set<string> {
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The build holds no ${key}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const key of keys) visit(key);
  return files;
}

const bytesOf = (files: Iterable<string>) =>
  [...files].reduce(
    (sum, file) => sum + readFileSync(join(process.cwd(), 'dist/web', `${file}.br`)).length,
    0,
  );

describe.each([
  ['street', '/', 'engines/conversation/street/Street.screen.tsx'],
  ['room', '/binnen', 'engines/conversation/rooms/Room.screen.tsx'],
])('the %s on a slow line', (_name, path, screen) => {
  it(`comes in at most ${HTML_BYTES} bytes of page and ${SCRIPT_AND_STYLE_BYTES} of script and style, compressed`, async () => {
    const city = await aCity();
    await city.openHouse();
    const visitor = city.anyone();
    await visitor.must(enter, { handle: 'Reiger' });
    const page = await visitor.request({ method: 'GET', url: path });
    expect(page.statusCode).toBe(200);
    expect(brotliCompressSync(page.rawPayload).length).toBeLessThanOrEqual(HTML_BYTES);
    expect(bytesOf(filesOf('web/house.tsx', screen))).toBeLessThanOrEqual(SCRIPT_AND_STYLE_BYTES);
  });

  it('is sent compressed to a browser that can read it so', async () => {
    const city = await aCity();
    await city.openHouse();
    const visitor = city.anyone();
    await visitor.must(enter, { handle: 'Reiger' });
    const page = await visitor.request({
      method: 'GET',
      url: path,
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(page.headers['content-encoding']).toBe('br');
    expect(page.rawPayload.length).toBeLessThanOrEqual(HTML_BYTES);
  });
});
