/**
 * Runs inside the extension host: mocha over the bundled editor tests. Which tests there are is decided where the
 * bundle is made; this only runs them and writes down how it goes.
 */
import { WAIT_LIMIT_MS } from '../limits';
import { RECORD_VARIABLE, recordRun, recordWriter } from '../testRecord';

interface LoadTests {
  (register: (context: unknown) => void): void;
}

/**
 * @param load requires every test file, after `register` has put `describe` and `it` in place.
 * @throws Error when the environment does not say where the record goes.
 */
export async function runSuite(load: LoadTests): Promise<void> {
  const folder = process.env[RECORD_VARIABLE];
  if (!folder) throw new Error(`${RECORD_VARIABLE} is not set`);
  const { default: Mocha } = await import('mocha');
  const grep = process.env['EDITOR_GREP'];
  // Tests in here wait for events without a limit of their own: this is it.
  const mocha = new Mocha({ ui: 'bdd', timeout: WAIT_LIMIT_MS, forbidOnly: true, ...(grep ? { grep } : {}) });
  // The base reporter prints nothing; the process outside prints.
  mocha.reporter(Mocha.reporters.Base);
  load((context) => mocha.suite.emit('pre-require', context, '', mocha));
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    recordRun(runner, mocha.options, recordWriter(folder));
  });
}
