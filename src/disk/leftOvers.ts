import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** After a file's name and a dot: a new value that never took its place. */
const UNFINISHED = /^[0-9a-z]+\.tmp$/;
/** The same of a lock that was moved away to be deleted. */
const MOVED_LOCK = /^lock\.[0-9a-z]+$/;
/** A lock that was moved away by mistake is put back at once; one of this age never is. */
const MOVED_LOCK_MS = 60_000;

/**
 * Removes what processes that died left beside a file. Only the holder of the file's lock may: nobody else is writing then.
 * @param path of the file, without its extension or with it.
 */
export async function removeLeftOvers(path: string): Promise<void> {
  const folder = dirname(path);
  const prefix = `${basename(path)}.`;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue;
    const rest = name.slice(prefix.length);
    const found = join(folder, name);
    if (UNFINISHED.test(rest) || (MOVED_LOCK.test(rest) && (await isOld(found))))
      await rm(found, { force: true });
  }
}

async function isOld(path: string): Promise<boolean> {
  try {
    // Files carry the time of the machine, whatever clock others go by.
    return Date.now() - (await stat(path)).mtimeMs > MOVED_LOCK_MS;
  } catch {
    return false;
  }
}
