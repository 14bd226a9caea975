import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../../../..');

/** What a handler could try, and what is wrong with it. */
const attempts: readonly (readonly [line: string, complaint: RegExp])[] = [
  ["world.groups.set('g', group);", /'set' does not exist on type 'ReadonlyMap/],
  ["group.members.delete('9012345678');", /'delete' does not exist on type 'ReadonlyMap/],
  ['world.chats.get("c")?.messages.push(1);', /'push' does not exist on type 'readonly number\[\]'/],
  ["group.name = 'Mine';", /read-only/],
  ["world.threadOrder = 'newest_first';", /read-only/],
  ["(world.groups as Map<string, GroupRecord>).set('g', group);", /Unsafe type assertion/],
  ["import { STATE } from '../world/state'; export const state = STATE;", /world\/changes/],
];

const planted = (index: number) => `src/emulator/calls/attempt${index}.ts`;

describe("a handler of the local SeaTalk that writes to the world past the world's own functions", () => {
  let folder: string;
  let complaints: readonly { filename: string; message: string; help?: string }[];

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'seatalk-writes-'));
    const copied = ['oxlint.config.mjs', 'scripts/lib/layers.json', 'tsconfig.json'];
    for (const file of [...copied, 'src/base', 'src/contract', 'src/emulator/world'])
      cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    // The linter's configuration looks at what frames there are.
    mkdirSync(path.join(folder, 'src/webview'), { recursive: true });
    for (const [index, [line]] of attempts.entries()) {
      const file = path.join(folder, planted(index));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(
        file,
        "import type { World } from '../world/world';\n" +
          "import type { GroupRecord } from '../world/records';\n" +
          `export declare const world: World;\nexport declare const group: GroupRecord;\n${line}\n`,
      );
    }
    const linter = path.join(root, 'node_modules/oxlint/bin/oxlint');
    const options = ['--type-aware', '--type-check', '-c', 'oxlint.config.mjs', '--format', 'json'];
    const { stdout } = spawnSync(process.execPath, [linter, ...options, 'src/emulator/calls'], {
      cwd: folder,
      encoding: 'utf8',
    });
    // The linter's own report.
    ({ diagnostics: complaints } = JSON.parse(stdout) as { diagnostics: typeof complaints });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [index, [line, complaint]] of attempts.entries()) {
    it(`is refused: ${line}`, () => {
      const about = complaints.filter(({ filename }) => filename === planted(index));
      assert.match(about.map(({ message, help }) => `${message} ${help ?? ''}`).join('\n'), complaint);
    });
  }
});
