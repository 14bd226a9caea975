import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-icon/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import '@vscode/codicons/dist/codicon.css';
import './card.css';
import type { ClickContext } from '../../cards/view/clickEvent';
import { Banner } from './banner';
import { CardRenderer } from './cardRenderer';
import { ClientLook } from './clientLook';
import { Details } from './details';
import { element, widget } from './dom';
import { isHostMessage, keepState, keptState, tellHost } from './hostApi';
import type { ClientTheme, HostMessage, PreviewSource } from './protocol';
import { strings } from './strings';

const name = element('span', { class: 'name' });
const shape = element('span', { class: 'shape' });
const languages = element('select', { class: 'languages', 'aria-label': strings.language, hidden: '' });
const toggle = widget('vscode-toolbar-button', { icon: 'color-mode' });
const send = widget('vscode-button', { icon: 'send' }, strings.send);
const bannerTarget = element('div', { class: 'banner', role: 'status', hidden: '' });
const bubble = element('article', { class: 'bubble', 'aria-label': strings.card });
const nothing = element('div', { class: 'nothing', role: 'status', hidden: '' });
const message = element(
  'div',
  { class: 'message-row', hidden: '' },
  element(
    'div',
    { class: 'avatar', 'aria-hidden': 'true' },
    widget('vscode-icon', { name: 'hubot', size: '20' }),
  ),
  element(
    'div',
    { class: 'message-body' },
    element('div', { class: 'sender' }, strings.sender, element('span', { class: 'bot-mark' }, strings.bot)),
    bubble,
  ),
);
const stage = element('main', { class: 'stage' }, message, nothing);
const detailsTarget = element('aside', { class: 'details', 'aria-live': 'polite', hidden: '' });

document.body.append(
  element(
    'header',
    { class: 'toolbar' },
    name,
    shape,
    languages,
    element('span', { class: 'gap' }),
    toggle,
    send,
  ),
  bannerTarget,
  element('div', { class: 'work' }, stage, detailsTarget),
);

const saved = savedState();
const look = new ClientLook(stage, toggle, saved.client);
const banner = new Banner(bannerTarget, (offset) => tellHost({ type: 'reveal', offset }));
const details = new Details(detailsTarget, {
  copy: (text) => tellHost({ type: 'copy', text }),
  open: (url) => tellHost({ type: 'open', url }),
});
let click: ClickContext | undefined;
let source: PreviewSource | undefined;
const renderer = new CardRenderer(bubble, (button) => {
  if (click) details.show(button, now(click));
});

toggle.addEventListener('click', () => {
  look.toggle();
  save();
});
send.addEventListener('click', () => tellHost({ type: 'send' }));
languages.addEventListener('change', () => tellHost({ type: 'language', language: languages.value }));
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isHostMessage(data)) show(data);
});
tellHost({ type: 'ready' });

function show(told: HostMessage): void {
  source = told.source;
  message.classList.toggle('old', told.type === 'broken');
  switch (told.type) {
    case 'card':
      click = told.click;
      name.textContent = told.name;
      shape.textContent = told.shape;
      showLanguages(told.languages, told.language);
      renderer.show(told.blocks, told.images);
      details.refresh((pointer) => renderer.buttonAt(pointer), now(told.click));
      banner.show(told.problems, false);
      break;
    case 'broken':
      banner.show(told.problems, true);
      break;
    case 'nothing':
      name.textContent = told.name;
      shape.textContent = '';
      showLanguages([], '');
      banner.show([], false);
      details.close();
      nothing.replaceChildren(
        widget('vscode-icon', { name: 'preview', size: '40' }),
        element('h2', {}, told.heading),
        ...told.text.split('\n').map((line) => element('p', {}, line)),
      );
      break;
  }
  const isEmpty = told.type === 'nothing';
  message.hidden = isEmpty;
  nothing.hidden = !isEmpty;
  send.toggleAttribute('disabled', told.type !== 'card');
  save();
}

/** A tap happens when the button is pressed, not when the card was drawn. */
function now(tap: ClickContext): ClickContext {
  return { ...tap, timestampSec: Math.floor(Date.now() / 1000) };
}

function showLanguages(list: readonly string[], shown: string): void {
  languages.hidden = list.length < 2;
  const options = list.map((language) => element('option', { value: language }, language));
  languages.replaceChildren(...options);
  languages.value = shown;
}

function save(): void {
  if (!source) return;
  const chosen = look.chosen;
  keepState({
    source,
    ...(languages.value !== '' && { language: languages.value }),
    ...(chosen && { client: chosen }),
  });
}

function savedState(): { readonly client?: ClientTheme } {
  const state = keptState();
  if (typeof state !== 'object' || state === null || !('client' in state)) return {};
  return state.client === 'light' || state.client === 'dark' ? { client: state.client } : {};
}
