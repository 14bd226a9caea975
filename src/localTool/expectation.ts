import { shortened } from '../base/clusters';
import { buttonsOf } from '../emulator/world/cardButtons';
import type { MessageRecord } from '../emulator/world/messageRecords';
import type { World } from '../emulator/world/world';
import { placeNamed, localMessage, placeOf, recordOf } from './messages';
import type { LocalExpectation, LocalMessage } from './types';

/** Milliseconds in which SeaTalk expects an answer to an event. https://open.seatalk.io/docs/server-apis-event-callback */
export const DEFAULT_WITHIN_MS = 5_000;

/** Texts in errors are cut here, in UTF-16 units. */
const SHOWN_UNITS = 120;

/**
 * Makes a check of messages.
 * @throws TypeError for a chat that doesn't exist, Error for a thread that doesn't any more.
 */
export function checkOf(world: World, expected: LocalExpectation): (message: MessageRecord) => boolean {
  const { text, in: chat, thread, button } = expected;
  const root = thread && recordOf(world, thread);
  const rootUid = root && (root.rootUid ?? root.uid);
  const isThere = chat === undefined ? undefined : placeNamed(world, chat);
  return (message) => {
    if (isThere && !isThere(placeOf(world, message))) return false;
    if (rootUid !== undefined && message.rootUid !== rootUid) return false;
    if (text !== undefined && !hasText(localMessage(world, message), text)) return false;
    return button === undefined || hasButton(message, button);
  };
}

/** What was expected, in words: ` with text /done/ in "Release room"`. */
export function expectationWords({ text, in: chat, thread, button }: LocalExpectation): string {
  return [
    text === undefined ? '' : ` with text ${text instanceof RegExp ? String(text) : JSON.stringify(text)}`,
    button === undefined ? '' : ` with a button "${button}"`,
    chat === undefined ? '' : ` in "${chat}"`,
    thread === undefined ? '' : ` in the thread of ${JSON.stringify(shortened(thread.text, SHOWN_UNITS))}`,
  ].join('');
}

/** A message in one line: `in "Release room", in a thread: "Approve deploy" [Approve] [Reject]`. */
export function messageWords({ in: chat, threadId, tag, text, buttons }: LocalMessage): string {
  const where = `in "${chat}"${threadId === '' ? '' : ', in a thread'}`;
  const what = text === '' ? tag : JSON.stringify(shortened(text, SHOWN_UNITS));
  return [`${where}: ${what}`, ...buttons.map((label) => `[${label}]`)].join(' ');
}

/** A pattern that remembers where it stopped gives every text a new start. */
function hasText({ text }: LocalMessage, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : text.search(wanted) >= 0;
}

/** @param wanted label or value. */
function hasButton({ body }: MessageRecord, wanted: string): boolean {
  return (
    body.kind === 'card' &&
    buttonsOf(body.elements).some(({ button }) => button.text === wanted || button.value === wanted)
  );
}
