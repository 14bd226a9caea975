import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import * as vscode from 'vscode';

/** Bytes of the end of a file or an output that are kept: far more than a message shows. */
const KEPT_BYTES = 64 * 1024;

/** A text that grows elsewhere. */
export interface Growing {
  /** What it is called in words. */
  readonly name: string;
  /**
   * Follows it to its end, or until the signal is aborted.
   * @param write called with its end so far.
   * @throws when it can't be read or started.
   */
  readonly follow: (write: (text: string) => void, signal: AbortSignal) => Promise<void>;
}

/** A file on disk, such as a log: it has no end. */
export function growingFile(uri: vscode.Uri): Growing {
  return {
    name: uri.path.split('/').at(-1) ?? uri.path,
    follow: async (write, signal) => {
      const read = async () => write(await endOfFile(uri.fsPath));
      await read();
      const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), escaped(uri));
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      try {
        await new Promise<void>((resolve, reject) => {
          const changed = () => void read().catch(reject);
          watcher.onDidChange(changed);
          watcher.onDidCreate(changed);
          // What came before the editor watched the folder.
          changed();
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      } finally {
        watcher.dispose();
      }
    },
  };
}

/** The output of a command, both streams as they come. It ends with the command, which is killed when it is given up. */
export function growingOutput(command: string, folder: string | undefined): Growing {
  return {
    name: command,
    follow: (write, signal) =>
      new Promise((resolve, reject) => {
        // A group of its own, so that what the shell has started ends with it.
        const child = spawn(command, {
          shell: true,
          detached: process.platform !== 'win32',
          stdio: ['ignore', 'pipe', 'pipe'],
          ...(folder === undefined ? {} : { cwd: folder }),
        });
        let output = '';
        const take = (chunk: string) => {
          output = (output + chunk).slice(-KEPT_BYTES);
          write(visible(output));
        };
        for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
        child.once('error', reject);
        const kill = () => {
          if (child.pid === undefined || process.platform === 'win32') child.kill();
          else process.kill(-child.pid, 'SIGTERM');
        };
        child.once('close', (code) => {
          signal.removeEventListener('abort', kill);
          const ended = vscode.l10n.t('[ended with code {0}]', String(code));
          if (code !== 0 && !signal.aborted) take(/(?:^|\n)$/.test(output) ? ended : `\n${ended}`);
          resolve();
        });
        signal.addEventListener('abort', kill, { once: true });
      }),
  };
}

/** What a terminal would show: no colors, and of a line that is written again the last state. */
function visible(output: string): string {
  return stripVTControlCharacters(output)
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\n]*\r(?!\n|$)/g, '')
    .replaceAll('\r', '');
}

async function endOfFile(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - KEPT_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    const text = buffer.toString('utf8', 0, bytesRead);
    // The first line may be cut, even inside a character.
    return visible(start === 0 ? text : text.slice(text.indexOf('\n') + 1));
  } finally {
    await file.close();
  }
}

/** A file name as a glob pattern that fits it alone. */
function escaped(uri: vscode.Uri): string {
  return (uri.path.split('/').at(-1) ?? '').replaceAll(/[[\]{}*?]/g, '?');
}
