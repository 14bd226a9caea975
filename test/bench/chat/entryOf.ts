import { parseMarkdown } from '../../../src/cards/markdown/parseMarkdown';
import type { Entry } from '../../../src/webview/conversation/protocol';

/** A message of a long conversation; each has another number. */
export function entryOf(
  number: number,
  source = `**status** of deploy ${number}, with _all_ that goes with it`,
): Entry {
  return {
    id: String(number),
    sender: { id: `90123456${number % 10}`, name: `Person ${number % 10}`, kind: 'person' },
    isMine: number % 10 === 0,
    sentAtMs: 1_767_225_600_000 + number * 1_728,
    isEdited: false,
    isRecalled: false,
    isStreaming: false,
    replies: 0,
    body: { kind: 'text', source, content: parseMarkdown(source), names: {} },
    gist: source,
  };
}
