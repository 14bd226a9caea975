/**
 * Names that `package.json` and the code must agree on; a test compares both. Titles, places in menus and defaults of settings
 * stand in `package.json` only.
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
  simulateFault: 'seatalk.simulateFault',
  send: 'seatalk.send',
  sendSelection: 'seatalk.sendSelection',
  sendFile: 'seatalk.sendFile',
  sendClipboard: 'seatalk.sendClipboard',
  sendCard: 'seatalk.sendCard',
  stream: 'seatalk.stream',
  sendLinked: 'seatalk.sendLinked',
  sendTerminal: 'seatalk.sendTerminal',
  sendProblems: 'seatalk.sendProblems',
  sendChanges: 'seatalk.sendChanges',
  sendCells: 'seatalk.sendCells',
  sendAgain: 'seatalk.sendAgain',
  sendLastTo: 'seatalk.sendLastTo',
  saveTarget: 'seatalk.saveTarget',
  sendMessageFile: 'seatalk.sendMessageFile',
  previewMessage: 'seatalk.previewMessage',
  newMessage: 'seatalk.newMessage',
  /** The same commands for context menus, where their titles have to say where they send to. */
  menuSendSelection: 'seatalk.menu.sendSelection',
  menuSendFile: 'seatalk.menu.sendFile',
  menuSendCard: 'seatalk.menu.sendCard',
  menuSendLinked: 'seatalk.menu.sendLinked',
  menuSendTerminal: 'seatalk.menu.sendTerminal',
  menuSendChanges: 'seatalk.menu.sendChanges',
  menuSendCells: 'seatalk.menu.sendCells',
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
  findPerson: 'seatalk.findPerson',
  browseDepartments: 'seatalk.browseDepartments',
  serviceNotice: 'seatalk.serviceNotice',
  newCall: 'seatalk.newCall',
  makeCall: 'seatalk.makeCall',
  /** The same, of a card that is in front or was clicked. */
  menuServiceNotice: 'seatalk.menu.serviceNotice',
  findSecrets: 'seatalk.findSecrets',
  groupsRefresh: 'seatalk.groups.refresh',
  groupsRefreshRow: 'seatalk.groups.refreshRow',
  groupsFilter: 'seatalk.groups.filter',
  groupsClearFilter: 'seatalk.groups.clearFilter',
  groupsPin: 'seatalk.groups.pin',
  groupsUnpin: 'seatalk.groups.unpin',
  groupsSortByName: 'seatalk.groups.sortByName',
  groupsSortByActivity: 'seatalk.groups.sortByActivity',
  groupsSortBySize: 'seatalk.groups.sortBySize',
  /** The same commands for the menu, with a check before the sort in use: menus of extensions have no other. */
  menuSortedByName: 'seatalk.menu.sortedByName',
  menuSortedByActivity: 'seatalk.menu.sortedByActivity',
  menuSortedBySize: 'seatalk.menu.sortedBySize',
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
  groupsSaveTarget: 'seatalk.groups.saveTarget',
  groupsOpenThread: 'seatalk.groups.openThread',
  createGroup: 'seatalk.createGroup',
  addMembers: 'seatalk.addMembers',
  removeMembers: 'seatalk.removeMembers',
  showGroup: 'seatalk.showGroup',
  showTyping: 'seatalk.showTyping',
  openChat: 'seatalk.openChat',
  groupsOpenChat: 'seatalk.groups.openChat',
  openConversation: 'seatalk.openConversation',
  eventsConnect: 'seatalk.events.connect',
  eventsOpen: 'seatalk.events.open',
  eventsReplay: 'seatalk.events.replay',
  eventsSendTest: 'seatalk.events.sendTest',
  eventsSendDraft: 'seatalk.events.sendDraft',
  eventsSaveFixture: 'seatalk.events.saveFixture',
  eventsSimulateFault: 'seatalk.events.simulateFault',
  eventsResume: 'seatalk.events.resume',
  eventsFilter: 'seatalk.events.filter',
  eventsClearFilter: 'seatalk.events.clearFilter',
  eventsClear: 'seatalk.events.clear',
  eventsReceive: 'seatalk.events.receive',
  eventsStopReceiving: 'seatalk.events.stopReceiving',
  eventsForward: 'seatalk.events.forward',
  eventsStopForwarding: 'seatalk.events.stopForwarding',
  eventsListen: 'seatalk.events.listen',
  eventsStopListening: 'seatalk.events.stopListening',
  keepHistory: 'seatalk.keepHistory',
  showKeptHistory: 'seatalk.showKeptHistory',
  searchKeptHistory: 'seatalk.searchKeptHistory',
  exportThread: 'seatalk.exportThread',
  outboxSend: 'seatalk.outbox.send',
  outboxSendAgain: 'seatalk.outbox.sendAgain',
  outboxDiscard: 'seatalk.outbox.discard',
  outboxCancel: 'seatalk.outbox.cancel',
  outboxShow: 'seatalk.outbox.show',
  outboxClear: 'seatalk.outbox.clear',
  showMenu: 'seatalk.showMenu',
  showLog: 'seatalk.showLog',
} as const;

