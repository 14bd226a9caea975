/**
 * Names that `package.json` and the code must agree on; a test compares both. What a thing is called, where it stands in menus and
 * what a setting's default is, is said in `package.json` only.
 */

export const commandIds = {
  addApp: 'seatalk.addApp',
  editApp: 'seatalk.editApp',
  switchApp: 'seatalk.switchApp',
  removeApp: 'seatalk.removeApp',
  testApp: 'seatalk.testApp',
  addWebhook: 'seatalk.addWebhook',
  editWebhook: 'seatalk.editWebhook',
  removeWebhook: 'seatalk.removeWebhook',
  startLocal: 'seatalk.startLocal',
  stopLocal: 'seatalk.stopLocal',
  resetLocal: 'seatalk.resetLocal',
  send: 'seatalk.send',
  sendSelection: 'seatalk.sendSelection',
  sendFile: 'seatalk.sendFile',
  sendClipboard: 'seatalk.sendClipboard',
  sendCard: 'seatalk.sendCard',
  previewCard: 'seatalk.previewCard',
  showCardEditor: 'seatalk.showCardEditor',
  showCardText: 'seatalk.showCardText',
  previewCardInCode: 'seatalk.previewCardInCode',
  extractCard: 'seatalk.extractCard',
  copyCardAs: 'seatalk.copyCardAs',
  setSigningSecret: 'seatalk.setSigningSecret',
  forgetDeliveryAddresses: 'seatalk.forgetDeliveryAddresses',
  showLocalEnvironment: 'seatalk.showLocalEnvironment',
  updateCard: 'seatalk.updateCard',
  confirmCardUpdate: 'seatalk.confirmCardUpdate',
  newCard: 'seatalk.newCard',
  sendCardToMe: 'seatalk.sendCardToMe',
  chooseMyself: 'seatalk.chooseMyself',
  insertCardImage: 'seatalk.insertCardImage',
  groupsRefresh: 'seatalk.groups.refresh',
  groupsRefreshRow: 'seatalk.groups.refreshRow',
  groupsFilter: 'seatalk.groups.filter',
  groupsClearFilter: 'seatalk.groups.clearFilter',
  groupsLoadMore: 'seatalk.groups.loadMore',
  groupsCopyId: 'seatalk.groups.copyId',
  groupsCopyMessageId: 'seatalk.groups.copyMessageId',
  groupsCopyText: 'seatalk.groups.copyText',
  groupsReply: 'seatalk.groups.reply',
  groupsPreviewCard: 'seatalk.groups.previewCard',
  groupsOpenMessage: 'seatalk.groups.openMessage',
  groupsOpenMedia: 'seatalk.groups.openMedia',
  groupsSaveMedia: 'seatalk.groups.saveMedia',
  groupsSendHere: 'seatalk.groups.sendHere',
  groupsOpenThread: 'seatalk.groups.openThread',
  showMenu: 'seatalk.showMenu',
  showLog: 'seatalk.showLog',
} as const;

export const viewIds = {
  container: 'seatalk',
  groups: 'seatalk.groups',
  apps: 'seatalk.apps',
} as const;

export const settingIds = {
  rateLimitShare: 'seatalk.rateLimit.share',
  historyPageSize: 'seatalk.history.pageSize',
  cardFiles: 'seatalk.cards.files',
  cardCodeLens: 'seatalk.cards.codeLens',
} as const;

/** Keys of `when` clauses. */
export const contextKeys = {
  /** An app is active and can be used. */
  hasApp: 'seatalk.hasApp',
  /** There are apps to switch to. */
  hasProfiles: 'seatalk.hasProfiles',
  localRunning: 'seatalk.localRunning',
  /** The local SeaTalk is the window's choice, but does not run. */
  waitsForLocal: 'seatalk.waitsForLocal',
  /** The groups view shows only groups that match a text. */
  groupsFiltered: 'seatalk.groups.filtered',
  /** The file in front is a card by its name, or looks like one. */
  looksLikeCard: 'seatalk.looksLikeCard',
  /** The file in front is a card file: by its ending, or as the setting says. */
  isCardFile: 'seatalk.isCardFile',
} as const;

/** `contextValue`s of the apps tree, for `viewItem` in `when` clauses. */
export const appItems = {
  app: 'seatalk.app',
  activeApp: 'seatalk.app.active',
  localApp: 'seatalk.localApp',
  activeLocalApp: 'seatalk.localApp.active',
  stoppedLocal: 'seatalk.localStopped',
  webhook: 'seatalk.webhook',
  localWebhook: 'seatalk.localWebhook',
} as const;

/** Commands for rows and other parts of the extension; they stand in no menu. */
export const groupCommands = {
  /** A message was sent, or the one named has changed: `{ groupId, threadId?, messageId? }`. */
  sent: 'seatalk.groups.sent',
  /** Brings a chat into sight: `{ groupId, threadId?, messageId? }`. */
  show: 'seatalk.groups.show',
} as const;

/** The type of our preview panels. The editor keeps it over a reload and activates us by it, so it never changes. */
export const PREVIEW_VIEW_TYPE = 'seatalk.cardPreview';

/** The type of the visual editor of a card, which stands in for the text editor. Kept by the editor too. */
export const CARD_EDITOR_VIEW_TYPE = 'seatalk.cardEditor';

/** The scheme of the documents that are compared before an update; `package.json` names it too. */
export const COMPARISON_SCHEME = 'seatalk-card-update';

/** The scheme of cards that were read back from their messages. */
export const SENT_CARD_SCHEME = 'seatalk-sent-card';
