import { FILE_MIN_BASE64_BYTES, MEDIA_MAX_BASE64_BYTES, MEDIA_MAX_RAW_BYTES } from '../../contract/limits';
import { TextFormat } from '../../contract/outbound';
import type { Content, Draft } from '../model/content';
import { failed } from '../model/content';
import { baseName, safeFileName, extensionFor } from './fileName';
import { problem } from '../model/problem';
import type { Source } from '../model/source';
import { formattedHeading } from '../text/heading';
import { sourceText } from '../text/sourceText';
import { imageType, isAcceptedImage } from './imageType';

/** Makes a file message from anything. A file's bytes are sent unchanged; text is sent as UTF-8 with line feeds. */
export function composeFile(source: Source): Draft {
  const bytes = source.kind === 'file' ? source.bytes : Buffer.from(sourceText(source) ?? source.text);
  if (bytes.length === 0 || (source.kind === 'text' && source.text.trim() === '')) {
    return failed(problem('empty', {}));
  }
  const encoded = base64Length(bytes.length);
  if (encoded > MEDIA_MAX_BASE64_BYTES) {
    return failed(problem('too_large', { bytes: bytes.length, limitBytes: MEDIA_MAX_RAW_BYTES }));
  }
  if (encoded < FILE_MIN_BASE64_BYTES) {
    const isText = sourceText(source) !== undefined;
    const least = { bytes: bytes.length, limitBytes: FILE_MIN_RAW_BYTES };
    return failed(problem('file_too_small', least, isText ? ['as_code', 'as_text'] : []));
  }
  const from = source.fileName === undefined ? undefined : baseName(source.fileName);
  const fileName = safeFileName(from ?? 'message', fallbackExtension(source));
  return {
    contents: [...headingOf(source), { kind: 'file', base64: toBase64(bytes), fileName }],
    problems:
      from === undefined || from === fileName ? [] : [problem('file_renamed', { from, to: fileName })],
  };
}

/** Where a text is from, as a message of its own: a file has no room for it. */
function headingOf(source: Source): Content[] {
  if (source.kind !== 'text' || !source.heading) return [];
  return [{ kind: 'text', format: TextFormat.markdown, content: formattedHeading(source.heading) }];
}

/** The smallest number of bytes whose padded Base64 reaches the minimum length of a file. */
const FILE_MIN_RAW_BYTES = Math.floor((FILE_MIN_BASE64_BYTES - 1) / 4) * 3 + 1;

function fallbackExtension(source: Source): string {
  if (source.kind === 'text') return extensionFor(source.languageId);
  return sourceText(source) === undefined ? 'bin' : 'txt';
}

/** Length of the padded Base64 text for a number of bytes. */
function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** Standard Base64 with padding. */
function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** Makes an image message from a PNG, JPG, or GIF. The first bytes decide the type, not the file name. */
export function composeImage(source: Source): Draft {
  const type = source.kind === 'file' ? imageType(source.bytes) : undefined;
  if (source.kind === 'file' && source.bytes.length === 0) return failed(problem('empty', {}));
  if (source.kind === 'text' || !isAcceptedImage(type)) {
    return failed(problem('bad_image', { type: type ?? 'unknown' }, ['as_file']));
  }
  const { bytes } = source;
  if (base64Length(bytes.length) > MEDIA_MAX_BASE64_BYTES) {
    // No remedy: a file message has the same limit.
    return failed(problem('too_large', { bytes: bytes.length, limitBytes: MEDIA_MAX_RAW_BYTES }));
  }
  return { contents: [{ kind: 'image', base64: toBase64(bytes) }], problems: [] };
}
