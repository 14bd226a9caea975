import type { CardElements } from '../../contract/cards';
import type { GroupMessage, SystemAccountMessage, UserMessage } from '../../contract/outbound';
import { acceptedMime } from '../../contract/imageType';
import { isBase64 } from '../../cards/images/imageBytes';
import type { Refusals } from '../refusal';
import { PlatformError } from '../refusal';
import type { DraftBody, MentionRecord, NewFile, TextBody } from '../world/messageRecords';
import type { ResolveMention } from './plainText';
import { replaceMentions, stripFormatting } from './plainText';

type SentMessage = GroupMessage | UserMessage | SystemAccountMessage;

export interface DraftContext {
  readonly refusals: Refusals;
  /** Absent in direct chats, where mention tags stay the text they are. */
  readonly resolve?: ResolveMention | undefined;
  /** The field of the request that holds the message or card, for errors that name a field; the request itself by default. */
  readonly at?: string | undefined;
}

/**
 * Turns a message that was sent into a body to keep: media decoded, text as it will be read back. Nothing is written to the world.
 * @throws PlatformError for media that isn't Base64, or an image that isn't PNG, JPG or GIF.
 */
export function draftBody(context: DraftContext, message: SentMessage): DraftBody {
  switch (message.tag) {
    case 'text':
      return draftText(context, message.text.content, message.text.format ?? 1);
    case 'markdown':
      // The old tag. How it is read back isn't documented.
      return draftText(context, message.markdown.content, 1);
    case 'image': {
      const [name, image] =
        'image_base64' in message
          ? (['image_base64', message.image_base64] as const)
          : (['image', message.image] as const);
      return {
        kind: 'image',
        file: imageFile(context.refusals, image.content, field(context, `${name}.content`)),
      };
    }
    case 'file': {
      const { filename, content } = message.file;
      const bytes = decode(content, context.refusals.input, field(context, 'file.content'));
      return { kind: 'file', file: { bytes, contentType: contentTypeOf(filename), filename } };
    }
    case 'interactive_message':
      return draftCard(
        { ...context, at: field(context, 'interactive_message') },
        message.interactive_message.elements,
      );
  }
}

/** Text and its mentions as they will be read back. */
export function draftText(
  { resolve }: Pick<DraftContext, 'resolve'>,
  source: string,
  format: 1 | 2,
): TextBody {
  if (format === 2) return { kind: 'text', source, format, plain: source, mentions: [] };
  const { plain, mentions } = stripFormatting(source, resolve ?? (() => undefined));
  return { kind: 'text', source, format, plain, mentions };
}

/** @throws PlatformError for an image that isn't Base64, or isn't PNG, JPG or GIF. */
export function draftCard(context: DraftContext, elements: CardElements): DraftBody {
  const { refusals, resolve } = context;
  const mentions: MentionRecord[] = [];
  const images: NewFile[] = [];
  const kept = elements.map((element, index) => {
    if (element.element_type === 'image') {
      images.push(
        imageFile(refusals, element.image.content, field(context, `elements[${index}].image.content`)),
      );
      // The bytes are in the file; keeping the Base64 as well would double it.
      return { ...element, image: { content: '' } };
    }
    if (element.element_type !== 'description' || element.description.format === 2 || !resolve)
      return element;
    const replaced = replaceMentions(element.description.text, resolve);
    for (const mention of replaced.mentions) {
      if (!mentions.some((known) => known.seatalkId === mention.seatalkId)) mentions.push(mention);
    }
    return { ...element, description: { ...element.description, text: replaced.plain } };
  });
  return { kind: 'card', elements: kept, mentions, images };
}

/** The name of a field as the request has it. */
function field({ at = '' }: DraftContext, name: string): string {
  return at === '' ? name : `${at}.${name}`;
}

function imageFile(refusals: Refusals, base64: string, path: string): NewFile {
  const bytes = decode(base64, refusals.image, path);
  const contentType = acceptedMime(bytes);
  if (!contentType) throw new PlatformError(refusals.image, `${path}: has to be a PNG, JPG, or GIF`);
  return { bytes, contentType, filename: '' };
}

function decode(base64: string, refusal: number, path: string): Uint8Array {
  if (!isBase64(base64)) throw new PlatformError(refusal, `${path}: is not Base64`);
  return Buffer.from(base64, 'base64');
}

const BY_EXTENSION: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  zip: 'application/zip',
  txt: 'text/plain; charset=utf-8',
  log: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/plain; charset=utf-8',
};

/** Unknown types, and JSON and HTML too, are served as bytes, so that a file isn't mistaken for an answer or a page. */
function contentTypeOf(filename: string): string {
  const extension = /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  return BY_EXTENSION[extension] ?? 'application/octet-stream';
}
