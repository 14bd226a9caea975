import Mocha, { type MochaOptions, type Runner } from 'mocha';

import { readLines, RECORD_VARIABLE, recordRun, recordWriter, tally } from './testRecord';
import type { RecordLine } from './testRecord';

/**
 * mocha's own report, and after it the tests that did not run: mocha is silent on those. Whoever runs steps and counts them gets
 * a record of each test.
 */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    const lines: RecordLine[] = [];
    const folder = process.env[RECORD_VARIABLE];
    const write = folder ? recordWriter(folder) : () => undefined;
    recordRun(runner, options, (line) => {
      lines.push(line);
      write(line);
    });
    runner.once('end', () => {
      const { notRun } = tally([readLines(lines)]);
      if (notRun.length === 0) return;
      console.log(`  ${notRun.length} did not run, which counts as failed:`);
      for (const title of notRun) console.log(`    - ${title}`);
      console.log();
    });
  }
}

// mocha takes what a reporter's file exports by default.
// oxlint-disable-next-line import/no-default-export
export default CountingReporter;
