import type { CardElements } from '../../contract/cards';
import type { GroupMessage, SystemAccountMessage, UserMessage } from '../../contract/outbound';
import { isBase64 } from '../../cards/images/imageBytes';
import { PlatformError } from '../platformError';
import { addFile, contentTypeOf } from '../world/files';
import type { MentionRecord, MessageBody } from '../world/messages';
import type { World } from '../world/world';
import { imageType } from './imageType';
import type { ResolveMention } from './plainText';
import { replaceMentions, stripFormatting } from './plainText';
import type { Refusals } from '../calls/refusals';

type SentMessage = GroupMessage | UserMessage | SystemAccountMessage;

/** Before `addMessage` knows better. */
const NO_MESSAGE = 0;

export interface BodyContext {
  readonly world: World;
  readonly refusals: Refusals;
  /** Absent in direct chats, where mention tags stay the text they are. */
  readonly resolve?: ResolveMention | undefined;
}

/**
 * What is kept of a message that was sent: media decoded and stored, text as it will be read back.
 * @throws PlatformError for media that is no Base64, or an image that is no PNG, JPG or GIF.
 */
export function messageBody(context: BodyContext, message: SentMessage): MessageBody {
  switch (message.tag) {
    case 'text':
      return textBody(context, message.text.content, message.text.format ?? 1);
    case 'markdown':
      // The old tag; what it is read back as is not documented.
      return textBody(context, message.markdown.content, 1);
    case 'image': {
      const image = 'image_base64' in message ? message.image_base64 : message.image;
      return { kind: 'image', fileId: storeImage(context, image.content) };
    }
    case 'file': {
      const { filename, content } = message.file;
      const bytes = decode(content, context.refusals.input, 'file.content');
      const file = addFile(context.world, {
        bytes,
        contentType: contentTypeOf(filename),
        filename,
        messageUid: NO_MESSAGE,
      });
      return { kind: 'file', fileId: file.id, filename };
    }
    case 'interactive_message':
      return cardBody(context, message.interactive_message.elements);
  }
}

/** Text and its mentions as they will be read back. */
export function textBody(
  { resolve }: Pick<BodyContext, 'resolve'>,
  source: string,
  format: 1 | 2,
): MessageBody {
  if (format === 2) return { kind: 'text', source, format, plain: source, mentions: [] };
  const { plain, mentions } = stripFormatting(source, resolve ?? (() => undefined));
  return { kind: 'text', source, format, plain, mentions };
}

export function cardBody(context: BodyContext, elements: CardElements): MessageBody {
  const mentions: MentionRecord[] = [];
  const imageFileIds: string[] = [];
  const kept = elements.map((element) => {
    if (element.element_type === 'image') {
      imageFileIds.push(storeImage(context, element.image.content));
      // The bytes are in the file; keeping the Base64 as well would double it.
      return { ...element, image: { content: '' } };
    }
    if (element.element_type !== 'description' || element.description.format === 2 || !context.resolve)
      return element;
    const replaced = replaceMentions(element.description.text, context.resolve);
    for (const mention of replaced.mentions) {
      if (!mentions.some((known) => known.seatalkId === mention.seatalkId)) mentions.push(mention);
    }
    return { ...element, description: { ...element.description, text: replaced.plain } };
  });
  return { kind: 'card', elements: kept, mentions, imageFileIds };
}

function storeImage(context: BodyContext, base64: string): string {
  return addFile(context.world, {
    ...imageFile(context.refusals, base64),
    filename: '',
    messageUid: NO_MESSAGE,
  }).id;
}

/**
 * Refuses the card for any of its images, as sending it would, without keeping one.
 * @throws PlatformError for an image that is no Base64, or no PNG, JPG or GIF.
 */
export function checkImages(refusals: Refusals, elements: CardElements): void {
  for (const element of elements)
    if (element.element_type === 'image') imageFile(refusals, element.image.content);
}

function imageFile(refusals: Refusals, base64: string): { bytes: Uint8Array; contentType: string } {
  const bytes = decode(base64, refusals.image, 'image.content');
  const contentType = imageType(bytes);
  if (!contentType)
    throw new PlatformError(refusals.image, 'image format invalid: PNG, JPG or GIF are taken');
  return { bytes, contentType };
}

function decode(base64: string, refusal: number, path: string): Uint8Array {
  if (!isBase64(base64)) throw new PlatformError(refusal, `${path}: not Base64`);
  return Buffer.from(base64, 'base64');
}
