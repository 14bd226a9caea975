import * as vscode from 'vscode';
import { present } from '../../../contract/absent';
import type { ChatMessage } from '../../../contract/inbound';
import { messageGist } from '../../../conversations/messageGist';
import type { MessageGist } from '../../../conversations/messageGist';
import { groupItems } from '../../contributions';
import { messageItem } from './messageRow';
import type { MessageRow } from './messageRow';
import { ViewNode } from './viewNode';
import type { TreeContext } from './viewNode';

/** The message another one quotes. */
export class QuotedNode extends ViewNode implements MessageRow {
  readonly #context: TreeContext;
  readonly message: ChatMessage;
  readonly gist: MessageGist;
  readonly groupId: string;

  constructor(context: TreeContext, parent: ViewNode, message: ChatMessage, groupId: string) {
    super(parent, 'quoted');
    this.#context = context;
    this.message = message;
    this.gist = messageGist(message);
    this.groupId = groupId;
  }

  get replyThreadId(): string | undefined {
    return present(this.message.thread_id) ?? present(this.message.message_id);
  }

  override async hover(signal: AbortSignal): Promise<vscode.MarkdownString> {
    const { messageHover } = await import('./messageHover');
    return messageHover(this.#context, this, signal);
  }

  override treeItem(): vscode.TreeItem {
    return messageItem(this.#context, this, {
      id: this.id,
      contextValue: groupItems.quotedMessage,
      collapsible: false,
      notes: [vscode.l10n.t('quoted')],
      icon: new vscode.ThemeIcon('quote'),
    });
  }
}
