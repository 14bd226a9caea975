import * as vscode from 'vscode';
import { statusProgress } from '../../base/dialogs';
import { pickOne } from '../../base/quickPick';
import { CARD_LIMITS } from '../../../contract/cardLimits';
import { imageMime, imageSize, isComplete, otherFileType } from '../../../cards/images/imageBytes';
import type { ImageMime } from '../../../contract/imageType';
import { showRefusal } from '../../base/notices';
import { oneLine } from '../../../base/plainText';
import { sizeWords } from '../../../base/sizeWords';
import { MAX_DECODED_PIXELS } from '../../images/decodable';
import { imageWords } from '../../images/imageWords';
import type { CardImageBytes } from '../../images/shrinkImage';

/** An image for `image.content`. */
export interface ChosenImage {
  /** In one piece, without a prefix. */
  readonly base64: string;
  readonly mime: ImageMime;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the file, before Base64. */
  readonly bytes: number;
}

/** Bytes of a file that fit the limit once they are Base64: three of four characters. */
const MAX_FILE_BYTES = Math.floor(CARD_LIMITS.imageBase64Bytes / 4) * 3;
/** A larger file was chosen by mistake; it isn't even read. */
const MAX_READ_BYTES = 60 * 1024 * 1024;
/** Bytes below which the person isn't asked whether to make an image smaller. */
const SMALL_ENOUGH_BYTES = 150 * 1024;
/** Making an image smaller is offered when the result is at most this part of it. */
const WORTH_IT = 0.7;

/**
 * Asks for an image file and makes it fit a card, offering to make it small where it is large. Undefined when the person gave up, or
 * has been shown why the file can't be used.
 */
export async function pickImage(): Promise<ChosenImage | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Image for the Card'),
      openLabel: vscode.l10n.t('Insert'),
      filters: { [vscode.l10n.t('Images')]: ['png', 'jpg', 'jpeg', 'gif'] },
    })) ?? [];
  if (!file) return undefined;
  const name = file.path.split('/').at(-1) ?? '';
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > MAX_READ_BYTES) {
    return refuse(
      vscode.l10n.t(
        '{0} is {1}. The limit for card images is {2}.',
        oneLine(name, 80),
        sizeWords(size),
        sizeWords(MAX_FILE_BYTES),
      ),
    );
  }
  return fitImage(await vscode.workspace.fs.readFile(file), name);
}

/** Makes the bytes of a file fit a card, as `pickImage` does. @param name of the file, for messages. */
async function fitImage(bytes: Uint8Array, name: string): Promise<ChosenImage | undefined> {
  const shown = oneLine(name, 80);
  const base64 = Buffer.from(bytes).toString('base64');
  const mime = imageMime(base64);
  if (!mime) {
    const other = otherFileType(base64);
    return refuse(
      other === undefined
        ? vscode.l10n.t("{0} isn't an image. SeaTalk accepts PNG, JPG, and GIF.", shown)
        : vscode.l10n.t('{0} is {1}. SeaTalk accepts PNG, JPG, and GIF. Convert it first.', shown, other),
    );
  }
  const size = imageSize(base64);
  if (!size) return refuse(vscode.l10n.t("{0} is damaged. Its dimensions can't be read.", shown));
  const asItIs: CardImageBytes = { bytes, mime, ...size };
  const fits = bytes.length <= MAX_FILE_BYTES;
  if (mime === 'image/gif') {
    return fits
      ? toChosenImage(asItIs)
      : refuse(
          vscode.l10n.t(
            "{0} is {1}. The limit for card images is {2}. A GIF can't be resized here without losing its animation.",
            shown,
            sizeWords(bytes.length),
            sizeWords(MAX_FILE_BYTES),
          ),
        );
  }
  if (fits && bytes.length <= SMALL_ENOUGH_BYTES) return toChosenImage(asItIs);
  const maxPixels = MAX_DECODED_PIXELS.insert[mime];
  if (size.width * size.height > maxPixels && !fits) {
    return refuse(
      vscode.l10n.t(
        '{0} has {1} megapixels. Images above {2} megapixels can’t be made smaller here; resize it first.',
        shown,
        Math.round((size.width * size.height) / 1_000_000),
        maxPixels / 1_000_000,
      ),
    );
  }
  const offers = await shrink(bytes, mime, maxPixels, shown, fits);
  if (!offers) {
    return fits && isComplete(base64)
      ? toChosenImage(asItIs)
      : refuse(vscode.l10n.t("{0} can't be read as an image. It may be damaged.", shown));
  }
  const { small, large } = offers;
  if (fits && small.bytes.length > bytes.length * WORTH_IT) return toChosenImage(asItIs);
  const chosen = await choose(asItIs, small, fits ? asItIs : large, fits, shown);
  return chosen && toChosenImage(chosen);
}

async function shrink(
  bytes: Uint8Array,
  mime: 'image/png' | 'image/jpeg',
  maxPixels: number,
  name: string,
  fits: boolean,
): Promise<{ readonly small: CardImageBytes; readonly large: CardImageBytes | undefined } | undefined> {
  return statusProgress(vscode.l10n.t('Resizing {0}', name), async () => {
    const { Shrinker } = await import('../../images/shrinkImage');
    try {
      const shrinker = new Shrinker(bytes, mime, maxPixels);
      return { small: shrinker.small(), large: fits ? undefined : shrinker.large(MAX_FILE_BYTES) };
    } catch {
      // Damaged, of a kind the decoders don't know, or too much to decode; the caller shows that.
      return undefined;
    }
  });
}

async function choose(
  before: CardImageBytes,
  small: CardImageBytes,
  large: CardImageBytes | undefined,
  fits: boolean,
  name: string,
): Promise<CardImageBytes | undefined> {
  const item = (label: string, detail: string, image: CardImageBytes) => ({
    label,
    description: imageWords(image.mime, image, image.bytes.length),
    detail,
    image,
  });
  const items = [
    item(
      vscode.l10n.t('Resize to Card Width'),
      vscode.l10n.t('Sharp on every screen and quick to send'),
      small,
    ),
  ];
  if (large && large.bytes.length > small.bytes.length) {
    items.push(
      fits
        ? item(vscode.l10n.t('Keep Original'), vscode.l10n.t('Sends the original bytes every time'), large)
        : item(vscode.l10n.t('Largest Allowed Size'), vscode.l10n.t('Just under the limit'), large),
    );
  }
  const chosen = await pickOne(items, {
    title: vscode.l10n.t('{0} Is {1}', name, imageWords(before.mime, before, before.bytes.length)),
    placeHolder: fits
      ? vscode.l10n.t('Resize the image?')
      : vscode.l10n.t('The limit for card images is {0}. Resize the image?', sizeWords(MAX_FILE_BYTES)),
  });
  return chosen?.image;
}

function toChosenImage({ bytes, mime, width, height }: CardImageBytes): ChosenImage {
  return { base64: Buffer.from(bytes).toString('base64'), mime, width, height, bytes: bytes.length };
}

function refuse(message: string): undefined {
  showRefusal(message);
  return undefined;
}
