import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readArguments, readConfig, SETTINGS } from './config.ts';

const root = mkdtempSync(join(tmpdir(), 'vp-conf-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const given = (...args: string[]) => readArguments(args, SETTINGS);
const read = (args: readonly string[], env: Record<string, string> = {}) =>
  readConfig(given(...args), env, root);

describe('settings', () => {
  it.each([
    ['PORT', ['--port', 'veel']],
    ['PORT', ['--port', '70000']],
    ['HOST', ['--host', 'https://huis.be/']],
    ['PUBLIC_URL', ['--public-url', 'huis.voorbeeldstad.be']],
    ['DATABASE_URL', ['--database-url', 'mysql://huis']],
    ['NATS_URL', ['--nats-url', 'http://huis:4222', '--database-url', 'postgres://huis']],
    ['NATS_URL', ['--nats-url', 'nats://huis/een/pad', '--database-url', 'postgres://huis']],
    ['DATABASE_URL', ['--nats-url', 'nats://huis:4222']],
    ['LOG_LEVEL', ['--log-level', 'alles']],
    ['TEST_CLOCK_OFFSET', ['--test-clock-offset', 'morgen']],
    ['LIVELY', ['--lively', 'graag']],
    ['SECURITY_CONTACT', ['--security-contact', 'veiligheid@voorbeeldstad.be']],
    ['SECURITY_POLICY', ['--security-policy', 'http://huis.be']],
  ])('refuse a wrong %s by name', (name, args) => {
    expect(() => read(args)).toThrow(name);
  });

  it('never repeat a database address: it holds a password', () => {
    expect(() => read(['--database-url', 'mysql://wie:geheim@huis'])).not.toThrow('geheim');
  });

  it('never repeat the address of a bus either', () => {
    expect(() => read(['--nats-url', 'http://wie:geheim@huis'])).not.toThrow('geheim');
  });

  it('take the address of a bus beside a database server, and none by default', () => {
    const address = 'tls://wie:geheim@huis:4222';
    expect(read(['--nats-url', address, '--database-url', 'postgres://huis']).natsUrl).toBe(address);
    expect(read([]).natsUrl).toBeNull();
  });

  it('let an option go before a variable, and a variable before the file', () => {
    const file = join(root, 'vindplaats.conf');
    writeFileSync(file, '# a remark\nPORT = 1001\nLOG_LEVEL = debug\nHOST = 0.0.0.0\n');
    const config = read(['--port', '1003'], { PORT: '1002', LOG_LEVEL: 'warn' });
    expect(config).toMatchObject({ port: 1003, logLevel: 'warn', host: '0.0.0.0', file });
    writeFileSync(file, 'POORT = 1001\n');
    expect(() => read([])).toThrow('line 1: "POORT" is not a setting');
    rmSync(file);
  });

  it('refuse a file that is named and not there', () => {
    expect(() => read([], { CONFIG_FILE: join(root, 'weg.conf') })).toThrow('CONFIG_FILE names');
  });

  it.each([
    ['LIVELY', ['--lively']],
    ['TEST_CLOCK_OFFSET', ['--test-clock-offset', '5']],
  ])('refuse %s in production', (name, args) => {
    expect(() => read(args, { NODE_ENV: 'production' })).toThrow(name);
    expect(() => read(args)).not.toThrow();
  });
});

describe('options', () => {
  it('take a value behind a space or an equals sign, and a switch takes none', () => {
    expect(given('--port=80', '--lively', '--host', '::1')).toEqual({
      '--port': '80',
      '--lively': 'yes',
      '--host': '::1',
    });
    expect(given('--lively=no')).toEqual({ '--lively': 'no' });
  });

  it('refuse what is unknown, and what lacks its value, by name', () => {
    expect(() => given('--poort', '80')).toThrow('"--poort" is not an option here');
    expect(() => given('--port')).toThrow('--port needs a value');
    expect(() => given('--port', '--lively')).toThrow('--port needs a value');
  });
});
