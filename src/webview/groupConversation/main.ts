import '@vscode/codicons/dist/codicon.css';
import '../base/frame.css';
import '../card/client.css';
import '../card/card.css';
import '../conversation/conversation.css';
import '../conversation/window.css';
import './groupConversation.css';
import * as l10n from '@vscode/l10n';
import { button, iconButton } from '../base/buttons';
import { codicon, element } from '../base/dom';
import { whenHere } from '../base/focus';
import { givenByHost, openBridge } from '../base/page';
import { editorTheme, onEditorTheme } from '../card/editorTheme';
import type { Entry } from '../conversation/protocol';
import { FindBar } from './findBar';
import { Pane } from './pane';
import type { GroupFrame, GroupHead, GroupHost, GroupState, Trouble } from './protocol';

const host = openBridge<GroupHost, GroupFrame, GroupState>();
host.keepState(givenByHost() as GroupState);

let head: GroupHead | undefined;
let rootId: string | undefined;

const title = element('h1', { class: 'chat-title' });
const members = element('span', { class: 'soft members' });
const trouble = element('div', { class: 'notices', role: 'status' });
const away = element('div', { class: 'away', role: 'status' }, element('p', {}, l10n.t('Loading messages…')));
const main = new Pane({
  host,
  words: { list: l10n.t('Messages'), field: l10n.t('Write as the bot') },
  onThread: openThread,
});
const thread = new Pane({
  host,
  words: { list: l10n.t('Replies'), field: l10n.t('Reply in the thread as the bot') },
  onThread: undefined,
});
const find = new FindBar({ list: main.list, readOlder: () => main.readOlder() });
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
const opened = element(
  'main',
  { class: 'opened' },
  element(
    'header',
    { class: 'bar' },
    element('div', { class: 'titles' }, title, members),
    iconButton('search', l10n.t('Find (Ctrl+F)'), () => find.open()),
    iconButton('refresh', l10n.t('Refresh'), () => host.post({ type: 'refresh' })),
    iconButton('send', l10n.t('Send to This Group…'), () => host.post({ type: 'send' })),
  ),
  find.element,
  trouble,
  main.element,
);
const work = element('div', { class: 'client group-window', hidden: '' }, opened, threadSide);
const heard = element('div', { class: 'heard', 'aria-live': 'polite' });
document.body.append(away, work, heard);
const look = () => (work.dataset['theme'] = editorTheme());
onEditorTheme(look);
look();
document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
    return;
  event.preventDefault();
  find.open();
});

host.listen({
  messages: {
    away: (message) => {
      away.replaceChildren(element('p', {}, message.words), ...helpOf(message, 'primary'));
      away.hidden = false;
      work.hidden = true;
    },
    opened: ({ head: group, page }) => {
      const isFirst = work.hidden;
      away.hidden = true;
      work.hidden = false;
      show(group);
      main.open(group, page);
      if (isFirst) whenHere(() => main.focus());
    },
    head: ({ head: group }) => {
      show(group);
      main.head(group);
      thread.head(group);
    },
    changed: ({ rootId: id, page, gone }) => {
      if (id === undefined) main.change(page, gone);
      else if (id === rootId) thread.change(page, gone);
      const newest = page.entries.at(-1);
      if (newest && page.entries.length === 1 && !newest.isMine)
        heard.textContent = l10n.t('{0}: {1}', newest.sender.name, newest.gist);
    },
    thread: ({ rootId: id, page }) => {
      if (!head) return;
      const isOther = id !== rootId || threadSide.hidden;
      rootId = id;
      threadSide.hidden = false;
      document.body.classList.add('in-thread');
      thread.open(head, page, id);
      if (isOther) whenHere(() => thread.focus());
    },
    trouble: ({ trouble: told }) => {
      trouble.replaceChildren(
        ...(told
          ? [
              element(
                'div',
                { class: 'notice' },
                codicon('warning'),
                element('span', {}, told.words),
                ...helpOf(told, 'link-button'),
              ),
            ]
          : []),
      );
    },
    reveal: ({ id, rootId: inThread }) => {
      const { list } = inThread === undefined ? main : thread;
      whenHere(() => list.reveal(id));
    },
  },
  requests: {},
});

function show(group: GroupHead): void {
  head = group;
  title.textContent = group.title;
  members.textContent = group.members;
  members.title = group.members;
}

function openThread({ id, rootId: root }: Entry): void {
  host.post({ type: 'thread', rootId: root ?? id });
}

function closeThread(): void {
  const root = rootId;
  rootId = undefined;
  threadSide.hidden = true;
  document.body.classList.remove('in-thread');
  host.post({ type: 'closeThread' });
  if (root !== undefined) main.list.rowOf(root)?.focus();
}

function helpOf({ action }: Trouble, kind: string): readonly HTMLElement[] {
  if (action === undefined) return [];
  return [button(kind, action, () => host.post({ type: 'help' }))];
}
