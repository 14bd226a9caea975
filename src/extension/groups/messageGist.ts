import { present } from '../../contract/absent';
import type { ChatMessage } from '../../contract/inbound';
import { messageKind, messageText } from '../../contract/inbound';

/** What a row, a tooltip and the actions need of a message, whatever its kind. */
export interface MessageGist {
  /** See `messageKind`. */
  readonly kind: string;
  /** The words of the message: its text, the title of a card, the name of a file. Missing where there are none. */
  readonly text?: string;
  /** Where its image, video or file can be fetched with the app's token. */
  readonly mediaUrl?: string;
  /** As the sender's machine called it: a claim, never a path. */
  readonly fileName?: string;
  readonly edited: boolean;
}

/** Reads a message of any kind. Never throws. */
export function messageGist(message: ChatMessage): MessageGist {
  const kind = messageKind(message);
  const text = wordsOf(kind, message);
  const media = mediaOf(kind, message);
  const fileName = present(message.file?.filename);
  return {
    kind,
    ...(text === undefined ? {} : { text }),
    ...(media === undefined ? {} : { mediaUrl: media }),
    ...(fileName === undefined ? {} : { fileName }),
    edited: (message.text?.last_edited_time ?? 0) > 0,
  };
}

function wordsOf(kind: string, message: ChatMessage): string | undefined {
  switch (kind) {
    case 'interactive_message':
      return cardWords(message);
    case 'file':
      return present(message.file?.filename);
    case 'combined_forwarded_chat_history':
      return firstForwardedWords(message.combined_forwarded_chat_history?.content ?? []);
    default:
      return messageText(message);
  }
}

function mediaOf(kind: string, message: ChatMessage): string | undefined {
  switch (kind) {
    case 'image':
      return present(message.image?.content);
    case 'video':
      return present(message.video?.content);
    case 'file':
      return present(message.file?.content);
    default:
      return undefined;
  }
}

/** The title of a card, else its first description, else its first button. */
function cardWords(message: ChatMessage): string | undefined {
  const elements = message.interactive_message?.elements ?? [];
  for (const name of ['title', 'description', 'button'] as const) {
    for (const element of elements) {
      const text = textUnder(element, name);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

function firstForwardedWords(items: readonly object[]): string | undefined {
  for (const item of items) {
    const text = textUnder(item, 'text', 'plain_text') ?? textUnder(item, 'text', 'content');
    if (text !== undefined) return text;
  }
  return undefined;
}

function textUnder(holder: unknown, name: string, field = 'text'): string | undefined {
  const inner = fieldOf(holder, name);
  const text = fieldOf(inner, field);
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

function fieldOf(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null
    ? (holder as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
