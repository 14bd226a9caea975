import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { MochaOptions, Runnable, Runner, Suite, Test } from 'mocha';

/** The folder where each process that runs tests writes down how they go, when somebody wants to count them. */
export const RECORD_VARIABLE = 'TEST_RECORD';

const ENDING = '.jsonl';

type TestState = 'passed' | 'failed' | 'skipped';

/** One line of a record. Each is written as it happens, so that a process that crashes leaves what it did until then. */
export type RecordLine =
  | { readonly kind: 'planned'; readonly tests: readonly string[] }
  | {
      readonly kind: 'ended';
      /** Where the test stands in the plan: two may have one title. */
      readonly test: number;
      readonly state: TestState;
      readonly durationMs: number;
      readonly error?: string;
    }
  | { readonly kind: 'hook'; readonly title: string; readonly error: string };

export interface EndedTest {
  readonly title: string;
  readonly state: TestState | 'not run';
  readonly durationMs: number;
  readonly error?: string;
}

/** What a process planned and what came of it. */
export interface TestRecord {
  readonly tests: readonly EndedTest[];
  /** Hooks that failed. */
  readonly hooks: readonly { readonly title: string; readonly error: string }[];
}

export interface Tally {
  readonly passed: number;
  /** Tests that failed, tests that did not run, and hooks that failed after their tests had passed. */
  readonly failed: number;
  readonly skipped: number;
  /** Titles of the tests that were planned and did not run, which are among the failed. */
  readonly notRun: readonly string[];
}

/** Reads the lines of one process. */
export function readLines(lines: readonly RecordLine[]): TestRecord {
  const tests: EndedTest[] = [];
  const hooks: { title: string; error: string }[] = [];
  for (const line of lines) {
    if (line.kind === 'planned')
      tests.push(...line.tests.map((title) => ({ title, state: 'not run', durationMs: 0 }) as const));
    else if (line.kind === 'hook') hooks.push({ title: line.title, error: line.error });
    else {
      const planned = tests[line.test];
      // One that passed and then failed after all has failed.
      if (!planned || planned.state === 'failed') continue;
      const { state, durationMs, error } = line;
      tests[line.test] = { title: planned.title, state, durationMs, ...(error !== undefined && { error }) };
    }
  }
  return { tests, hooks };
}

/** Counts what was planned against what ended. A hook that fails before tests is counted by those that did not run. */
export function tally(records: readonly TestRecord[]): Tally {
  const tests = records.flatMap((record) => record.tests);
  const count = (state: EndedTest['state']) => tests.filter((test) => test.state === state).length;
  const notRun = tests.filter(({ state }) => state === 'not run').map(({ title }) => title);
  const lateHooks = records.flatMap(({ hooks }) => hooks).filter(({ title }) => title.startsWith('"after'));
  return {
    passed: count('passed'),
    failed: count('failed') + notRun.length + lateHooks.length,
    skipped: count('skipped'),
    notRun,
  };
}

/** What failed, each with its error: tests first, then hooks. */
export function failuresOf(records: readonly TestRecord[]): { title: string; error: string }[] {
  const tests = records.flatMap((record) => record.tests).filter(({ state }) => state === 'failed');
  const hooks = records.flatMap((record) => record.hooks);
  return [...tests, ...hooks].map(({ title, error = '' }) => ({ title, error }));
}

/** The records of all processes that wrote into a folder, or below it. */
export function readRecords(folder: string): TestRecord[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ENDING))
    .map((name) =>
      readLines(
        readFileSync(path.join(folder, name), 'utf8')
          .split('\n')
          // A line that a crash cut has no end.
          .slice(0, -1)
          .map((line) => JSON.parse(line) as RecordLine),
      ),
    );
}

function plannedTests(suite: Suite): Test[] {
  return [...suite.tests, ...suite.suites.flatMap(plannedTests)];
}

/** Tells `write` what mocha plans and what comes of it. */
export function recordRun(
  runner: Runner,
  { grep, invert = false }: Pick<MochaOptions, 'grep' | 'invert'>,
  write: (line: RecordLine) => void,
): void {
  const places = new Map<Runnable, number>();
  const textOf = (error: unknown) =>
    error instanceof Error ? (error.stack ?? error.message) : String(error);
  runner.once('start', () => {
    const isChosen = (test: Test) => !grep || new RegExp(grep).test(test.fullTitle()) !== invert;
    const planned = plannedTests(runner.suite).filter(isChosen);
    for (const [place, test] of planned.entries()) places.set(test, place);
    write({ kind: 'planned', tests: planned.map((test) => test.titlePath().join(' › ')) });
  });
  const end = (test: Runnable, state: TestState, error?: unknown) => {
    const place = places.get(test);
    const told = error === undefined ? {} : { error: textOf(error) };
    if (place !== undefined)
      write({ kind: 'ended', test: place, state, durationMs: test.duration ?? 0, ...told });
    else if (state === 'failed') write({ kind: 'hook', title: test.title, error: textOf(error) });
  };
  runner.on('pass', (test) => end(test, 'passed'));
  runner.on('pending', (test) => end(test, 'skipped'));
  runner.on('fail', (test, error: unknown) => end(test, 'failed', error));
}

/** Appends lines to a file of its own in `folder`. */
export function recordWriter(folder: string): (line: RecordLine) => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${randomUUID()}${ENDING}`);
  return (line) => appendFileSync(file, `${JSON.stringify(line)}\n`);
}
