import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureInstalled } from './install.mjs';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const lock = (version: string) =>
  JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version, optional: true } },
  });

/** A project that wants version 2 of one package; a `node_modules` with what npm wrote down about it. */
function aProject(installed: string | null): { root: string; modules: string } {
  const root = mkdtempSync(join(tmpdir(), 'install-'));
  const modules = join(root, 'elsewhere');
  folders.push(root);
  mkdirSync(join(modules, 'a'), { recursive: true });
  writeFileSync(join(root, 'package-lock.json'), lock('2'));
  if (installed !== null) {
    const present = JSON.stringify({ packages: { 'node_modules/a': { version: installed } } });
    writeFileSync(join(modules, '.package-lock.json'), present);
  }
  symlinkSync(modules, join(root, 'node_modules'));
  return { root, modules };
}

describe('the install', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterEach(() => void vi.restoreAllMocks());

  it('leaves alone what already holds everything that is locked, but for what this machine does not need', async () => {
    const { root, modules } = aProject('2');
    expect(await ensureInstalled(root)).toBe(true);
    expect(existsSync(join(modules, '.vindplaats-lock'))).toBe(true);
  });

  it.each([['1'], [null]])(
    'never empties a folder behind a link (it holds version %s)',
    async (installed) => {
      const { root, modules } = aProject(installed);
      expect(await ensureInstalled(root)).toBe(false);
      expect(existsSync(join(modules, 'a'))).toBe(true);
      expect(vi.mocked(console.error).mock.calls[0]?.[0]).toMatch(/is a link to another folder/);
    },
  );
});
