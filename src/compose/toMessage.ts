import type { GroupMessage, SystemAccountMessage, UserMessage } from '../contract/outbound';
import type { Content } from './model/content';
import type { Target, TargetKind } from './model/source';

/** The message that each kind of target accepts. */
export interface MessageOf {
  readonly group: GroupMessage;
  readonly person: UserMessage;
  readonly webhook: SystemAccountMessage;
}

/** The fields next to the content in `message`. Fields without a value are omitted, because the schemas are strict. */
interface Beside {
  readonly thread_id?: string;
  readonly quoted_message_id?: string;
}

type Builder<Kind extends TargetKind> = (content: Content, beside: Beside) => MessageOf[Kind];

/** A message of the public API. Groups and people differ only in the quote. */
function chatMessage(content: Content, beside: Beside): GroupMessage & UserMessage {
  switch (content.kind) {
    case 'text':
      return { tag: 'text', text: { format: content.format, content: content.content }, ...beside };
    case 'image':
      return { tag: 'image', image: { content: content.base64 }, ...beside };
    case 'file':
      return { tag: 'file', file: { content: content.base64, filename: content.fileName }, ...beside };
    case 'card':
      break;
  }
  const { elements } = content;
  const thread = beside.thread_id === undefined ? {} : { thread_id: beside.thread_id };
  return { tag: 'interactive_message', interactive_message: { elements }, ...thread };
}

/** Images have a different key here. Threads and quotes don't exist. https://open.seatalk.io/docs/system-account */
function systemAccountMessage(content: Content): SystemAccountMessage {
  switch (content.kind) {
    case 'text':
      return { tag: 'text', text: { format: content.format, content: content.content } };
    case 'image':
      return { tag: 'image', image_base64: { content: content.base64 } };
    case 'file':
      return { tag: 'file', file: { content: content.base64, filename: content.fileName } };
    case 'card':
      break;
  }
  return { tag: 'interactive_message', interactive_message: { elements: content.elements } };
}

const builders: { readonly [Kind in TargetKind]: Builder<Kind> } = {
  group: chatMessage,
  person: (content, { thread_id }) => chatMessage(content, thread_id === undefined ? {} : { thread_id }),
  webhook: systemAccountMessage,
};

/** Whether a message with this content can quote another one there. */
export function canQuote(content: Content, kind: TargetKind): boolean {
  return kind === 'group' && content.kind !== 'card';
}

/** Makes the messages that the target accepts. All of them go into the thread; only the first has the quote. */
export function toMessages<Kind extends TargetKind>(
  contents: readonly Content[],
  target: Target<Kind>,
): MessageOf[Kind][] {
  const build: Builder<Kind> = builders[target.kind];
  return contents.map((content, index) => {
    const quotes = index === 0 && canQuote(content, target.kind);
    return build(content, {
      ...(target.threadId ? { thread_id: target.threadId } : {}),
      ...(target.quotedMessageId && quotes ? { quoted_message_id: target.quotedMessageId } : {}),
    });
  });
}
