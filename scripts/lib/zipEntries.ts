import { openPromise } from 'yauzl';

/** Names and unpacked sizes in bytes of all files in a zip archive. */
export async function zipEntries(file: string): Promise<Map<string, number>> {
  const archive = await openPromise(file);
  const entries = new Map<string, number>();
  for await (const entry of archive.eachEntry()) {
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry.uncompressedSize);
  }
  return entries;
}
