import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countReport } from './counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What vitest writes for a file with tests of these states. */
function aFile(status: string, ...tests: string[]) {
  const assertionResults = tests.map((state, at) => ({ status: state, fullName: `promise ${at}` }));
  return { name: '/house/a.test.ts', status, startTime: 1000, endTime: 3500, assertionResults };
}

function writeReport(...testResults: ReturnType<typeof aFile>[]): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

const aReport = (status: string, ...tests: string[]) => writeReport(aFile(status, ...tests));

describe('the count of a run', () => {
  it('adds what passed and what failed, with the seconds of each file', () => {
    expect(countReport(aReport('failed', 'passed', 'passed', 'failed'), 1, '/house')).toEqual({
      passed: 2,
      failed: 1,
      files: [{ file: 'a.test.ts', seconds: 2.5 }],
      remarks: [],
    });
  });

  it.each(['skipped', 'pending', 'todo'])('counts a test that is %s as failed', (state) => {
    expect(countReport(aReport('passed', 'passed', state), 0, '/house')).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  it('counts a file that could not be loaded as failed', () => {
    const report = writeReport(aFile('failed', 'failed'), aFile('failed'), aFile('failed', 'passed'));
    expect(countReport(report, 1, '/house')).toMatchObject({ passed: 1, failed: 3 });
  });

  it('counts an error outside the tests as failed', () => {
    expect(countReport(aReport('passed', 'passed'), 1, '/house')).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a run that left no report as failed', () => {
    expect(countReport(join(folder, 'absent.json'), 137, '/house')).toMatchObject({ passed: 0, failed: 1 });
  });
});
