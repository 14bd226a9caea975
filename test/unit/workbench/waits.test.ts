import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { PROGRAM_LIMIT_MS, WAIT_LIMIT_MS } from '../../support/limits';
import { projectFolder } from '../../support/vscode/paths';

/** Files that may, and why. */
const exceptions: Readonly<Record<string, RegExp>> = {
  // The two limits, the pause between two looks, and what makes use of them.
  limits: /^test\/support\/(limits|until)\.ts$/u,
  // Ends programs that it started, and a program that is late is killed, which is no failure.
  ended:
    /^test\/support\/vscode\/(owned|run|serverHost|runEditorSuite)\.ts$|^scripts\/lib\/localSeaTalk\.ts$/u,
  // Chooses between two kinds of editor, by whether the net answers.
  probe: /^test\/support\/vscode\/findHost\.ts$/u,
  // Looks at what the extension does.
  probed: /^test\/(support\/activationProbe\.cjs|contract\/support\/localPlatform\.ts)$/u,
  // For a picture to be looked at, no test.
  pictures: /^scripts\/readmePictures\.ts$/u,
  // A limit on how long properties are tried.
  properties: /^test\/support\/boundedProperties\.ts$/u,
  here: /^test\/unit\/workbench\/waits\.test\.ts$/u,
};

function sources(folder: string): string[] {
  return readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|cjs)$/u.test(name))
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')));
}

const read = (file: string) => readFileSync(path.join(projectFolder, file), 'utf8');

describe('waits in tests', () => {
  const files = [
    'test/e2e',
    'test/editor',
    'test/unit',
    'test/contract',
    'test/pictures',
    'test/support',
    'scripts',
  ]
    .flatMap(sources)
    .filter((file) => Object.values(exceptions).every((exception) => !exception.test(file)));

  for (const [what, pattern] of [
    ['sleeps', /\bwaitForTimeout\(|\bsetTimeout\(|\bsetInterval\(|timers\/promises/u],
    [
      'has a limit of its own',
      /\btimeout: (?:\d|(?!WAIT_LIMIT_MS)\w+_MS)|\.timeout\(|(?:TIMEOUT|LIMIT|PATIENCE|DEADLINE)_MS = /u,
    ],
    ['measures the machine', /performance\.now\(/u],
  ] as const) {
    it(`none ${what}`, () => {
      const found = files.flatMap((file) =>
        read(file)
          .split('\n')
          .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
      );
      assert.deepEqual(found, []);
    });
  }

  for (const config of ['.mocharc.json', '.mocharc.e2e.json']) {
    it(`end before the time-out of ${config}, so that they say what they were for`, () => {
      const { timeout } = JSON.parse(read(config)) as { timeout: number };
      assert.ok(timeout >= 4 * WAIT_LIMIT_MS && timeout < PROGRAM_LIMIT_MS);
    });
  }
});
