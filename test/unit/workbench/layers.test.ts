import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  ['src/secrets/a.ts', "import '../client/errors';", /downwards/],
  ['src/secrets/b.ts', "import type * as vscode from 'vscode';", /Only src\/extension/],
  ['src/compose/a.ts', "import '../client/errors';", /downwards/],
  ['src/client/a.ts', "import '../directory/groups';", /downwards/],
  ['src/client/b.ts', "import type * as vscode from 'vscode';", /Only src\/extension/],
  ['src/client/c.ts', "import { Agent } from 'undici';", /dispatcher/],
  ['src/wire/a.ts', "import '../client/errors';", /downwards/],
  ['src/traffic/a.ts', "import '../client/errors';", /downwards/],
  ['src/conversations/a.ts', "import '../sending/outbox';", /downwards/],
  ['src/sending/a.ts', "import '../extension/services';", /downwards/],
  ['src/events/b.ts', "import '../client/errors';", /downwards/],
  ['src/emulator/b.ts', "import '../directory/ownBot';", /downwards/],
  ['src/cli/a.ts', "import '../cards/checkCard';", /downwards/],
  ['src/emulator/a.ts', "import '../client/seaTalkClient';", /downwards/],
  ['src/emulator/calls/c.ts', "import { STATE } from '../world/state';", /world\/changes/],
  ['src/emulator/people/d.ts', "import type { WorldState } from '../world/state';", /world\/changes/],
  ['src/emulator/cli2.ts', "import { STATE } from './world/state';", /world\/changes/],
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
  ['src/localTool/a.ts', "import '../client/errors';", /downwards/],
  ['src/localTool/b.ts', "import { STATE } from '../emulator/world/state';", /world\/changes/],
  ['src/emulator/d.ts', "import '../localTool/library';", /downwards/],
  ['src/extension/base/a.ts', "import '../session/services';", /may import no other feature/],
  ['src/extension/send/a.ts', "import '../groups/groupsView';", /Features import downwards/],
  [
    'src/extension/send/deep/b.ts',
    "import type {} from '../../cards/files/newCard';",
    /Features import downwards/,
  ],
  ['src/extension/cards/files/a.ts', "import '../preview/cardPreview';", /Features import downwards/],
  ['src/extension/cards/source/deep/a.ts', "import '../../../groups/x';", /Features import downwards/],
  ['src/extension/cards/source/deep/b.ts', "import '../../images/x';", /Features import downwards/],
  ['src/extension/groups/b.ts', "import { Agent } from 'undici';", /dispatcher/],
  ['src/webview/one/main.ts', "import '../two/protocol';", /no other frame/],
  ['src/webview/two/main.ts', "import type {} from '../one/view/model';", /no other frame/],
  ['src/webview/base/a.ts', "import '../one/protocol';", /no other frame/],
  ['src/webview/base/b.ts', "import '../card/cardRow';", /no other frame/],
  ['src/webview/card/a.ts', "import '../two/protocol';", /no other frame/],
  [
    'src/extension/groups/c.ts',
    "import * as vscode from 'vscode'; void vscode.window.showInformationMessage('x');",
    /dialogs\.ts/,
  ],
  [
    'src/extension/send/questions/c.ts',
    "import * as vscode from 'vscode'; vscode.window.createQuickPick();",
    /quickPick\.ts/,
  ],
  [
    'src/extension/cards/files/c.ts',
    "import * as vscode from 'vscode'; export const hover = new vscode.MarkdownString('x');",
    /markdown\.ts/,
  ],
];

