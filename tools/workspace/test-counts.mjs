// node test-counts.mjs <report>: the closing line of a test run, "N passed, N failed, N skipped", from vitest's JSON
// report. Fails where no test ran, since such a run proves nothing.
import { readFileSync } from 'node:fs';

const report = readFileSync(process.argv[2], 'utf8');
const { passed, failed, skipped } = count(report === '' ? [] : JSON.parse(report).testResults);
if (passed + failed === 0) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);

function count(files) {
  const tests = files.flatMap((file) => file.assertionResults);
  const having = (...states) => tests.filter(({ status }) => states.includes(status)).length;
  // A file that fails outside its tests (it cannot be loaded, say) counts as one failed test.
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    passed: having('passed'),
    failed: having('failed') + broken.length,
    skipped: having('skipped', 'pending', 'todo', 'disabled'),
  };
}
