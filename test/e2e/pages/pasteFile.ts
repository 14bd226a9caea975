import type { Locator } from 'playwright-core';

/** A picture of one pixel. */
export const PIXEL_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** Pastes or drops a file, as from the clipboard or the file manager. @param base64 of its bytes. */
export async function giveFile(
  target: Locator,
  how: 'paste' | 'drop',
  name: string,
  type: string,
  base64: string,
): Promise<void> {
  await target.evaluate(
    (element, given) => {
      const { atob, ClipboardEvent, DataTransfer, DragEvent, File } =
        globalThis as unknown as BrowserConstructors;
      const bytes = Uint8Array.from(atob(given.base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], given.name, { type: given.type }));
      const init = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        given.how === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: data })
          : new DragEvent('drop', { ...init, dataTransfer: data }),
      );
    },
    { how, name, type, base64 },
  );
}

/** What the page has, as far as it is used here. */
interface BrowserConstructors {
  readonly atob: (base64: string) => string;
  readonly ClipboardEvent: new (type: string, init: object) => Event;
  readonly DragEvent: new (type: string, init: object) => Event;
  readonly DataTransfer: new () => { readonly items: { add(file: unknown): void } };
  readonly File: new (
    parts: readonly Uint8Array[],
    name: string,
    options: { readonly type: string },
  ) => unknown;
}
