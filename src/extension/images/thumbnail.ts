import * as vscode from 'vscode';
import { Markdown } from '../base/markdown';
import { CARD_LIMITS } from '../../contract/cardLimits';
import { imageMime, imageSize, isBase64 } from '../../cards/images/imageBytes';
import type { ImageMime } from '../../contract/imageType';
import { sizeWords } from '../../base/sizeWords';
import { MAX_DECODED_PIXELS } from './decodable';
import { base64ImageWords } from './imageWords';

/** Characters of Base64 that a hover shows as a picture; the editor draws no larger Markdown, and is slow long before. */
const MAX_SHOWN = 95_000;
/** Pixels on the screen. */
const BOX = { width: 320, height: 200 };

interface SmallPicture {
  readonly base64: string;
  readonly mime: ImageMime;
}

/** Images of cards as a hover shows them. The last small picture is kept, because one image is often hovered several times. */
export class Thumbnails {
  #last: { readonly of: string; readonly small: SmallPicture | undefined } | undefined;

  /** The image in a card, small, and what it takes of the limit. Empty for what isn't an image. */
  async of(base64: string): Promise<vscode.MarkdownString[]> {
    const line = base64ImageWords(base64);
    if (line === undefined || !imageMime(base64) || !isBase64(base64)) return [];
    const words = new Markdown();
    const isShown = await this.add(words, base64);
    const share = (base64.length / CARD_LIMITS.imageBase64Bytes) * 100;
    const percent = share < 1 ? '< 1' : String(Math.round(share));
    const used = vscode.l10n.t('{0}% of the 5 MB limit for Base64 ({1})', percent, sizeWords(base64.length));
    words.add`${line}  \n${used}`;
    if (!isShown) words.add`  \n${vscode.l10n.t('Too large to show here. The preview shows it.')}`;
    return [words.value];
  }

  /** Adds an image to a hover, small. @returns whether it could be made so. */
  async add(words: Markdown, base64: string): Promise<boolean> {
    const line = base64ImageWords(base64);
    const mime = imageMime(base64);
    if (line === undefined || !mime || !isBase64(base64)) return false;
    const shown = base64.length <= MAX_SHOWN ? { base64, mime } : await this.#small(base64, mime);
    if (shown) words.picture(line, shown.mime, shown.base64, scale(shown.base64)).add`\n\n`;
    return shown !== undefined;
  }

  async #small(base64: string, mime: ImageMime): Promise<SmallPicture | undefined> {
    if (this.#last?.of !== base64) this.#last = { of: base64, small: await smallPicture(base64, mime) };
    return this.#last.small;
  }
}

/** The image made small; undefined where that would take long, of a GIF, which no decoder here reads, and of a damaged file. */
async function smallPicture(base64: string, mime: ImageMime): Promise<SmallPicture | undefined> {
  const size = imageSize(base64);
  if (mime === 'image/gif' || !size || base64.length > CARD_LIMITS.imageBase64Bytes) return undefined;
  const maxPixels = MAX_DECODED_PIXELS.hover[mime];
  // Before anything of it is decoded, be it only from Base64.
  if (size.width * size.height > maxPixels) return undefined;
  const { Shrinker } = await import('./shrinkImage');
  try {
    const shrinker = new Shrinker(Buffer.from(base64, 'base64'), mime, maxPixels);
    const picture = shrinker.thumbnail(BOX, Math.floor(MAX_SHOWN / 4) * 3);
    return picture && { base64: Buffer.from(picture.bytes).toString('base64'), mime: picture.mime };
  } catch {
    // Damaged: only the text beside it is shown.
    return undefined;
  }
}

/** Its size in the box, in pixels. */
function scale(base64: string): { readonly width?: number; readonly height?: number } {
  const size = imageSize(base64);
  if (!size || size.width === 0 || size.height === 0) return {};
  const factor = Math.min(1, BOX.width / size.width, BOX.height / size.height);
  const scaled = (side: number) => Math.max(1, Math.round(side * factor));
  return { width: scaled(size.width), height: scaled(size.height) };
}
