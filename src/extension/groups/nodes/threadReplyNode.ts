import type * as vscode from 'vscode';
import { present } from '../../../contract/absent';
import type { ChatMessage } from '../../../contract/inbound';
import { identity } from '../messageList';
import { messageGist } from '../messageGist';
import type { MessageGist } from '../messageGist';
import { messageItem } from './messageRow';
import type { MessageRow } from './messageRow';
import { QuoteLookup } from './quotedNode';
import type { TreeContext } from './treeContext';
import { ViewNode } from './viewNode';

/** A message inside a thread, shown under the thread's root. */
export class ThreadReplyNode extends ViewNode implements MessageRow {
  readonly #context: TreeContext;
  readonly #threadId: string;
  readonly #quote: QuoteLookup | undefined;
  readonly groupId: string;
  #message: ChatMessage;
  #gist: MessageGist;

  constructor(
    context: TreeContext,
    parent: ViewNode,
    message: ChatMessage,
    groupId: string,
    threadId: string,
  ) {
    super(parent, identity(message));
    this.#context = context;
    this.#message = message;
    this.#gist = messageGist(message);
    this.groupId = groupId;
    this.#threadId = threadId;
    const quoted = present(message.quoted_message_id);
    if (quoted !== undefined) this.#quote = new QuoteLookup(context, this, quoted, groupId);
  }

  get message(): ChatMessage {
    return this.#message;
  }

  get gist(): MessageGist {
    return this.#gist;
  }

  get replyThreadId(): string {
    return this.#threadId;
  }

  /** Takes the message as it was read last. */
  update(message: ChatMessage): void {
    if (message === this.#message) return;
    this.#message = message;
    this.#gist = messageGist(message);
    this.#quote?.forget();
  }

  override treeItem(): vscode.TreeItem {
    return messageItem(this.#context, this, {
      id: this.id,
      contextValue: 'seatalk.message.reply',
      collapsible: this.#quote !== undefined,
    });
  }

  override children(): readonly ViewNode[] {
    return this.#quote ? [this.#quote.row()] : [];
  }
}
