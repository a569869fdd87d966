import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'processes-'));
const scripts: ChildProcess[] = [];
afterAll(() => {
  for (const script of scripts) script.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A script that starts a program, which starts another, and says their numbers. */
async function aScript(scratch: string): Promise<{ script: ChildProcess; grandchildren: number[] }> {
  const child = 'sleep 600 & echo $$ $!; wait';
  const code = `
    import { passOnSignals, removeAtEnd, run } from '${new URL('./processes.mjs', import.meta.url).href}';
    passOnSignals();
    removeAtEnd(${JSON.stringify(scratch)});
    const { code } = await run('sh', ['-c', ${JSON.stringify(child)}]);
    process.exit(code);`;
  const script = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  scripts.push(script);
  const said = await new Promise<string>((resolve) =>
    script.stdout?.once('data', (data) => resolve(String(data))),
  );
  return { script, grandchildren: said.trim().split(' ').map(Number) };
}

describe('what a script starts', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('is gone after %s', async (signal) => {
    const scratch = mkdtempSync(join(folder, "it's scratch-"));
    const { script, grandchildren } = await aScript(scratch);
    expect(grandchildren.map(isAlive)).toEqual([true, true]);
    script.kill(signal);
    await vi.waitFor(() => expect(grandchildren.map(isAlive)).toEqual([false, false]), 30_000);
    await vi.waitFor(() => expect(existsSync(scratch)).toBe(false), 30_000);
  });
});
