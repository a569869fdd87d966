import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../platform/server/config.ts';
import { isFine } from './finding.ts';
import { examineFolder, examineKeyFile, examineNode, examineSettings } from './machine.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'vp-doctor-'));
const keyFile = join(dataDir, 'keys.json');
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const config = (options: Record<string, string> = {}, env: Record<string, string> = {}) =>
  readConfig({ '--data-dir': dataDir, ...options }, env, dataDir);

describe('the doctor', () => {
  it.each([
    ['v20.19.0', true],
    ['v24.1.0', true],
    ['v20.18.9', false],
    ['v18.20.0', false],
  ])('looks at Node.js %s', (version, fine) => {
    expect(isFine(examineNode(version))).toBe(fine);
  });

  it('wants the keys to be there once something was written, and readable by their owner alone', () => {
    expect(isFine(examineKeyFile(config(), false))).toBe(true);
    expect(examineKeyFile(config(), true).todo).toContain('Put its backup back');
    writeFileSync(keyFile, '{}', { mode: 0o600 });
    expect(isFine(examineKeyFile(config(), true))).toBe(true);
    chmodSync(keyFile, 0o644);
    expect(examineKeyFile(config(), true).todo).toBe(`Run: chmod 600 ${keyFile}`);
    chmodSync(keyFile, 0o600);
    writeFileSync(keyFile, '{"phraseSalt": "AAAA');
    expect(examineKeyFile(config(), true).what).toContain('damaged');
  });

  it('wants nobody else to look into the data folder', () => {
    chmodSync(dataDir, 0o755);
    expect(examineFolder(config()).some(({ todo }) => todo === `Run: chmod 700 ${dataDir}`)).toBe(true);
    // Passing through is fine: the embedded server may run as a lesser user.
    chmodSync(dataDir, 0o711);
    expect(examineFolder(config()).every(isFine)).toBe(true);
  });

  it('wants https and a contact for a real city, and neither for trying out', () => {
    const real = { NODE_ENV: 'production' };
    expect(examineSettings(config()).every(isFine)).toBe(true);
    expect(examineSettings(config({}, real)).filter((finding) => !isFine(finding))).toHaveLength(2);
    const whole = {
      '--public-url': 'https://huis.voorbeeldstad.be',
      '--security-contact': 'mailto:v@voorbeeldstad.be',
    };
    expect(examineSettings(config(whole, real)).every(isFine)).toBe(true);
  });
});
