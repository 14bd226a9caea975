import { ChatMessageNode } from '../groups/nodes/chatMessageNode';
import { QuotedNode } from '../groups/nodes/quotedNode';
import { refOf } from './cardRef';
import type { CardRef } from './cardRef';

/** The message of a row of the groups view; undefined for anything else. */
export function refOfRow(given: unknown): CardRef | undefined {
  return given instanceof ChatMessageNode || given instanceof QuotedNode
    ? refOf(given.message, given.groupId)
    : undefined;
}
