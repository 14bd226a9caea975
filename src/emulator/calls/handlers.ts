import type { EndpointName } from '../../contract/endpoints';
import { getAppAccessToken, verifySsoToken } from './auth';
import {
  checkEmployees,
  getDepartmentEmployees,
  getDepartments,
  getEmployeeCodeWithEmail,
  getEmployeeProfile,
  getLanguagePreference,
} from './contacts';
import type { AppHandler } from './context';
import { addGroupMembers, createGroupChat, removeGroupMembers } from './groupMembers';
import { getGroupInfo, getJoinedGroupChats } from './groups';
import {
  downloadFile,
  getChatHistory,
  getGroupThread,
  getMessageByMessageId,
  getSingleChatThread,
} from './reading';
import { setBadge, setGroupChatTyping, setSingleChatTyping } from './sending/indicators';
import { sendMessageToBotUser, sendMessageToGroupChat, updateMessage } from './sending/sendMessage';
import { sendOldServiceNotice, sendServiceNotice } from './sending/serviceNotice';
import {
  initGroupChatStream,
  initSingleChatStream,
  updateGroupChatStream,
  updateSingleChatStream,
} from './sending/streams';
import { sendSystemAccountMessage } from './sending/systemAccount';

/** Calls made with an app's token, by name. */
export const appHandlers = {
  verifySsoToken,
  sendMessageToBotUser,
  sendMessageToGroupChat,
  sendServiceNotice,
  sendOldServiceNotice,
  updateMessage,
  setSingleChatTyping,
  setGroupChatTyping,
  setBadge,
  initSingleChatStream,
  initGroupChatStream,
  updateSingleChatStream,
  updateGroupChatStream,
  getMessageByMessageId,
  getChatHistory,
  getGroupThread,
  getSingleChatThread,
  downloadFile,
  getJoinedGroupChats,
  getGroupInfo,
  createGroupChat,
  addGroupMembers,
  removeGroupMembers,
  getEmployeeProfile,
  getEmployeeCodeWithEmail,
  checkEmployees,
  getLanguagePreference,
  getDepartments,
  getDepartmentEmployees,
} satisfies { [Name in EndpointName]?: AppHandler<Name> };

/** Calls without a token: the request itself proves who calls. */
export const openHandlers = { getAppAccessToken, sendSystemAccountMessage };
