import type { EndpointName } from '../../src/contract/endpoints';
import { commandIds } from '../../src/extension/contributions';

/** Where a call of the platform is in the editor. */
export interface CallPlace {
  /** Commands that make the call, in the order in which they are named. */
  readonly commands: readonly string[];
  /** What makes it without a command, or what a person should know. */
  readonly words?: string;
}

const sends = [
  commandIds.send,
  commandIds.sendSelection,
  commandIds.sendFile,
  commandIds.sendClipboard,
  commandIds.sendCard,
];

/** What has no command of its own is a call in a file; any other call can be made by one too. */
const byFile = { commands: [commandIds.newCall] };

const byStream = { commands: [commandIds.stream] };

/** The way in to every call. */
export const callPlaces: Readonly<Record<EndpointName, CallPlace>> = {
  getAppAccessToken: {
    commands: [commandIds.addApp, commandIds.testApp],
    words: 'Before any other call, when no valid token is kept.',
  },
  sendMessageToBotUser: { commands: [...sends, commandIds.sendCardToMe] },
  sendMessageToGroupChat: {
    commands: [...sends, commandIds.groupsSendHere, commandIds.groupsReply, commandIds.openConversation],
  },
  updateMessage: { commands: [commandIds.updateCard] },
  setGroupChatTyping: { commands: [commandIds.showTyping] },
  getMessageByMessageId: {
    commands: [commandIds.updateCard],
    words: 'Quoted messages in the groups view; a card after a tap on it.',
  },
  getChatHistory: {
    commands: [commandIds.openConversation, commandIds.groupsRefreshRow, commandIds.groupsLoadMore],
    words: 'Expanding a group.',
  },
  getGroupThread: {
    commands: [commandIds.openConversation, commandIds.groupsOpenThread],
    words: 'Expanding a message.',
  },
  downloadFile: {
    commands: [commandIds.groupsOpenMedia, commandIds.groupsSaveMedia],
    words: 'Pictures in a conversation.',
  },
  getJoinedGroupChats: { commands: [commandIds.groupsRefresh], words: 'The groups view.' },
  getGroupInfo: {
    commands: [commandIds.showGroup],
    words: 'Names in the groups view; _Details_ of a group.',
  },
  createGroupChat: { commands: [commandIds.createGroup] },
  addGroupMembers: { commands: [commandIds.addMembers] },
  removeGroupMembers: { commands: [commandIds.removeMembers] },
  getEmployeeProfile: {
    commands: [commandIds.findPerson, commandIds.send, commandIds.addMembers],
    words: 'Names of people, wherever they are shown.',
  },
  getEmployeeCodeWithEmail: {
    commands: [
      commandIds.findPerson,
      commandIds.send,
      commandIds.createGroup,
      commandIds.addMembers,
      commandIds.removeMembers,
    ],
    words: 'Emails that are typed or pasted.',
  },
  checkEmployees: {
    commands: [
      commandIds.findPerson,
      commandIds.send,
      commandIds.createGroup,
      commandIds.addMembers,
      commandIds.removeMembers,
    ],
    words: 'SeaTalk IDs that are typed or pasted.',
  },
  setSingleChatTyping: { commands: [commandIds.findPerson] },
  getDepartments: { commands: [commandIds.browseDepartments] },
  getDepartmentEmployees: { commands: [commandIds.browseDepartments] },
  getLanguagePreference: { commands: [commandIds.findPerson] },
  sendServiceNotice: { commands: [commandIds.serviceNotice] },
  sendSystemAccountMessage: { commands: [commandIds.send, commandIds.addWebhook] },
  sendOldServiceNotice: {
    ...byFile,
    words: 'SeaTalk retires it; _Send Service Notice…_ uses its successor.',
  },
  getSingleChatThread: byFile,
  setBadge: byFile,
  initSingleChatStream: byStream,
  initGroupChatStream: byStream,
  updateSingleChatStream: byStream,
  updateGroupChatStream: byStream,
  verifySsoToken: byFile,
};
