import { present } from '../../contract/absent';
import type { ChatMessage } from '../../contract/inbound';
import { messageKind, messageText } from '../../contract/inbound';
import { snippet } from '../../directory/snippet';

const OTHER_WORDS_CHARS = 300;

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
  const text = wordsOf(message);
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

/** Texts keep their lines; other kinds have few words. */
function wordsOf(message: ChatMessage): string | undefined {
  return messageText(message) ?? present(snippet(message, OTHER_WORDS_CHARS).text);
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
