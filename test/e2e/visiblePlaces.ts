import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';

/** Text by the place where a person or another program can read it. */
export type Places = Map<string, string>;

/** Every file below a folder, but those that go away meanwhile. */
export function readFolder(places: Places, name: string, folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = readIfThere(file);
    if (content !== undefined) places.set(`${name}: ${path.relative(folder, file)}`, content);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The HTML of the window and of the webviews in it: rows, labels, notifications, status bar. */
export async function readPage(places: Places, moment: string, page: Page): Promise<void> {
  for (const [index, frame] of page.frames().entries()) {
    const html = await frame.content().catch(() => '');
    places.set(`window, frame ${index}, ${moment}`, html);
  }
}

/** Runs in the page: all records of all its databases as text. */
const DUMP_DATABASES = `(async () => {
  const text = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
    return typeof value === 'string' ? value : JSON.stringify(value) ?? '';
  };
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    for (const store of database.objectStoreNames) {
      const records = database.transaction(store).objectStore(store);
      const read = (reading) => new Promise((resolve) => (reading.onsuccess = () => resolve(reading.result)));
      const [keys, values] = await Promise.all([read(records.getAllKeys()), read(records.getAll())]);
      found[name + '/' + store] = keys.map((key, index) => String(key) + ': ' + text(values[index])).join('\\n');
    }
    database.close();
  }
  found.localStorage = JSON.stringify(localStorage);
  found.sessionStorage = JSON.stringify(sessionStorage);
  return found;
})()`;

/** What the editor keeps in the browser, by store: state of extensions, its own log, and more. */
export function readStores(page: Page): Promise<Record<string, string>> {
  return page.evaluate<Record<string, string>>(DUMP_DATABASES);
}

/** The same among the places. */
export async function readBrowserStorage(places: Places, page: Page): Promise<void> {
  for (const [name, text] of Object.entries(await readStores(page)))
    places.set(`browser storage: ${name}`, text);
}

/** The names of the places where a text stands, as it is, in URL encoding or in Base64. */
export function findIn(places: Places, text: string): string[] {
  const forms = [text, encodeURIComponent(text), Buffer.from(text).toString('base64').replace(/=+$/u, '')];
  return [...places]
    .filter(([, content]) => forms.some((form) => content.includes(form)))
    .map(([name]) => name);
}
