import { ChatMessageNode } from '../../groups/nodes/chatMessageNode';
import { QuotedNode } from '../../groups/nodes/quotedNode';
import { refOf } from './cardRef';
import type { CardRef } from './cardRef';
import { cardName } from './updateWords';

/** The card of a row of the groups view and what it is called; undefined for anything else. */
export function cardOfRow(given: unknown): { readonly ref: CardRef; readonly name: string } | undefined {
  if (!(given instanceof ChatMessageNode || given instanceof QuotedNode)) return undefined;
  const ref = refOf(given.message, given.groupId);
  return ref && { ref, name: cardName(given.message.interactive_message?.elements ?? []) };
}
