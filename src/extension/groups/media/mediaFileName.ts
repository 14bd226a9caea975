import { startOf } from '../../../base/clusters';
import { FILENAME_MAX_CHARACTERS } from '../../../contract/limits';

// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;
/** Names Windows keeps for devices, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Extensions for media that come without a name. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
  'video/webm': '.webm',
};

/**
 * Turns a received file name into one that is only a name on every system: no folders, no leading dots, no
 * device names, no characters that hide the true extension. Undefined when nothing is left.
 */
export function diskFileName(claimed: string): string | undefined {
  // Everything before a separator names a folder, which is not for the sender to choose.
  const name = (claimed.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(FORBIDDEN, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  if (name === '' || /^_+$/.test(name)) return undefined;
  const short = shorten(name);
  return DEVICE.test(short) ? `_${short}` : short;
}

/** A name for media: the sender's made safe, else the kind with the extension of the content type. */
export function mediaFileName(media: {
  readonly kind: string;
  readonly claimed?: string | undefined;
  readonly contentType?: string | undefined;
}): string {
  const claimed = media.claimed === undefined ? undefined : diskFileName(media.claimed);
  if (claimed !== undefined) return claimed;
  const type = (media.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return `${media.kind}${EXTENSIONS[type] ?? ''}`;
}

function shorten(name: string): string {
  if (name.length <= FILENAME_MAX_CHARACTERS) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  return startOf(name, FILENAME_MAX_CHARACTERS - extension.length) + extension;
}
