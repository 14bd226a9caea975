import { present } from '../../../contract/absent';
import type { ChatMessage } from '../../../contract/inbound';
import { messageGist } from '../../../conversations/messageGist';
import type { MessageGist } from '../../../conversations/messageGist';
import type { MessageRow } from './messageRow';
import { QuoteLookup } from './quotedNode';
import type { TreeContext } from './treeContext';
import { ViewNode } from './viewNode';

/** A message of a chat as it was read last, with the message it quotes. */
export abstract class ChatMessageNode extends ViewNode implements MessageRow {
  protected readonly context: TreeContext;
  /** Looks up the quoted message when the row is opened. */
  protected readonly quote: QuoteLookup | undefined;
  readonly groupId: string;
  #message: ChatMessage;
  #gist: MessageGist;

  constructor(context: TreeContext, parent: ViewNode, message: ChatMessage, groupId: string, key: string) {
    super(parent, key);
    this.context = context;
    this.groupId = groupId;
    this.#message = message;
    this.#gist = messageGist(message);
    const quoted = present(message.quoted_message_id);
    this.quote = quoted === undefined ? undefined : new QuoteLookup(context, this, quoted, groupId);
  }

  abstract readonly replyThreadId: string | undefined;

  get message(): ChatMessage {
    return this.#message;
  }

  get gist(): MessageGist {
    return this.#gist;
  }

  /** Takes the message as it was read last. */
  update(message: ChatMessage): void {
    if (message === this.#message) return;
    this.#message = message;
    this.#gist = messageGist(message);
    this.quote?.forget();
  }
}
