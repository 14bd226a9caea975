import * as path from 'node:path';
import * as vscode from 'vscode';
import type { RuleChoice } from '../../../cards/check/ruleChoice';
import type { FoundConfig } from '../../../cards/check/ruleConfig';
import { Disposables } from '../../../base/disposables';

const CONFIG_FILES = '**/{.seatalk-cardrc.json,package.json}';
/** Maximum bytes of a configuration that is read. A larger `package.json` has no section of ours. */
const MAX_CONFIG_BYTES = 1024 * 1024;

/**
 * Which card rules are reported for a document: as the nearest `.seatalk-cardrc.json` or section of `package.json` says. Read on first use
 * and kept until one of these files changes. A configuration is data alone, so it counts in restricted workspaces too.
 */
export class RuleChoices implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #found = new Map<string, Promise<FoundConfig<vscode.Uri> | undefined>>();
  #problems: vscode.DiagnosticCollection | undefined;

  /** Fires when another choice may hold for some documents. */
  readonly onDidChange = this.#changed.event;

  dispose(): void {
    this.#owned.dispose();
  }

  /** The choice for a document. Never rejects. @param uri of the document, or of the code that a card was read from. */
  async choiceFor(uri: vscode.Uri): Promise<RuleChoice> {
    // An unsaved document has no folder.
    if (uri.scheme === 'untitled') return {};
    const folder = above(uri);
    const key = folder.toString();
    const known = this.#found.get(key) ?? this.#find(folder);
    this.#found.set(key, known);
    return (await known)?.choice ?? {};
  }

  async #find(folder: vscode.Uri): Promise<FoundConfig<vscode.Uri> | undefined> {
    this.#problems ??= this.#watch();
    const { nearestConfig } = await import('../../../cards/check/ruleConfig');
    const found = await nearestConfig(folder, (at) => (at.path === '/' ? undefined : above(at)), readText);
    if (found) this.#report(found);
    return found;
  }

  #watch(): vscode.DiagnosticCollection {
    const watcher = this.#owned.add(vscode.workspace.createFileSystemWatcher(CONFIG_FILES));
    const forget = (uri: vscode.Uri) => {
      const folder = above(uri).toString();
      // Packages are installed by the hundred, and none of them is above a card.
      if (![...this.#found.keys()].some((key) => key.startsWith(folder))) return;
      this.#found.clear();
      this.#problems?.clear();
      this.#changed.fire();
    };
    this.#owned.add(watcher.onDidChange(forget));
    this.#owned.add(watcher.onDidCreate(forget));
    this.#owned.add(watcher.onDidDelete(forget));
    return this.#owned.add(vscode.languages.createDiagnosticCollection('seatalk card rules'));
  }

  #report({ folder, name, text, problems }: FoundConfig<vscode.Uri>): void {
    const position = (offset: number) => {
      const before = text.slice(0, offset).split(/\r\n|\r|\n/u);
      return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
    };
    const diagnostics = problems.map(({ template, args, offset, length }) => {
      const range = new vscode.Range(position(offset), position(offset + length));
      const words = vscode.l10n.t(template, args);
      const diagnostic = new vscode.Diagnostic(range, words, vscode.DiagnosticSeverity.Warning);
      diagnostic.source = 'SeaTalk';
      return diagnostic;
    });
    this.#problems?.set(vscode.Uri.joinPath(folder, name), diagnostics);
  }
}

function above(uri: vscode.Uri): vscode.Uri {
  return uri.with({ path: path.posix.dirname(uri.path), query: '', fragment: '' });
}

async function readText(folder: vscode.Uri, name: string): Promise<string | undefined> {
  const file = vscode.Uri.joinPath(folder, name);
  try {
    if ((await vscode.workspace.fs.stat(file)).size > MAX_CONFIG_BYTES) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    // Not there, or not for this person to read.
    return undefined;
  }
}
