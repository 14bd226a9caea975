import type { FrameMessage } from '../protocol';
import { cardPicture } from './cardPicture';

/** Takes pictures of the card shown, for the clipboard or a file. */
export class PictureActions {
  readonly #client: () => HTMLElement | undefined;
  readonly #post: (message: FrameMessage) => void;

  constructor(client: () => HTMLElement | undefined, post: (message: FrameMessage) => void) {
    this.#client = client;
    this.#post = post;
  }

  /** Puts a PNG on the clipboard. Where the frame may not, the host offers a file. */
  copy(): void {
    const work = async (): Promise<void> => {
      const png = await this.#take();
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
      this.#post({ type: 'copiedPicture' });
    };
    work().catch((error: unknown) => this.#post({ type: 'copiedPicture', error: wordsOf(error) }));
  }

  /** Hands a PNG to the host. */
  save(): void {
    const work = async (): Promise<void> => {
      const bytes = new Uint8Array(await (await this.#take()).arrayBuffer());
      this.#post({ type: 'savePicture', png: toBase64(bytes) });
    };
    work().catch((error: unknown) => this.#post({ type: 'copiedPicture', error: wordsOf(error) }));
  }

  async #take(): Promise<Blob> {
    const client = this.#client();
    if (!client) throw new Error('There is no card to take a picture of.');
    return cardPicture(client);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
