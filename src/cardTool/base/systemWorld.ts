import { createReadStream } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PathKind, ToolWorld } from './world';

/** The real machine. */
export function systemWorld(): ToolWorld {
  return {
    env: process.env,
    folder: process.cwd(),
    isTerminal: process.stdout.isTTY,
    out: (what) => void process.stdout.write(what),
    err: (text) => void process.stderr.write(text),
    kindOf,
    filesBelow,
    read,
    write: (file, bytes) => writeFile(file, bytes),
  };
}

async function kindOf(file: string): Promise<PathKind> {
  const found = await stat(file).catch(() => undefined);
  if (!found) return 'missing';
  return found.isDirectory() ? 'folder' : 'file';
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of sorted) {
    const full = path.join(folder, entry.name);
    if (entry.isFile()) found.push(full);
    else if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) {
      found.push(...(await filesBelow(full)));
    }
  }
  return found;
}

/** Reads a stream, so that something without a size, such as a pipe or `/dev/zero`, stops at the limit too. */
async function read(file: string, limit: number): Promise<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> =
    file === '-' ? process.stdin : createReadStream(file, { end: limit });
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
    if (length > limit) break;
  }
  return Buffer.concat(parts, Math.min(length, limit + 1));
}
