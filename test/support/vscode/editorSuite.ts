/**
 * Runs inside the extension host: mocha over the bundled editor tests. Which tests there are is decided where the
 * bundle is made; this only runs them and writes down how it went.
 */
import { writeFileSync } from 'node:fs';

import type { Runner, Test } from 'mocha';

import type { EditorResults } from './editorResults';

interface LoadTests {
  (register: (context: unknown) => void): void;
}

const TEST_LIMIT_MS = 20_000;

const titleOf = (test: Test): string => test.titlePath().join(' › ');

function collect(runner: Runner): EditorResults {
  const results: EditorResults = { tests: [], durationMs: 0 };
  const startedAt = Date.now();
  runner.on('pass', (test) =>
    results.tests.push({ title: titleOf(test), state: 'passed', durationMs: test.duration ?? 0 }),
  );
  runner.on('pending', (test) =>
    results.tests.push({ title: titleOf(test), state: 'skipped', durationMs: 0 }),
  );
  runner.on('fail', (test, error: Error) =>
    results.tests.push({
      title: titleOf(test),
      state: 'failed',
      durationMs: test.duration ?? 0,
      error: error.stack ?? error.message,
    }),
  );
  runner.on('end', () => (results.durationMs = Date.now() - startedAt));
  return results;
}

/**
 * @param load requires every test file, after `register` has put `describe` and `it` in place.
 * @throws Error when the environment does not say where the results go.
 */
export async function runSuite(load: LoadTests): Promise<void> {
  const resultsFile = process.env['EDITOR_RESULTS'];
  if (!resultsFile) throw new Error('EDITOR_RESULTS is not set');
  const { default: Mocha } = await import('mocha');
  const grep = process.env['EDITOR_GREP'];
  const mocha = new Mocha({ ui: 'bdd', timeout: TEST_LIMIT_MS, forbidOnly: true, ...(grep ? { grep } : {}) });
  // The base reporter prints nothing; the process outside prints.
  mocha.reporter(Mocha.reporters.Base);
  load((context) => mocha.suite.emit('pre-require', context, '', mocha));
  const results = await new Promise<EditorResults>((resolve) => {
    const runner = mocha.run(() => resolve(collected));
    const collected = collect(runner);
  });
  writeFileSync(resultsFile, JSON.stringify(results));
}
