import '@vscode/codicons/dist/codicon.css';
import '../base/frame.css';
import '../card/client.css';
import '../card/card.css';
import '../conversation/conversation.css';
import '../conversation/window.css';
import './chat.css';
import * as l10n from '@vscode/l10n';
import { button, iconButton } from '../base/buttons';
import { codicon, element } from '../base/dom';
import { whenHere } from '../base/focus';
import { editorTheme, onEditorTheme } from '../card/editorTheme';
import { openBridge } from '../base/page';
import type { Entry } from '../conversation/protocol';
import { ChatList } from './chatList';
import { NoticeBar } from './noticeBar';
import { Pane } from './pane';
import type { ChatFrame, ChatHead, ChatHost, ChatRow, ChatState, Person } from './protocol';

const host = openBridge<ChatHost, ChatFrame, ChatState>();
let me: Person | undefined;
let chats: readonly ChatRow[] = [];
let chat: ChatHead | undefined;
let rootId: string | undefined;

const who = button('who', '', () => host.post({ type: 'choosePerson' }));
const list = new ChatList((key) => host.post({ type: 'open', chat: key }));
const title = element('h1', { class: 'chat-title' });
const members = element('span', { class: 'soft members' });
const more = iconButton('ellipsis', l10n.t('Chat Actions…'), () => {
  if (chat) host.post({ type: 'chatActions', chat: chat.key });
});
const back = iconButton('arrow-left', l10n.t('Chats'), () => {
  document.body.classList.remove('in-chat');
  list.focus();
});
back.classList.add('back');
const notices = new NoticeBar((id, action) => {
  if (chat) host.post({ type: 'notice', chat: chat.key, id, action });
});
const main = new Pane({
  host,
  words: { list: l10n.t('Messages'), field: l10n.t('Write a message') },
  onThread: (entry) => openThread(entry),
});
const thread = new Pane({
  host,
  words: { list: l10n.t('Replies'), field: l10n.t('Reply in the thread') },
  onThread: undefined,
});
const threadSide = element(
  'aside',
  { class: 'thread', 'aria-label': l10n.t('Thread'), hidden: '' },
  element(
    'header',
    { class: 'bar' },
    element('h2', { class: 'chat-title' }, l10n.t('Thread')),
    iconButton('close', l10n.t('Close Thread'), closeThread),
  ),
  thread.element,
);
const nothing = element('p', { class: 'nothing soft' }, l10n.t('Choose a chat.'));
const opened = element(
  'main',
  { class: 'opened', hidden: '' },
  element('header', { class: 'bar' }, back, element('div', { class: 'titles' }, title, members), more),
  notices.element,
  main.element,
);
const away = element('div', { class: 'away', role: 'status', hidden: '' });
const heard = element('div', { class: 'heard', 'aria-live': 'polite' });
const work = element(
  'div',
  { class: 'client chat-window' },
  element(
    'nav',
    { class: 'side', 'aria-label': l10n.t('Chats') },
    element(
      'header',
      { class: 'bar' },
      who,
      iconButton('add', l10n.t('New Group…'), () => host.post({ type: 'newGroup' })),
    ),
    list.element,
  ),
  nothing,
  opened,
  threadSide,
);
document.body.append(away, work, heard);
const look = () => (work.dataset['theme'] = editorTheme());
onEditorTheme(look);
look();

host.listen({
  messages: {
    away: ({ words, action }) => {
      away.replaceChildren(element('p', {}, words));
      if (action !== undefined) away.append(button('primary', action, () => host.post({ type: 'help' })));
      away.hidden = false;
      work.hidden = true;
    },
    lists: (message) => {
      away.hidden = true;
      work.hidden = false;
      ({ me, chats } = message);
      who.replaceChildren(codicon('account'), element('bdi', {}, me.name), codicon('chevron-down'));
      const words = l10n.t('You are {0}. Switch Person…', me.name);
      who.title = words;
      who.setAttribute('aria-label', words);
      list.show(chats, chat?.key);
      keep();
    },
    opened: ({ chat: head, page, isAgain }) => {
      const isOther = chat?.key !== head.key;
      show(head);
      nothing.hidden = true;
      opened.hidden = false;
      document.body.classList.add('in-chat');
      main.open(head, page);
      if (isOther) closeThread();
      list.show(chats, head.key);
      if (!isAgain) whenHere(() => main.focus());
      keep();
    },
    head: ({ chat: head }) => {
      if (head.key !== chat?.key) return;
      show(head);
      main.head(head);
      thread.head(head);
    },
    thread: ({ chat: key, rootId: id, page }) => {
      if (!chat || key !== chat.key || id !== rootId) return;
      threadSide.hidden = false;
      document.body.classList.add('in-thread');
      thread.open(chat, page, id);
      whenHere(() => thread.focus());
    },
    entry: ({ chat: key, entry, isNew }) => {
      if (key !== chat?.key) return;
      take(entry, isNew);
      if (isNew && !entry.isMine) heard.textContent = l10n.t('{0}: {1}', entry.sender.name, entry.gist);
    },
    typing: ({ chat: key, rootId: id, name, forMs }) => {
      if (key !== chat?.key) return;
      if (id === undefined) main.typing(name, forMs);
      else if (id === rootId) thread.typing(name, forMs);
    },
    notices: ({ chat: key, notices: shown }) => {
      if (key === chat?.key) notices.show(shown);
    },
  },
  requests: {},
});

function show(head: ChatHead): void {
  if (head.key !== chat?.key) notices.show([]);
  chat = head;
  title.textContent = head.title;
  members.textContent = head.members;
  members.title = head.members;
  more.hidden = head.kind !== 'group';
}

/** A reply stands in its thread, and is counted at its root. */
function take(entry: Entry, isNew: boolean): void {
  const isReply = entry.rootId !== undefined && entry.rootId !== entry.id;
  if (entry.rootId !== undefined && entry.rootId === rootId) thread.put(entry);
  if (!isReply) main.put(entry);
  else if (isNew && entry.rootId !== undefined)
    main.list.change(entry.rootId, (root) => ({ ...root, rootId: root.id, replies: root.replies + 1 }));
}

function openThread(entry: Entry): void {
  if (!chat) return;
  rootId = entry.id;
  host.post({ type: 'thread', chat: chat.key, rootId: entry.id });
}

function closeThread(): void {
  if (rootId === undefined) return;
  const root = rootId;
  rootId = undefined;
  threadSide.hidden = true;
  document.body.classList.remove('in-thread');
  whenHere(() => main.list.rowOf(root)?.focus());
}

function keep(): void {
  if (me) host.keepState({ person: me.id, ...(chat && { chat: chat.key }) });
}
