import '@vscode/codicons/dist/codicon.css';
import '../base/frame.css';
import '../card/client.css';
import '../card/card.css';
import '../conversation/conversation.css';
import '../conversation/window.css';
import './messagePreview.css';
import * as l10n from '@vscode/l10n';
import { button } from '../base/buttons';
import { codicon, element } from '../base/dom';
import { givenByHost, openBridge } from '../base/page';
import { editorTheme, onEditorTheme } from '../card/editorTheme';
import { entryRow, standing } from '../conversation/entryRow';
import type { RowOptions } from '../conversation/entryRow';
import type { MessageFrame, MessageHost, MessageState, MessageView, ProblemView } from './protocol';

const host = openBridge<MessageHost, MessageFrame, MessageState>();
const given = givenByHost();
if (isState(given)) host.keepState(given);

const to = element('h1', { class: 'chat-title' });
const about = element('span', { class: 'soft members' });
const send = element('button', { type: 'button', class: 'primary', hidden: '' });
send.addEventListener('click', () => host.post({ type: 'send' }));
const problems = element('ul', { class: 'problems', 'aria-label': l10n.t('Problems'), hidden: '' });
const list = element('div', { class: 'rows', role: 'list', 'aria-label': l10n.t('Preview') });
const empty = element('p', { class: 'nothing soft' }, l10n.t('Loading…'));
const client = element(
  'main',
  { class: 'client message-window' },
  element('header', { class: 'bar' }, element('div', { class: 'titles' }, to, about), send),
  problems,
  element(
    'div',
    { class: 'entries', tabindex: '0', role: 'region', 'aria-label': l10n.t('Preview') },
    list,
    empty,
  ),
);
document.body.append(client);
const look = () => (client.dataset['theme'] = editorTheme());
onEditorTheme(look);
look();

host.listen({
  messages: { show: ({ view }) => show(view) },
  requests: {},
});

function show(view: MessageView): void {
  to.textContent = view.to;
  about.textContent = view.about;
  send.textContent = view.send;
  send.hidden = false;
  problems.hidden = view.problems.length === 0;
  problems.replaceChildren(...view.problems.map(problemRow));
  const options: RowOptions = {
    picture: (id) => Promise.resolve(view.pictures[id]),
    // It is a look only.
    openFile: () => undefined,
    actionsOf: () => [],
    onAction: () => undefined,
    onButton: () => undefined,
    onQuote: () => undefined,
    onThread: undefined,
  };
  list.replaceChildren(
    ...view.entries.map((entry, index) => entryRow(entry, standing(entry, view.entries[index - 1]), options)),
  );
  empty.hidden = view.entries.length > 0;
  empty.textContent = view.empty;
}

function problemRow({ words, severity, hasPlace }: ProblemView, index: number): HTMLElement {
  const icon = codicon(severity);
  icon.classList.add(severity);
  if (!hasPlace) return element('li', {}, icon, element('span', {}, words));
  return element(
    'li',
    {},
    icon,
    button('link-button', words, () => host.post({ type: 'reveal', index })),
  );
}

function isState(value: unknown): value is MessageState {
  return typeof value === 'object' && value !== null && 'uri' in value;
}