/** Commands that parts of the extension call on each other. They aren't in `package.json`, so no menu shows them. */
export const internalCommands = {
  /** A message was sent: `{ groupId, threadId? }`. */
  groupsSent: 'seatalk.groups.sent',
  /** Reveals a chat in the groups view: `{ groupId, threadId?, messageId? }`. */
  groupsShow: 'seatalk.groups.show',
  /** Opens what a row of the groups view is: an attachment, a card, a message. */
  groupsOpenRow: 'seatalk.groups.openRow',
  /** Does what a click on the selected row of a view means. */
  groupsClick: 'seatalk.groups.click',
  eventsClick: 'seatalk.events.click',
  outboxClick: 'seatalk.outbox.click',
  /** Reads the members of the groups whose members aren't known, so that groups can be found by them. */
  groupsLoadMembers: 'seatalk.groups.loadMembers',
  /** Reads the events view again after an error. */
  eventsRetry: 'seatalk.events.retry',
  /** Opens what is left of a send as JSON: its id, and what it is called. */
  outboxOpen: 'seatalk.outbox.open',
  /** Copies an id that stands in a hover: one text. */
  copyId: 'seatalk.copyId',
  /** Shows a message, a thread or a group in its conversation: `{ groupId, threadId?, messageId? }`. */
  showMessage: 'seatalk.showMessage',
  /** Opens a message as JSON: the message, and what it is called. */
  openMessageJson: 'seatalk.openMessageJson',
  /** Previews a card that was sent: `{ messageId, groupId?, threadId? }`. */
  previewSentCard: 'seatalk.previewSentCard',
  /** Moves a secret of a document into the secret storage: the document's address, and the offset of the secret. */
  moveSecret: 'seatalk.secrets.move',
  /** Adds a file to `.gitignore`: its address. */
  ignoreFile: 'seatalk.secrets.ignoreFile',
  /** Sends the payload of a message as it is. Returns how that ended. */
  sendPayload: 'seatalk.sendPayload',
  /** Sends message files, each to the chat that it names: their addresses. Returns how that ended. */
  sendMessageFiles: 'seatalk.sendMessageFiles',
  /** Says all problems of a message file: its address. */
  showMessageProblems: 'seatalk.showMessageProblems',
} as const;

export const viewIds = {
  container: 'seatalk',
  groups: 'seatalk.groups',
  events: 'seatalk.events',
  outbox: 'seatalk.outbox',
  apps: 'seatalk.apps',
} as const;

export const settingIds = {
  rateLimitShare: 'seatalk.rateLimit.share',
  groupsAutoRefresh: 'seatalk.groups.autoRefresh',
  historyPageSize: 'seatalk.history.pageSize',
  cardFiles: 'seatalk.cards.files',
  cardCodeLens: 'seatalk.cards.codeLens',
  secretsDiagnostics: 'seatalk.secrets.diagnostics',
  targets: 'seatalk.targets',
  peopleHover: 'seatalk.people.hover',
  peopleEmailDomains: 'seatalk.people.emailDomains',
  localPublicUrl: 'seatalk.local.publicUrl',
  localAllowedHosts: 'seatalk.local.allowedHosts',
  localStrict: 'seatalk.local.strict',
  localLoopRounds: 'seatalk.local.loopRounds',
} as const;

/** Keys of `when` clauses. */
export const contextKeys = {
  /** An app is active and can be used. */
  hasApp: 'seatalk.hasApp',
  /** There are apps to switch to. */
  hasProfiles: 'seatalk.hasProfiles',
  /** There are apps that a person has added. */
  hasOwnApps: 'seatalk.hasOwnApps',
  /** There are webhooks that a person has added. */
  hasWebhooks: 'seatalk.hasWebhooks',
  /** Events were delivered from this workspace. */
  hasDeliveryAddresses: 'seatalk.hasDeliveryAddresses',
  /** Steps of the walkthrough that are done: messages were shown, something was sent, a card was previewed, a tap delivered. */
  didBrowse: 'seatalk.did.browse',
  didSend: 'seatalk.did.send',
  /** Something was written in a chat window. */
  didChat: 'seatalk.did.chat',
  didPreview: 'seatalk.did.preview',
  didTap: 'seatalk.did.tap',
  localRunning: 'seatalk.localRunning',
  /** The active app is that of the local SeaTalk, and it runs. */
  localActive: 'seatalk.localActive',
  /** The local SeaTalk is the window's choice, but isn't running. */
  waitsForLocal: 'seatalk.waitsForLocal',
  /** The groups view shows only groups that match a text. */
  groupsFiltered: 'seatalk.groups.filtered',
  /** The groups view is sorted by activity, by size; by name otherwise. */
  groupsByActivity: 'seatalk.groups.byActivity',
  groupsBySize: 'seatalk.groups.bySize',
  /** The events view shows only events that match a filter. */
  eventsFiltered: 'seatalk.events.filtered',
  /** This window has or wants the connection of a real app, listens for its callbacks, forwards its events, shows some. */
  eventsReceiving: 'seatalk.events.receiving',
  eventsListening: 'seatalk.events.listening',
  eventsForwarding: 'seatalk.events.forwarding',
  eventsReceived: 'seatalk.events.received',
  /** Addresses of the documents that are events to be sent. */
  eventDrafts: 'seatalk.eventDrafts',
  /** The file in front is a card by its name, or looks like one. */
  looksLikeCard: 'seatalk.looksLikeCard',
  /** The file in front is a card file: by its ending, or by the setting. */
  isCardFile: 'seatalk.isCardFile',
  /** Addresses of the documents that were made from a sent card. */
  editedCards: 'seatalk.editedCards',
} as const;

