import type * as vscode from 'vscode';
import type { ChatMessage } from '../../../contract/inbound';
import { identity } from '../../../conversations/messageList';
import { ChatMessageNode } from './chatMessageNode';
import { messageItem } from './messageRow';
import type { TreeContext } from './treeContext';
import type { ViewNode } from './viewNode';
import { groupItems } from '../../contributions';

/** A message inside a thread, shown under the thread's root. */
export class ThreadReplyNode extends ChatMessageNode {
  override readonly replyThreadId: string;

  constructor(
    context: TreeContext,
    parent: ViewNode,
    message: ChatMessage,
    groupId: string,
    threadId: string,
  ) {
    super(context, parent, message, groupId, identity(message));
    this.replyThreadId = threadId;
  }

  override treeItem(): vscode.TreeItem {
    return messageItem(this.context, this, {
      id: this.id,
      contextValue: groupItems.threadReply,
      collapsible: this.quote !== undefined,
    });
  }

  override children(): readonly ViewNode[] {
    return this.quote ? [this.quote.row()] : [];
  }
}
