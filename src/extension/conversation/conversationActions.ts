import * as vscode from 'vscode';
import { present } from '../../contract/absent';
import type { ChatMessage } from '../../contract/inbound';
import { messageText } from '../../contract/inbound';
import { messageGist } from '../../conversations/messageGist';
import type { SendTarget } from '../../sending/sendTarget';
import type { MessageAction } from '../../webview/groupConversation/protocol';
import { informationMessage } from '../base/dialogs';
import { offerLink } from '../base/offerLink';
import { commandIds, internalCommands } from '../contributions';
import { openMedia, saveMediaAs } from '../groups/media/mediaActions';
import { gistWords } from '../messages/messageWords';
import type { Services } from '../session/services';
import { blankCard } from './blankCard';
import type { ConversationActions, ConversationPanel } from './conversationPanel';
import { messageLink } from './messageLink';

/** What a person does in a conversation that needs more than its page. */
export function conversationActions(services: Services): ConversationActions {
  return {
    act: async (panel, action, message) => {
      await act(services, panel, action, message);
    },
    open: async ({ session }, media) => {
      if (session && !('uri' in media)) await openMedia(services, session, media);
    },
    link: async (message, pointer) => openLink(message, pointer),
    attach: async (panel, rootId) =>
      vscode.commands.executeCommand(commandIds.send, {
        target: targetOf(panel, rootId),
        appId: panel.appId,
      }),
    send: async (panel) =>
      vscode.commands.executeCommand(commandIds.send, { target: targetOf(panel), appId: panel.appId }),
    help: async ({ appId }) => {
      if (services.apps.profile(appId)) await services.apps.setActive(appId);
      else await vscode.commands.executeCommand(commandIds.startLocal);
    },
  };
}

function targetOf({ groupId, name }: ConversationPanel, threadId?: string): SendTarget {
  return { kind: 'group', groupId, name, threadId };
}

async function act(
  services: Services,
  panel: ConversationPanel,
  action: MessageAction,
  message: ChatMessage,
): Promise<unknown> {
  const messageId = present(message.message_id);
  const { groupId, session } = panel;
  const threadId = present(message.thread_id);
  const card = { messageId, groupId, threadId };
  const gist = messageGist(message);
  switch (action) {
    case 'copyText':
      return vscode.env.clipboard.writeText(messageText(message) ?? gist.text ?? '');
    case 'copyLink':
      return messageId === undefined || !session
        ? undefined
        : vscode.env.clipboard.writeText(
            messageLink(services.context.extension.id, {
              app: session.profile.appId,
              group: groupId,
              thread: threadId,
              message: messageId,
            }),
          );
    case 'json':
      return vscode.commands.executeCommand(internalCommands.openMessageJson, message, gistWords(gist));
    case 'save':
      return session && gist.mediaUrl !== undefined
        ? saveMediaAs(session, { url: gist.mediaUrl, kind: gist.kind, claimedName: gist.fileName })
        : undefined;
    case 'preview':
      return vscode.commands.executeCommand(internalCommands.previewSentCard, card);
    case 'update':
      return vscode.commands.executeCommand(commandIds.updateCard, card);
    case 'blank':
      return session && messageId !== undefined ? blankCard(services, session, messageId) : undefined;
  }
}

/** A button of a card, as it was read back: its link is offered, what a tap sends is not known. */
async function openLink(message: ChatMessage, pointer: string): Promise<void> {
  const [, index = '', , at = ''] = pointer.split('/');
  const element = message.interactive_message?.elements?.[Number(index)];
  const button = element?.button ?? element?.button_group?.[Number(at)];
  const address = present(button?.desktop_link?.path) ?? present(button?.mobile_link?.path);
  if (address !== undefined) return offerLink(address);
  void informationMessage(
    vscode.l10n.t('SeaTalk reads cards back without the values of their buttons. Use Preview to try a tap.'),
  );
}
