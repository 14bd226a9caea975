import * as vscode from 'vscode';
import { schemes } from '../../contributions';

/** A message that holds a card, as far as it is known before it is read. */
export interface CardRef {
  readonly messageId: string;
  /** Missing in direct chats, and where only the id is known. */
  readonly groupId?: string | undefined;
  /** Its thread, where it is a reply in one. */
  readonly threadId?: string | undefined;
}

/**
 * The address of a card as a document. It holds where the card is, so that a preview restored after a reload of the window knows it.
 * @param name becomes the name of the document: a file name.
 */
export function sentCardUri({ messageId, groupId, threadId }: CardRef, name: string): vscode.Uri {
  return vscode.Uri.from({
    scheme: schemes.sentCard,
    // JSON with comments: there may be one on top.
    path: `/${encodeURIComponent(messageId)}/${name}.jsonc`,
    query: new URLSearchParams({
      ...(groupId === undefined ? {} : { group: groupId }),
      ...(threadId === undefined ? {} : { thread: threadId }),
    }).toString(),
  });
}

/** Whether an address is that of a sent card's document. */
export function isSentCard(address: string): boolean {
  return address.startsWith(`${schemes.sentCard}:`);
}

/** The message a document shows as a card; undefined for any other document. */
export function sentCardOf({ scheme, path, query }: vscode.Uri): CardRef | undefined {
  if (scheme !== schemes.sentCard) return undefined;
  const messageId = decodeURIComponent(path.split('/')[1] ?? '');
  const place = new URLSearchParams(query);
  return messageId === ''
    ? undefined
    : { messageId, groupId: place.get('group') ?? undefined, threadId: place.get('thread') ?? undefined };
}
