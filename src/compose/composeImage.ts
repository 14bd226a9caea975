import { MEDIA_MAX_BASE64_BYTES, MEDIA_MAX_RAW_BYTES } from '../contract/limits';
import { base64Length, toBase64 } from './composeFile';
import type { Draft } from './content';
import { failed } from './content';
import { imageType, isAcceptedImage } from './imageType';
import { problem } from './problem';
import type { Source } from './source';

/** The bytes of a PNG, JPG or GIF as an image message; the first bytes decide, not the name. */
export function composeImage(source: Source): Draft {
  const type = source.kind === 'file' ? imageType(source.bytes) : undefined;
  if (source.kind === 'file' && source.bytes.length === 0) return failed(problem('empty', {}));
  if (source.kind === 'text' || !isAcceptedImage(type)) {
    return failed(problem('bad_image', { type: type ?? 'unknown' }, ['as_file']));
  }
  const { bytes } = source;
  if (base64Length(bytes.length) > MEDIA_MAX_BASE64_BYTES) {
    // As a file it would be as large.
    return failed(problem('too_large', { bytes: bytes.length, limitBytes: MEDIA_MAX_RAW_BYTES }));
  }
  return { contents: [{ kind: 'image', base64: toBase64(bytes) }], problems: [] };
}
