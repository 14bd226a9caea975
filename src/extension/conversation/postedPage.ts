import * as vscode from 'vscode';
import type { MessageList } from '../../conversations/messageList';
import type { Entry } from '../../webview/conversation/protocol';
import type { GroupPage } from '../../webview/groupConversation/protocol';
import { isSeaTalkError } from '../base/describeError';

/** What is shown of a group or of a thread, as it was posted last. */
export class PostedPage {
  readonly #entries: Map<string, Entry>;
  #end: string;

  constructor(page: GroupPage) {
    this.#entries = byId(page.entries);
    this.#end = endOf(page);
  }

  /** Takes messages that are posted in another way. @returns those that were not shown yet. */
  add(entries: readonly Entry[]): Entry[] {
    const added = entries.filter(({ id }) => !this.#entries.has(id));
    for (const entry of added) this.#entries.set(entry.id, entry);
    return added;
  }

  /** What differs now from what was posted, and is posted with it; undefined where nothing does. */
  change(page: GroupPage): { readonly page: GroupPage; readonly gone: readonly string[] } | undefined {
    const changed = page.entries.filter((entry) => this.#entries.get(entry.id) !== entry);
    const now = byId(page.entries);
    const gone = [...this.#entries.keys()].filter((id) => !now.has(id));
    const end = endOf(page);
    if (changed.length === 0 && gone.length === 0 && end === this.#end) return undefined;
    this.#entries.clear();
    for (const [id, entry] of now) this.#entries.set(id, entry);
    this.#end = end;
    return { page: { ...page, entries: changed }, gone };
  }
}

function byId(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** What a page says beside its messages. */
function endOf({ hasOlder, beginning }: GroupPage): string {
  return JSON.stringify([hasOlder, beginning]);
}

/**
 * Messages as far as they were read, with why there is nothing older.
 * @param rootId of a thread: where its root was read, nothing is missing.
 */
export function groupPage(entries: readonly Entry[], list: MessageList, rootId?: string): GroupPage {
  const hasOlder = list.hasMore && !list.isFull;
  if (hasOlder || (rootId !== undefined && entries[0]?.id === rootId)) return { entries, hasOlder };
  return { entries, hasOlder, beginning: beginningWords(entries, list) };
}

function beginningWords(entries: readonly Entry[], list: MessageList): string {
  if (list.isFull && list.hasMore)
    return vscode.l10n.t('Only the newest {0} messages are kept here.', list.messages.length);
  if (isSeaTalkError(list.error) && list.error.kind === 'permission')
    return vscode.l10n.t('The app has no permission to read further.');
  return entries.length === 0
    ? vscode.l10n.t('No messages in the last 7 days, or none since the bot joined.')
    : vscode.l10n.t('Bots can read the last 7 days, and nothing from before they joined.');
}
