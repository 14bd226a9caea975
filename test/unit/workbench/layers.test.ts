import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** One file a case: where it lies, what it imports, and what the linter must say about it. */
const violations: readonly (readonly [file: string, line: string, said: RegExp])[] = [
  ['src/base/a.ts', "import type {} from '../contract/limits';", /downwards/],
  ['src/contract/a.ts', "import '../cards/recognise';", /downwards/],
  ['src/contract/b.ts', "import 'jsonc-parser';", /zod only/],
  ['src/contract/calls/c.ts', "import '../../client/errors';", /downwards/],
  ['src/cards/a.ts', "import '../compose/mentions';", /downwards/],
  ['src/cards/b.ts', "import 'node:fs';", /browser/],
  ['src/compose/a.ts', "import '../client/errors';", /downwards/],
  ['src/client/a.ts', "import '../directory/groups';", /downwards/],
  ['src/client/b.ts', "import type * as vscode from 'vscode';", /Only src\/extension/],
  ['src/client/c.ts', "import { Agent } from 'undici';", /dispatcher/],
  ['src/wire/a.ts', "import '../client/errors';", /downwards/],
  ['src/traffic/a.ts', "import '../client/errors';", /downwards/],
  ['src/conversations/a.ts', "import '../sending/outbox';", /downwards/],
  ['src/sending/a.ts', "import '../extension/services';", /downwards/],
  ['src/events/b.ts', "import '../client/errors';", /downwards/],
  ['src/emulator/b.ts', "import '../events/deliverEvent';", /downwards/],
  ['src/cli/a.ts', "import '../cards/checkCard';", /downwards/],
  ['src/emulator/a.ts', "import '../client/seaTalkClient';", /downwards/],
  ['src/events/a.ts', "import '../extension/services';", /downwards/],
  ['src/directory/a.ts', "import '../emulator/emulator';", /downwards/],
  ['src/webview/x/a.ts', "import '../../client/errors';", /downwards/],
  ['src/webview/x/b.ts', "import '../cardPreview/protocol';", /no other frame/],
  ['src/webview/x/y/z/c.ts', "import type {} from '../../../cardPreview/view/frameView';", /no other frame/],
  ['src/webview/base/d.ts', "import '../cardPreview/protocol';", /no other frame/],
  ['src/webview/card/e.ts', "import '../cardPreview/protocol';", /no other frame/],
  ['src/extension/x/a.ts', "import '../../webview/cardPreview/main';", /protocol/],
  ['src/cardTool/a.ts', "import '../extension/services';", /downwards/],
  ['src/cardTool/render/b.ts', "import '../../webview/cardPreview/main';", /protocol/],
  ['src/cards/c.ts', "import '../cardTool/library';", /downwards/],
  ['src/extension/x/b.ts', "import '../../cardTool/library';", /downwards/],
];

const allowed: readonly (readonly [file: string, line: string])[] = [
  ['src/extension/x/ok.ts', "import * as vscode from 'vscode';\nexport const a = vscode;"],
  ['src/extension/x/ok2.ts', "import type {} from '../../webview/cardPreview/protocol';"],
  ['src/client/ok.ts', "import type { Dispatcher } from 'undici';\nexport type A = Dispatcher;"],
  ['src/contract/calls/ok.ts', "import '../cards';\nimport * as z from 'zod';\nexport const a = z;"],
  ['src/emulator/ok.ts', "import '../wire/signature';"],
  ['src/webview/cardPreview/ok.ts', "import './protocol';\nimport '../base/dom';"],
  ['src/webview/x/ok.ts', "import '../../cards/layoutCard';\nimport '../base/dom';"],
  ['src/webview/x/y/ok.ts', "import '../../card/cardRow';\nimport '../main';\nimport '../z/part';"],
  ['src/cardTool/ok.ts', "import 'node:fs';\nimport '../cards/checkCard';"],
  ['src/cardTool/x/ok.ts', "import type {} from '../../webview/cardPreview/protocol';"],
];

describe('layers', () => {
  let folder: string;
  let complaints: readonly { filename: string; message: string; help?: string }[];

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'seatalk-layers-'));
    for (const file of ['oxlint.config.mjs', 'scripts/lib/layers.json']) {
      cpSync(path.join(root, file), path.join(folder, file));
    }
    for (const [file, line] of [...violations, ...allowed]) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${line}\n`);
    }
    const linter = path.join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const { stdout } = spawnSync(process.execPath, [linter, '-c', 'oxlint.config.mjs', '--format', 'json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    // The linter's own report.
    const report = JSON.parse(stdout) as {
      diagnostics: { filename: string; message: string; help?: string; code: string }[];
    };
    complaints = report.diagnostics.filter(({ code }) => code.includes('no-restricted-imports'));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  const about = (file: string) =>
    complaints
      .filter(({ filename }) => filename === file)
      .map(({ message, help }) => `${message} ${help ?? ''}`)
      .join('\n');

  for (const [file, line, said] of violations) {
    it(`${path.dirname(file)} is refused: ${line}`, () => assert.match(about(file), said));
  }

  for (const [file, line] of allowed) {
    it(`${path.dirname(file)} is allowed: ${line.split('\n')[0]}`, () => assert.equal(about(file), ''));
  }
});
