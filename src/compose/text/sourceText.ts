import type { Source } from '../model/source';

/** Files above this many bytes aren't read as text. The largest card, with three full images, is smaller. */
const TEXT_FILE_MAX_BYTES = 20 * 1024 * 1024;

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g;
/** Above this share of control and replacement characters, a text is taken for a binary file opened as text. */
const BINARY_SHARE = 0.05;
const SAMPLE_CHARACTERS = 8192;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * The text of a source with line feeds only and without a byte order mark; undefined when the source isn't text. An unpaired surrogate,
 * which UTF-8 can't encode, becomes U+FFFD.
 */
export function sourceText(source: Source): string | undefined {
  const text = source.text ?? (source.kind === 'file' ? decode(source.bytes) : undefined);
  if (text === undefined || looksBinary(text)) return undefined;
  return text
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(LONE_SURROGATE, '\ufffd');
}

/** Removes blank lines at the start and white space at the end. The indentation of the first line stays. */
export function trimmed(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.length > TEXT_FILE_MAX_BYTES) return undefined;
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function looksBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  return (sample.match(CONTROL)?.length ?? 0) > sample.length * BINARY_SHARE;
}
