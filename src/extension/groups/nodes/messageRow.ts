import * as vscode from 'vscode';
import type { ChatMessage } from '../../../contract/inbound';
import { unreadableIn } from '../../../contract/tolerant';
import type { MessageGist } from '../../../conversations/messageGist';
import { agoWords, kindIcon, kindWords, senderWords, gistWords } from '../../messages/messageWords';
import type { TreeContext, ViewNode } from './viewNode';
import { internalCommands, messageTraits } from '../../contributions';

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

/** The row of a message. Text from the chat is plain text throughout: no markdown, no links. */
export function messageItem(
  context: TreeContext,
  row: ViewNode & Pick<MessageRow, 'message' | 'gist'>,
  options: MessageRowOptions,
): vscode.TreeItem {
  const { message, gist } = row;
  const sender = senderWords(context.session.people, message);
  const words = gistWords(gist);
  const time = agoWords(message, context.now());
  const faults = unreadableIn(message).flatMap((each) => each.faults);
  const notes = [
    ...(options.notes ?? []),
    ...(gist.edited ? [vscode.l10n.t('edited')] : []),
    ...(faults.length > 0 && gist.kind !== 'unreadable' ? [vscode.l10n.t('partly unreadable')] : []),
  ];
  const item = new vscode.TreeItem(
    `${sender}: ${words}`,
    !options.collapsible
      ? vscode.TreeItemCollapsibleState.None
      : context.startsOpen(options.id)
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = options.id;
  item.description = [time, ...notes].filter((part) => part !== '').join(' · ');
  item.iconPath = options.icon ?? kindIcon(gist.kind);
  item.contextValue = contextValueOf(options.contextValue, gist, mayBeOwn(context, message));
  // What the hover tells is made when it is asked for.
  item.command = {
    command: internalCommands.groupsOpenRow,
    title: vscode.l10n.t('Open'),
    arguments: [row],
  };
  item.accessibilityInformation = {
    label: [vscode.l10n.t('{0} from {1}, {2}', kindWords(gist.kind), sender, time), words, ...notes].join(
      '. ',
    ),
  };
  return item;
}

/**
 * `base`, then `.media` where something can be downloaded, `.text` where there are words to copy, and for a card `.card`, and
 * `.own` where the app has sent it.
 */
function contextValueOf(base: string, gist: MessageGist, own: boolean): string {
  const media = gist.mediaUrl === undefined ? '' : messageTraits.media;
  const text = gist.text === undefined ? '' : messageTraits.text;
  const card =
    gist.kind === 'interactive_message' ? `${messageTraits.card}${own ? messageTraits.own : ''}` : '';
  return `${base}${media}${text}${card}`;
}

/** As long as the app does not know which bot it is, any bot's message may be its own; the platform knows. */
function mayBeOwn({ session }: TreeContext, { sender }: ChatMessage): boolean {
  return sender ? session.people.isOwnBot(sender) !== false : false;
}
