import type * as vscode from 'vscode';
import type { ChatMessage } from '../../../contract/inbound';
import type { Conversation } from '../../../conversations/conversation';
import { messageKey } from '../../../conversations/messageList';
import { groupItems } from '../../contributions';
import { ChatMessageNode } from './chatMessageNode';
import { messageItem } from './messageRow';
import type { TreeContext, ViewNode } from './viewNode';

/** A message inside a thread, shown under the thread's root. */
export class ThreadReplyNode extends ChatMessageNode {
  override readonly replyThreadId: string;

  constructor(
    context: TreeContext,
    conversation: Conversation,
    parent: ViewNode,
    message: ChatMessage,
    threadId: string,
  ) {
    super(context, conversation, parent, message, messageKey(message));
    this.replyThreadId = threadId;
  }

  override treeItem(): vscode.TreeItem {
    return messageItem(this.context, this, {
      id: this.id,
      contextValue: groupItems.threadReply,
      collapsible: this.quotedId !== undefined,
    });
  }

  override children(): readonly ViewNode[] {
    return this.quoteRows();
  }
}
