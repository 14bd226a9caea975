import { present } from '../contract/absent';
import type { HistoryDirectory } from './historyDirectory';
import type { KeptHistory } from './keptHistory';

/** More than seven days of a busy group. */
const MAX_PAGES = 200;

/**
 * Reads a group's history back to what is kept already, or to its beginning; what is read is kept.
 * @returns how many messages are kept then.
 * @throws SeaTalkError; what was read until then is kept.
 */
export async function catchUp(
  {
    history,
    keptHistory,
  }: { readonly history: Pick<HistoryDirectory, 'page'>; readonly keptHistory: KeptHistory },
  groupId: string,
  signal: AbortSignal,
): Promise<number> {
  const kept = new Set((await keptHistory.read(groupId)).map((message) => message.message_id));
  try {
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { messages, nextCursor } = await history.page(groupId, cursor, signal, 'bulk');
      keptHistory.learn(groupId, messages);
      cursor = present(nextCursor);
      // From there on, everything was read before.
      if (cursor === undefined || messages.some((message) => kept.has(message.message_id))) break;
    }
  } finally {
    await keptHistory.flush();
  }
  return (await keptHistory.read(groupId)).length;
}
