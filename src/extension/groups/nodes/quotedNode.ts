import * as vscode from 'vscode';
import type { ChatMessage } from '../../../contract/inbound';
import { present } from '../../../contract/absent';
import { messageGist } from '../../../conversations/messageGist';
import type { MessageGist } from '../../../conversations/messageGist';
import { errorRow } from '../errorRow';
import { InfoNode } from './infoNode';
import { messageItem } from './messageRow';
import type { MessageRow } from './messageRow';
import type { TreeContext } from './treeContext';
import { ViewNode } from './viewNode';
import { groupItems } from '../../contributions';

/** The message another one quotes; looked up by its id when the row is opened. */
export class QuotedNode extends ViewNode implements MessageRow {
  readonly #context: TreeContext;
  readonly message: ChatMessage;
  readonly gist: MessageGist;
  readonly groupId: string | undefined;

  constructor(context: TreeContext, parent: ViewNode, message: ChatMessage, groupId: string | undefined) {
    super(parent, 'quoted');
    this.#context = context;
    this.message = message;
    this.gist = messageGist(message);
    this.groupId = groupId;
  }

  get replyThreadId(): string | undefined {
    return present(this.message.thread_id) ?? present(this.message.message_id);
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

/** Finds the quoted message of a row, once, and gives the rows for it. */
export class QuoteLookup {
  readonly #context: TreeContext;
  readonly #owner: ViewNode;
  readonly #messageId: string;
  readonly #groupId: string | undefined;
  #found: ViewNode | undefined;
  #asked = false;

  constructor(context: TreeContext, owner: ViewNode, messageId: string, groupId: string | undefined) {
    this.#context = context;
    this.#owner = owner;
    this.#messageId = messageId;
    this.#groupId = groupId;
  }

  row(): ViewNode {
    if (!this.#asked) {
      this.#asked = true;
      void this.#ask();
    }
    return (
      this.#found ??
      new InfoNode(this.#owner, 'quoted', {
        label: vscode.l10n.t('Reading the quoted message…'),
        icon: 'loading~spin',
      })
    );
  }

  /** Asks again the next time; for a refresh after an error. */
  forget(): void {
    if (this.#found instanceof QuotedNode) return;
    this.#asked = false;
    this.#found = undefined;
  }

  async #ask(): Promise<void> {
    try {
      const message = await this.#context.session.history.message(this.#messageId);
      this.#found = new QuotedNode(this.#context, this.#owner, message, this.#groupId);
    } catch (error) {
      const label = vscode.l10n.t('Could not read the quoted message');
      const app = this.#context.session.profile;
      this.#found = errorRow(this.#owner, 'quoted', { error, label, app });
    }
    this.#context.changed(this.#owner);
  }
}
