import * as vscode from 'vscode';
import type { ChatMessage } from '../../../contract/inbound';
import { SenderType } from '../../../contract/person';
import { oneLine } from '../../send/plainText';
import type { MessageGist } from '../messageGist';
import { ago, kindIcon, kindName, sentAtWords, snippet } from '../messageWords';
import type { TreeContext } from './treeContext';

const TOOLTIP_CHARS = 600;

/** A row that stands for a message, wherever it is shown. */
export interface MessageRow {
  readonly message: ChatMessage;
  readonly gist: MessageGist;
  /** Missing where the message was found by its id alone. */
  readonly groupId: string | undefined;
  /** The thread a reply to it goes to: its own, or the one it would start. Missing inside forwarded records. */
  readonly replyThreadId: string | undefined;
}

export interface MessageRowOptions {
  readonly id: string;
  readonly contextValue: string;
  readonly collapsible: boolean;
  /** Words after the time, such as the number of replies. */
  readonly notes?: readonly string[];
  readonly icon?: vscode.ThemeIcon;
}

/** Enough of an id to tell two bots apart; the whole of it would fill the row. */
const ID_TAIL_CHARS = 4;

/** Who sent a message, by name where it is known; bots and people from outside often have an id only. */
function senderLabel(context: TreeContext, { sender }: ChatMessage): string {
  const name = sender ? oneLine(context.session.people.label(sender), 60) : '';
  if (name === '') return vscode.l10n.t('Unknown sender');
  if (name !== sender?.seatalk_id) return name;
  const tail = name.slice(-ID_TAIL_CHARS);
  if (sender.sender_type === SenderType.bot) return vscode.l10n.t('Bot …{0}', tail);
  if (sender.sender_type === SenderType.systemAccount) return vscode.l10n.t('System account …{0}', tail);
  return name;
}

/** The row of a message. Text from the chat is plain text throughout: no markdown, no links. */
export function messageItem(
  context: TreeContext,
  { message, gist }: Pick<MessageRow, 'message' | 'gist'>,
  options: MessageRowOptions,
): vscode.TreeItem {
  const sender = senderLabel(context, message);
  const words = snippet(gist);
  const time = ago(message, context.now());
  const notes = [...(options.notes ?? []), ...(gist.edited ? [vscode.l10n.t('edited')] : [])];
  const item = new vscode.TreeItem(
    `${sender}: ${words}`,
    options.collapsible ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  item.id = options.id;
  item.description = [time, ...notes].filter((part) => part !== '').join(' · ');
  item.iconPath = options.icon ?? kindIcon(gist.kind);
  item.contextValue = contextValueOf(options.contextValue, gist);
  item.tooltip = [
    [sender, message.sender?.email, sentAtWords(message), kindName(gist.kind)].filter(Boolean).join(' · '),
    ...(gist.text === undefined ? [] : [cut(gist.text)]),
  ].join('\n');
  item.accessibilityInformation = {
    label: [vscode.l10n.t('{0} from {1}, {2}', kindName(gist.kind), sender, time), words, ...notes].join(
      '. ',
    ),
  };
  return item;
}

/** `base`, then `.media` where something can be downloaded and `.text` where there are words to copy. */
function contextValueOf(base: string, gist: MessageGist): string {
  const media = gist.mediaUrl === undefined ? '' : '.media';
  const text = gist.text === undefined ? '' : '.text';
  return `${base}${media}${text}`;
}

function cut(text: string): string {
  return text.length <= TOOLTIP_CHARS ? text : `${text.slice(0, TOOLTIP_CHARS - 1)}…`;
}
