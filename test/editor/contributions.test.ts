import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  commandIds,
  contextKeys,
  settingIds,
  viewIds,
  CARD_EDITOR_VIEW_TYPE,
  PREVIEW_VIEW_TYPE,
} from '../../src/extension/contributions';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { id: string; name: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { id: string }[] };
    readonly viewsWelcome: readonly { view: string; contents: string; when?: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { scope: string }>> };
  };
}

function findManifest(): { folder: string; manifest: Manifest } {
  const extension = vscode.extensions.getExtension('seatalk-bot-studio.seatalk-bot-studio');
  assert.ok(extension);
  const folder = extension.extensionPath;
  return {
    folder,
    manifest: JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest,
  };
}

describe('contributions', () => {
  const { folder, manifest } = findManifest();
  const { contributes } = manifest;
  const declared = contributes.commands.map(({ command }) => command);

  it('the code and the manifest name the same commands', () => {
    assert.deepEqual(declared.toSorted(), Object.values<string>(commandIds).toSorted());
  });

  it('the code and the manifest name the same views and settings', () => {
    assert.deepEqual(
      Object.values(contributes.views)
        .flat()
        .map(({ id }) => id)
        .toSorted(),
      [viewIds.apps, viewIds.groups],
    );
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [viewIds.container],
    );
    assert.deepEqual(
      Object.keys(contributes.configuration.properties).toSorted(),
      Object.values<string>(settingIds).toSorted(),
    );
  });

  it('every command of the manifest does something once the extension is active', async () => {
    await vscode.extensions.getExtension('seatalk-bot-studio.seatalk-bot-studio')?.activate();
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter((id) => !known.has(id)),
      [],
    );
  });

  it('menus and welcome texts name commands that exist', () => {
    const inMenus = Object.values(contributes.menus)
      .flat()
      .map(({ command }) => command);
    const inTexts = [
      ...readFileSync(path.join(folder, 'package.nls.json'), 'utf8').matchAll(/command:([\w.]+)/gu),
    ]
      .map(([, id]) => id ?? '')
      .filter((id) => !id.endsWith('.focus'));
    const known = new Set(declared);
    assert.deepEqual(
      [...inMenus, ...inTexts].filter((id) => !known.has(id)),
      [],
    );
  });

  it('when clauses use context keys that are set', () => {
    const whens = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome].map(
      ({ when }) => when ?? '',
    );
    const used = new Set(
      whens.flatMap((when) => [...when.matchAll(/seatalk(?:\.\w+)+/gu)].map(([key]) => key)),
    );
    const known: readonly string[] = Object.values(contextKeys);
    const shown: readonly string[] = [...Object.values(viewIds), PREVIEW_VIEW_TYPE, CARD_EDITOR_VIEW_TYPE];
    const items = [...used].filter((key) => !known.includes(key) && !shown.includes(key));
    // What is left are values of `viewItem`.
    const compared = whens.filter((when) => when.includes('viewItem')).join();
    assert.deepEqual(
      items.filter((item) => !compared.includes(item)),
      [],
    );
    for (const key of known) assert.ok(used.has(key), `${key} is set and never used`);
  });

  it('no text of the manifest is missing, and none is left over', () => {
    const used = new Set(
      [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/gu)].map(([, key]) => key ?? ''),
    );
    const texts = JSON.parse(readFileSync(path.join(folder, 'package.nls.json'), 'utf8')) as Record<
      string,
      string
    >;
    assert.deepEqual(Object.keys(texts).toSorted(), [...used].toSorted());
  });

  it('no workspace can change how much of the quota is used', () => {
    assert.equal(contributes.configuration.properties[settingIds.rateLimitShare]?.scope, 'application');
  });
});
