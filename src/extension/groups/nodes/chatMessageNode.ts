import * as vscode from 'vscode';
import type { ChatMessage } from '../../../contract/inbound';
import { present } from '../../../contract/absent';
import type { Conversation } from '../../../conversations/conversation';
import { messageGist } from '../../../conversations/messageGist';
import type { MessageGist } from '../../../conversations/messageGist';
import { errorRow } from './errorRow';
import { InfoNode } from './infoNode';
import type { MessageRow } from './messageRow';
import { QuotedNode } from './quotedNode';
import { ViewNode } from './viewNode';
import type { TreeContext } from './viewNode';

/** A message of a chat as it was read last, with the message it quotes. */
export abstract class ChatMessageNode extends ViewNode implements MessageRow {
  protected readonly context: TreeContext;
  protected readonly conversation: Conversation;
  #message: ChatMessage;
  #gist: MessageGist;
  #revision = 0;

  constructor(
    context: TreeContext,
    conversation: Conversation,
    parent: ViewNode,
    message: ChatMessage,
    key: string,
  ) {
    super(parent, key);
    this.context = context;
    this.conversation = conversation;
    this.#message = message;
    this.#gist = messageGist(message);
  }

  abstract readonly replyThreadId: string | undefined;

  override get revision(): number {
    return this.#revision;
  }

  get groupId(): string {
    return this.conversation.groupId;
  }

  get message(): ChatMessage {
    return this.#message;
  }

  get gist(): MessageGist {
    return this.#gist;
  }

  /** Id of the message it quotes. */
  get quotedId(): string | undefined {
    return present(this.#message.quoted_message_id);
  }

  override async hover(signal: AbortSignal): Promise<vscode.MarkdownString> {
    const { messageHover } = await import('./messageHover');
    return messageHover(this.context, this, signal);
  }

  /** Takes the message as it was read last. */
  update(message: ChatMessage): void {
    if (message === this.#message) return;
    // A page that is read again holds the same messages, made anew.
    if (JSON.stringify(message) !== JSON.stringify(this.#message)) this.#revision += 1;
    this.#message = message;
    this.#gist = messageGist(message);
  }

  /** The row of the message it quotes; none where it quotes none. Reads that message when it is shown first. */
  protected quoteRows(): ViewNode[] {
    const quote = this.conversation.quoteOf(this.#message);
    if (!quote) return [];
    if (quote.state === 'new') void quote.load();
    if (quote.value) return [new QuotedNode(this.context, this, quote.value, this.groupId)];
    if (quote.state === 'error') {
      const label = vscode.l10n.t("Couldn't load quoted message");
      return [errorRow(this, 'quoted', { error: quote.error, label, app: this.context.session.profile })];
    }
    const label = vscode.l10n.t('Loading quoted message…');
    return [new InfoNode(this, 'quoted', { label, icon: 'loading~spin' })];
  }
}
