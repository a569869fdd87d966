// Counts what a vitest run says in its JSON report. Only node: modules here.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @typedef {{ file: string, seconds: number }} Timed */
/** @typedef {{ passed: number, failed: number, files: Timed[], remarks: string[] }} Count */
/** @typedef {{ status: string, fullName: string }} TestResult */
/** @typedef {{ name: string, status: string, startTime: number, endTime: number, assertionResults: TestResult[] }} FileResult */

/** @param {string} reportFile what vitest's JSON reporter wrote
 *  @param {number} code exit code of that run
 *  @param {string} root names of files are given from here
 *  @returns {Count} a skipped test, a file that could not be loaded and a run that broke off count as failed, so that
 *           nothing falls out of the sum unseen */
export function countReport(reportFile, code, root) {
  if (!existsSync(reportFile)) {
    return {
      passed: 0,
      failed: 1,
      files: [],
      remarks: [`the run ended with code ${code} and left no report`],
    };
  }
  /** @type {{ testResults: FileResult[] }} */
  const { testResults } = JSON.parse(readFileSync(reportFile, 'utf8'));
  let passed = 0;
  let failed = 0;
  const remarks = [];
  for (const { name, status, assertionResults } of testResults) {
    const file = relative(root, name);
    for (const test of assertionResults) {
      if (test.status === 'passed') passed += 1;
      else failed += 1;
      if (test.status !== 'passed' && test.status !== 'failed')
        remarks.push(`${test.status}: ${file} ${test.fullName}`);
    }
    const isBroken = status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
    if (isBroken) {
      failed += 1;
      remarks.push(`could not be run whole: ${file}`);
    }
  }
  if (code !== 0 && failed === 0) {
    failed = 1;
    remarks.push(`every test passed, but the run ended with code ${code}: see its errors above`);
  }
  const files = testResults.map(({ name, startTime, endTime }) => ({
    file: relative(root, name),
    seconds: Math.max(0, endTime - startTime) / 1000,
  }));
  return { passed, failed, files, remarks };
}
