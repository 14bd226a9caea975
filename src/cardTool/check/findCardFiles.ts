import type { ToolWorld } from '../base/world';

/** How a card file's name ends: what a folder on the command line stands for. */
const CARD_FILE = '.seatalk-card.json';

/** One file to check, or a path that leads to none. */
export type NamedFile = { readonly file: string } | { readonly path: string; readonly problem: string };

/** The files that paths stand for, each once, in the order given. */
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
    const files = (await world.filesBelow(path)).filter((file) => file.endsWith(CARD_FILE));
    if (files.length > 0) return files.map((file) => ({ file }));
    return [{ path, problem: `There is no *${CARD_FILE} in this folder.` }];
  } catch (error) {
    return [{ path, problem: systemWords(error) }];
  }
}

/** Why the system would not read or write, in a sentence. @param missing what is said where there is nothing under the path. */
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
