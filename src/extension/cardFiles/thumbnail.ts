import * as vscode from 'vscode';
import { CARD_LIMITS } from '../../contract/cardLimits';
import { decodedBytes, imageMime, imageSize, isBase64 } from '../../cards/view/imageBytes';
import { kilobytes } from '../base/kilobytes';

/** Characters of Base64 that a hover shows as a picture; the editor draws no larger Markdown, and is slow long before. */
const MAX_SHOWN = 95_000;
/** Pixels. */
const MAX_WIDTH = 320;
const MAX_HEIGHT = 200;

const NAMES = { 'image/png': 'PNG', 'image/jpeg': 'JPG', 'image/gif': 'GIF' } as const;

/** Type, size and bytes of an image in one line: `PNG · 320 × 180 · 42 kB`. Undefined where it is none that SeaTalk takes. */
export function imageLine(base64: string): string | undefined {
  const mime = imageMime(base64);
  if (!mime) return undefined;
  const size = imageSize(base64);
  const parts = [
    NAMES[mime],
    ...(size ? [`${size.width} × ${size.height}`] : []),
    kilobytes(decodedBytes(base64)),
  ];
  return parts.join(' · ');
}

/** The image in a card, small, and what it takes of the limit. Empty for what is no image. */
export function thumbnail(base64: string): vscode.MarkdownString[] {
  const line = imageLine(base64);
  const mime = imageMime(base64);
  if (line === undefined || !mime || !isBase64(base64)) return [];
  const words = new vscode.MarkdownString();
  if (base64.length <= MAX_SHOWN) {
    // Letters, digits, +, / and = only: nothing in it can end the address.
    words.appendMarkdown(`![${line}](data:${mime};base64,${base64}${scale(base64)})\n\n`);
  }
  const share = (base64.length / CARD_LIMITS.imageBase64Bytes) * 100;
  const percent = share < 1 ? '< 1' : String(Math.round(share));
  words.appendMarkdown(`${line}  \n`);
  words.appendMarkdown(
    vscode.l10n.t(
      '{0} % of the 5 MB that an image may have as Base64 ({1})',
      percent,
      kilobytes(base64.length),
    ),
  );
  if (base64.length > MAX_SHOWN) {
    words.appendMarkdown(`  \n${vscode.l10n.t('Too large to be shown here; the preview shows it.')}`);
  }
  return [words];
}

/** The editor's own notation for the size of an image in Markdown. */
function scale(base64: string): string {
  const size = imageSize(base64);
  if (!size || size.width === 0 || size.height === 0) return '';
  const factor = Math.min(1, MAX_WIDTH / size.width, MAX_HEIGHT / size.height);
  const [width, height] = [size.width, size.height].map((side) => Math.max(1, Math.round(side * factor)));
  return `|width=${width},height=${height}`;
}
