import { CARD_FILE_ENDING } from '../../cards/document/cardFilePatterns';
import path from 'node:path';
import { readFilePattern } from '../../base/filePattern';
import { codeLanguageOf } from '../../cards/inCode/codeFile';
import { visible } from '../../cli/visible';
import type { ToolWorld } from '../base/world';
import { SETTINGS, settingPatterns } from './settingPatterns';

/** What makes a path a glob. */
const MAGIC = /[*?[{]/;

/** A file to check, or a path that doesn't lead to one. */
export type NamedFile = { readonly file: string } | { readonly path: string; readonly problem: string };

/** Whether a file may be a card, by its path. */
type IsCardFile = (file: string) => boolean;

/**
 * The files that the paths stand for, in the given order, without duplicates. A folder stands for the card files and the code in it, a
 * glob for those that it matches. A JSON file is a card file by its name, or by the patterns of the editor's setting.
 */
export async function findCardFiles(
  paths: readonly string[],
  world: ToolWorld,
): Promise<readonly NamedFile[]> {
  const isCardFile = await cardFilesOf(world);
  const found = new Map<string, NamedFile>();
  for (const given of paths) {
    for (const named of await behind(given, world, isCardFile))
      found.set('file' in named ? named.file : named.path, named);
  }
  return [...found.values()];
}

async function cardFilesOf(world: ToolWorld): Promise<IsCardFile> {
  const { matches, bad } = await settingPatterns(world);
  for (const { pattern } of bad) {
    world.err(`${SETTINGS}: The pattern "${visible(pattern)}" isn't understood, so it matches no file.\n`);
  }
  return (file) => {
    const relative = slashed(path.relative(world.folder, path.resolve(world.folder, file)));
    return /\.jsonc?$/.test(file) && matches(relative);
  };
}

async function behind(
  given: string,
  world: ToolWorld,
  isCardFile: IsCardFile,
): Promise<readonly NamedFile[]> {
  if (given === '-') return [{ file: given }];
  const kind = await world.kindOf(given);
  if (kind === 'file') return [{ file: given }];
  try {
    if (kind === 'missing') {
      if (MAGIC.test(given)) return await matching(given, world, isCardFile);
      return [{ path: given, problem: 'File not found.' }];
    }
    const files = (await world.filesBelow(given)).filter((file) => isCardFile(file) || codeLanguageOf(file));
    if (files.length > 0) return files.map((file) => ({ file }));
    return [{ path: given, problem: `This folder contains no *${CARD_FILE_ENDING} and no code.` }];
  } catch (error) {
    return [{ path: given, problem: systemWords(error) }];
  }
}

/** The files that a glob matches. Shells differ in which globs they expand, so those that arrive are expanded here. */
async function matching(
  glob: string,
  world: ToolWorld,
  isCardFile: IsCardFile,
): Promise<readonly NamedFile[]> {
  const steps = glob.split(/[/\\]/);
  const first = steps.findIndex((step) => MAGIC.test(step));
  const folder = steps.slice(0, first).join('/') || (first === 0 ? '.' : '/');
  const pattern = readFilePattern(`./${steps.slice(first).join('/')}`);
  if ('fault' in pattern)
    return [{ path: glob, problem: `The pattern "${visible(glob)}" isn't understood.` }];
  if ((await world.kindOf(folder)) !== 'folder') return [{ path: glob, problem: 'No file matches.' }];
  // Whoever asks for JSON gets it, whatever its name.
  const isJsonAsked = /\.jsonc?$/.test(glob);
  const files = (await world.filesBelow(folder)).filter((file) => {
    if (!pattern.matches(slashed(path.relative(folder, file)))) return false;
    return isJsonAsked || isCardFile(file) || codeLanguageOf(file) !== undefined;
  });
  return files.length > 0
    ? files.map((file) => ({ file }))
    : [{ path: glob, problem: 'No card file and no code matches.' }];
}

function slashed(file: string): string {
  return file.replaceAll(path.sep, '/');
}

/** Explains in a sentence why the system couldn't read or write. @param missing the sentence for a path that doesn't exist. */
export function systemWords(error: unknown, missing = 'File not found.'): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return missing;
    case 'EACCES':
    case 'EPERM':
      return 'Permission denied.';
    case 'EISDIR':
      return 'It is a folder.';
    default:
      return `The system says ${code || String(error)}.`;
  }
}
