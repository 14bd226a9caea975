import { openPromise } from 'yauzl';

/** The names of all files in a zip archive. */
export async function zipEntries(file: string): Promise<string[]> {
  const archive = await openPromise(file);
  const names: string[] = [];
  for await (const { fileName } of archive.eachEntry()) {
    if (!fileName.endsWith('/')) names.push(fileName);
  }
  return names;
}
