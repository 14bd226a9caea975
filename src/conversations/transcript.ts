import { messageTimeMs, present } from '../contract/absent';
import type { ChatMessage } from '../contract/inbound';
import { isThreadReply, messageText } from '../contract/inbound';

/** How a transcript says what it takes from elsewhere. */
export interface TranscriptWords {
  /** Plain text of one line. */
  readonly sender: (message: ChatMessage) => string;
  /** What a message is that has no text: "Image", or the title of a card. Plain text of one line. */
  readonly other: (message: ChatMessage) => string;
  /** A day, such as the heading of its messages. */
  readonly day: (atMs: number) => string;
  readonly time: (atMs: number) => string;
}

/** A text, and in which of its lines (from 0) a message begins. */
export interface Transcript {
  readonly text: string;
  readonly lineOf: ReadonlyMap<string, number>;
}

/**
 * Messages as Markdown that shows what they say and nothing else: no mark in them has a meaning. Replies are quoted below the
 * message that their thread begins with, where that is among them, else they stand where they were sent.
 * @param messages in any order.
 * @param head lines of Markdown above them.
 */
export function transcript(
  messages: readonly ChatMessage[],
  head: readonly string[],
  words: TranscriptWords,
): Transcript {
  const lines: string[] = [...head];
  const lineOf = new Map<string, number>();
  const inOrder = messages.toSorted((a, b) => messageTimeMs(a) - messageTimeMs(b));
  const ids = new Set(inOrder.map((message) => message.message_id));
  const replies = new Map<string, ChatMessage[]>();
  const isBelow = (message: ChatMessage) =>
    isThreadReply(message) && ids.has(present(message.thread_id) ?? '');
  for (const message of inOrder.filter(isBelow)) {
    const threadId = present(message.thread_id) ?? '';
    const thread = replies.get(threadId) ?? [];
    thread.push(message);
    replies.set(threadId, thread);
  }
  const add = (message: ChatMessage, prefix: string) => {
    const id = present(message.message_id);
    lines.push(prefix.trimEnd());
    if (id !== undefined) lineOf.set(id, lines.length);
    const at = messageTimeMs(message);
    lines.push(`${prefix}**${escaped(words.sender(message))}** · ${at > 0 ? words.time(at) : '?'}  `);
    for (const line of bodyLines(message, words))
      lines.push(line === '' ? prefix.trimEnd() : `${prefix}${line}`);
  };
  let day: string | undefined;
  for (const message of inOrder) {
    if (isBelow(message)) continue;
    const today = words.day(messageTimeMs(message));
    if (today !== day) lines.push('', `## ${escaped(today)}`);
    day = today;
    add(message, '');
    for (const reply of replies.get(present(message.message_id) ?? '') ?? []) add(reply, '> ');
  }
  return { text: `${lines.join('\n')}\n`, lineOf };
}

function bodyLines(message: ChatMessage, words: TranscriptWords): string[] {
  const text = messageText(message);
  if (text === undefined) return [`_${escaped(words.other(message))}_`];
  const lines = text.split(/\r\n|\r|\n/u).map((line) => escaped(line));
  // Two spaces keep the lines of a message apart.
  return lines.map((line, index) => (index < lines.length - 1 && line !== '' ? `${line}  ` : line));
}

/** One line of text that Markdown shows as it is. */
export function escaped(line: string): string {
  return (
    line
      .replaceAll(/[\\`*_[\]<>~|&]/gu, String.raw`\$&`)
      // What begins a heading, a list, a rule or a quote.
      .replace(/^(\s*)([#+\-=]|\d+(?=[.)]))/u, (_all, space: string, mark: string) =>
        /\d/u.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
      )
      // Four spaces would be code.
      .replace(/^[ \t]+/u, (space) => '\u00A0'.repeat(space.replaceAll('\t', '    ').length))
  );
}
