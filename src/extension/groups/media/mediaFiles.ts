import * as path from 'node:path';
import * as vscode from 'vscode';
import { schemes } from '../../contributions';

/** A folder with one file each; see `fetchMedia`. */
const FILE = /^\/[\da-f-]{36}\/[^/\\]+$/u;

/** The address under which an editor shows a downloaded file, read-only. @param root the folder of all of them. */
export function mediaUri(root: string, file: string): vscode.Uri {
  const inside = path.relative(root, file).split(path.sep).join('/');
  return vscode.Uri.from({ scheme: schemes.media, path: `/${inside}` });
}

/**
 * Attachments of messages as files that can be looked at and not changed: a change would reach nobody. They are read from the
 * extension's own folder.
 */
export class MediaFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]> = new vscode.EventEmitter<
    vscode.FileChangeEvent[]
  >().event;
  readonly #root: vscode.Uri;

  /** @param root the folder of all of them. */
  constructor(root: vscode.Uri) {
    this.#root = root;
  }

  watch(): vscode.Disposable {
    return { dispose: () => undefined };
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const stat = await vscode.workspace.fs.stat(this.#fileOf(uri));
    return { ...stat, permissions: vscode.FilePermission.Readonly };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return vscode.workspace.fs.readFile(this.#fileOf(uri));
  }

  readDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  #fileOf(uri: vscode.Uri): vscode.Uri {
    // No folder but those of media, whatever an address says.
    if (!FILE.test(uri.path) || uri.path.endsWith('/..')) throw vscode.FileSystemError.FileNotFound(uri);
    return vscode.Uri.joinPath(this.#root, uri.path);
  }
}
