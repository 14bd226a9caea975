import { CARD_FILE_ENDING } from '../../cards/document/cardFilePatterns';
import type { ToolWorld } from '../base/world';

/** A file to check, or a path that doesn't lead to one. */
export type NamedFile = { readonly file: string } | { readonly path: string; readonly problem: string };

/** The files that the paths stand for, in the given order, without duplicates. */
export async function findCardFiles(
  paths: readonly string[],
  world: ToolWorld,
): Promise<readonly NamedFile[]> {
  const found = new Map<string, NamedFile>();
  for (const path of paths) {
    for (const named of await behind(path, world))
      found.set('file' in named ? named.file : named.path, named);
  }
  return [...found.values()];
}

async function behind(path: string, world: ToolWorld): Promise<readonly NamedFile[]> {
  if (path === '-') return [{ file: path }];
  const kind = await world.kindOf(path);
  if (kind === 'file') return [{ file: path }];
  if (kind === 'missing') return [{ path, problem: 'There is no such file.' }];
  try {
    const files = (await world.filesBelow(path)).filter((file) => file.endsWith(CARD_FILE_ENDING));
    if (files.length > 0) return files.map((file) => ({ file }));
    return [{ path, problem: `There is no *${CARD_FILE_ENDING} in this folder.` }];
  } catch (error) {
    return [{ path, problem: systemWords(error) }];
  }
}

/** Explains in a sentence why the system couldn't read or write. @param missing the sentence for a path that doesn't exist. */
export function systemWords(error: unknown, missing = 'There is no such file.'): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return missing;
    case 'EACCES':
    case 'EPERM':
      return 'There is no permission for it.';
    case 'EISDIR':
      return 'It is a folder.';
    default:
      return `The system says ${code || String(error)}.`;
  }
}