/** Values of `viewItem` in `when` clauses: the rows of the apps view. */
export const appItems = {
  app: 'seatalk.app',
  activeApp: 'seatalk.app.active',
  localApp: 'seatalk.localApp',
  activeLocalApp: 'seatalk.localApp.active',
  stoppedLocal: 'seatalk.localStopped',
  webhook: 'seatalk.webhook',
  localWebhook: 'seatalk.localWebhook',
} as const;

/** Values of `viewItem`: the rows of the groups view. Those of messages are followed by {@link messageTraits}. */
/** Values of `viewItem` in the outbox. */
export const outboxItems = {
  live: 'seatalk.send.live',
  /** Certainly not sent. */
  unsent: 'seatalk.send.unsent',
  /** One of its messages may have been sent, and others were not. */
  partlyUnsure: 'seatalk.send.unsent.unsure',
  /** It may have been sent. */
  unsure: 'seatalk.send.unsure',
  sent: 'seatalk.send.sent',
  sentToGroup: 'seatalk.send.sent.group',
} as const;

export const groupItems = {
  group: 'seatalk.group',
  pinnedGroup: 'seatalk.group.pinned',
  details: 'seatalk.details',
  message: 'seatalk.message',
  threadRoot: 'seatalk.message.root',
  threadReply: 'seatalk.message.reply',
  quotedMessage: 'seatalk.message.quoted',
  loadMore: 'seatalk.loadMore',
  info: 'seatalk.info',
  error: 'seatalk.info.error',
  missingPermission: 'seatalk.info.permission',
} as const;

/** Values of `viewItem`: the rows of the events view. */
export const eventItems = {
  event: 'seatalk.event',
  attempt: 'seatalk.eventAttempt',
  connection: 'seatalk.connection',
  /** A chat that is paused. */
  pause: 'seatalk.pause',
  /** The WebSocket of a real app. */
  reception: 'seatalk.reception',
  /** A port that listens for callbacks of a real app. */
  listening: 'seatalk.listening',
  forwarding: 'seatalk.forwarding',
  info: 'seatalk.eventInfo',
} as const;

/** What a row of a message offers, appended to its `viewItem` in this order. */
export const messageTraits = {
  /** Something can be downloaded. */
  media: '.media',
  /** There is text to copy. */
  text: '.text',
  card: '.card',
  /** A card the active app has sent, as far as is known. */
  own: '.own',
} as const;

/** Types of editors and panels. The editor keeps them over a reload and activates the extension by them, so they never change. */
export const viewTypes = {
  preview: 'seatalk.cardPreview',
  /** The visual editor of a card, which stands in for the text editor. */
  cardEditor: 'seatalk.cardEditor',
  /** The window of a person of the local SeaTalk. */
  chat: 'seatalk.chat',
  /** A group as the active app reads it. */
  conversation: 'seatalk.conversation',
  /** The page that says what an app can do. */
  appCheck: 'seatalk.appCheck',
  /** Settings and members of a group. */
  group: 'seatalk.group',
  /** A message file as it will look. */
  messagePreview: 'seatalk.messagePreview',
} as const;

/** Schemes of read-only documents. */
export const schemes = {
  /** The two cards that are compared before an update. */
  comparison: 'seatalk-card-update',
  /** Cards that were read back from their messages. */
  sentCard: 'seatalk-sent-card',
  /** Cards found in code. */
  codeCard: 'seatalk-code-card',
  /** Profiles of people as JSON. */
  person: 'seatalk-person',
  /** Service notices as they are about to be sent. */
  serviceNotice: 'seatalk-service-notice',
  /** Answers to calls of call files. */
  callAnswer: 'seatalk-call',
  /** Messages as JSON. */
  message: 'seatalk-message',
  /** Events, and attempts to deliver them, as JSON. */
  event: 'seatalk-event',
  /** History that is kept on this computer, as Markdown. */
  keptHistory: 'seatalk-kept-history',
  /** What is left of sends that did not go through. */
  outbox: 'seatalk-outbox',
  /** Attachments of messages. */
  media: 'seatalk-media',
} as const;

/** Ids under which the editor remembers which status bar items a person has hidden. */
export const statusItems = {
  app: 'seatalk.app',
  card: 'seatalk.card',
  receiving: 'seatalk.receiving',
} as const;

/** *Fix all* for cards, as settings like `editor.codeActionsOnSave` name it. */
export const FIX_ALL_KIND = 'source.fixAll.seatalk';