const allowed: readonly (readonly [file: string, line: string])[] = [
  ['src/extension/x/ok.ts', "import * as vscode from 'vscode';\nexport const a = vscode;"],
  ['src/extension/x/ok2.ts', "import type {} from '../../webview/cardPreview/protocol';"],
  ['src/client/ok.ts', "import type { Dispatcher } from 'undici';\nexport type A = Dispatcher;"],
  ['src/contract/calls/ok.ts', "import '../cards';\nimport * as z from 'zod';\nexport const a = z;"],
  ['src/emulator/ok.ts', "import '../wire/signature';\nimport '../events/deliverEvent';"],
  [
    'src/extension/groups/ok.ts',
    "import '../send/x';\nimport '../base/x';\nimport '../../cards/view/cardView';",
  ],
  [
    'src/extension/cards/preview/ok.ts',
    "import '../source/x';\nimport '../../frames/x';\nimport '../../../cards/x';",
  ],
  ['src/extension/cards/source/deep/ok.ts', "import '../images/x';\nimport '../../../../cards/images/x';"],
  ['src/webview/two/ok.ts', "import '../card/cardRow';\nimport '../base/dom';\nimport './main';"],
  ['src/emulator/world/changes/ok.ts', "import { STATE } from '../state';\nexport const a = STATE;"],
  ['src/emulator/world/ok.ts', "import { STATE } from './state';\nexport const a = STATE;"],
  ['src/webview/x/ok.ts', "import '../../cards/layoutCard';"],
  ['src/webview/cardPreview/ok.ts', "import './protocol';\nimport '../base/dom';"],
  ['src/webview/x/ok.ts', "import '../../cards/layoutCard';\nimport '../base/dom';"],
  ['src/webview/x/y/ok.ts', "import '../../card/cardRow';\nimport '../main';\nimport '../z/part';"],
  ['src/localTool/ok.ts', "import 'node:fs';\nimport '../emulator/emulator';"],
  ['src/cardTool/ok.ts', "import 'node:fs';\nimport '../cards/checkCard';"],
  ['src/cardTool/x/ok.ts', "import type {} from '../../webview/cardPreview/protocol';"],
];

interface Complaint {
  readonly filename: string;
  readonly message: string;
  readonly help?: string;
  readonly code: string;
}

/** What the linter says of a folder, by our rules. */
function lint(folder: string): readonly Complaint[] {
  for (const file of ['oxlint.config.mjs', 'scripts/lib/layers.json']) {
    cpSync(path.join(root, file), path.join(folder, file));
  }
  mkdirSync(path.join(folder, 'src/webview'), { recursive: true });
  const linter = path.join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout } = spawnSync(process.execPath, [linter, '-c', 'oxlint.config.mjs', '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return (JSON.parse(stdout) as { diagnostics: Complaint[] }).diagnostics;
}

describe('the table of layers and features', () => {
  const table = JSON.parse(readFileSync(path.join(root, 'scripts/lib/layers.json'), 'utf8')) as Record<
    'layers' | 'features',
    readonly { readonly name: string; readonly may: readonly string[] }[]
  >;
  const folders = (folder: string) =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);

  for (const kind of ['layers', 'features'] as const) {
    // With the linter's walls below this is why there can be no ring, types included.
    it(`lets each of the ${kind} import only those above it in the table`, () => {
      const seen = new Set<string>();
      for (const { name, may } of table[kind]) {
        assert.deepEqual(
          may.filter((other) => !seen.has(other)),
          [],
          name,
        );
        seen.add(name);
      }
    });
  }

  it('names each folder of src', () => {
    assert.deepEqual(table.layers.map(({ name }) => name).toSorted(), folders('src').toSorted());
  });

  it('names each feature of the extension', () => {
    const features = folders('src/extension').flatMap((name) =>
      name === 'cards' ? folders('src/extension/cards').map((each) => `cards/${each}`) : [name],
    );
    assert.deepEqual(table.features.map(({ name }) => name).toSorted(), features.toSorted());
  });
});

describe('circles of files', () => {
  it('are refused, types included', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'seatalk-circles-'));
    try {
      const plant = (file: string, text: string) => {
        mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      };
      plant('src/cards/one.ts', "import type { Two } from './two';\nexport type One = Two[];\n");
      plant('src/cards/two.ts', "import type { One } from './one';\nexport type Two = { one: One };\n");
      assert.match(
        lint(folder)
          .map(({ code }) => code)
          .join(' '),
        /no-cycle/,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('layers', () => {
  let folder: string;
  let complaints: readonly Complaint[];

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'seatalk-layers-'));
    for (const [file, line] of [...violations, ...allowed]) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${line}\n`);
    }
    complaints = lint(folder).filter(({ code }) => code.includes('no-restricted-'));
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
