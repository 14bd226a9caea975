import * as l10n from '@vscode/l10n';
import { button, iconButton } from '../base/buttons';
import { codicon, element } from '../base/dom';
import type { Entry } from './protocol';
import type { BodyActions } from './entryBody';
import { entryBody } from './entryBody';
import { dayOf, isSameDay, timeOfDay, wholeTime } from './times';

/** What can be done with a message, besides looking at it. */
export interface EntryAction {
  readonly name: string;
  /** Of codicons. */
  readonly icon: string;
  readonly words: string;
}

export interface RowOptions extends BodyActions {
  /** What a message offers, in the order in which it is shown. */
  readonly actionsOf: (entry: Entry) => readonly EntryAction[];
  readonly onAction: (name: string, entry: Entry, from: HTMLElement) => void;
  /** A button of a card was pressed. @param pointer of the button in its card. */
  readonly onButton: (entry: Entry, pointer: string, button: HTMLElement) => void;
  readonly onQuote: (id: string) => void;
  /** Opens the thread of a root. Undefined within a thread. */
  readonly onThread: ((entry: Entry) => void) | undefined;
}

/** Messages of one sender within this time stand under one name. */
const TOGETHER_MS = 5 * 60_000;

/** How a message stands to the one before it. */
export function standing(entry: Entry, before: Entry | undefined): string {
  if (!before || !isSameDay(before.sentAtMs, entry.sentAtMs)) return 'day';
  const isTogether =
    before.sender.id === entry.sender.id &&
    entry.sentAtMs - before.sentAtMs < TOGETHER_MS &&
    !entry.quote &&
    !before.isRecalled;
  return isTogether ? 'together' : 'alone';
}

/** One message: day, sender, quote, content, marks and what it offers. */
export function entryRow(entry: Entry, stands: string, options: RowOptions): HTMLElement {
  const name = element('bdi', { class: 'name' }, entry.sender.name || l10n.t('Unknown'));
  const time = element(
    'time',
    { title: wholeTime(entry.sentAtMs), datetime: new Date(entry.sentAtMs).toISOString() },
    timeOfDay(entry.sentAtMs),
  );
  const head = element('div', { class: 'sender' }, name);
  if (entry.sender.kind === 'bot') head.append(element('span', { class: 'bot-mark' }, l10n.t('BOT')));
  if (entry.sender.kind === 'system_account')
    head.append(element('span', { class: 'bot-mark' }, l10n.t('SYSTEM')));
  head.append(time);
  const body = element(
    'div',
    { class: 'message-body' },
    head,
    ...quoteOf(entry, options),
    ...contentOf(entry, options),
  );
  const row = element(
    'div',
    {
      class: `entry ${stands}${entry.isMine ? ' mine' : ''}`,
      role: 'listitem',
      tabindex: '-1',
      'data-id': entry.id,
      'aria-label': l10n.t('{0}, {1}: {2}', entry.sender.name, timeOfDay(entry.sentAtMs), entry.gist),
    },
    element('div', { class: 'avatar', 'aria-hidden': 'true' }, initialsOf(entry)),
    body,
  );
  if (stands === 'day') row.prepend(element('div', { class: 'day' }, dayOf(entry.sentAtMs)));
  // More than half of a row's elements, which nobody sees before the pointer or the focus is on it.
  const offer = () => {
    if (body.lastElementChild?.matches('.tools')) return;
    const tools = toolsOf(entry, options);
    if (tools) body.append(tools);
  };
  row.addEventListener('pointerenter', offer, { once: true });
  row.addEventListener('focusin', offer, { once: true });
  return row;
}

function contentOf(entry: Entry, options: RowOptions): readonly HTMLElement[] {
  if (entry.isRecalled) return [element('em', { class: 'empty' }, l10n.t('This message was recalled.'))];
  const content = entryBody(entry.body, options);
  if (entry.body.kind === 'card') {
    content.addEventListener('click', ({ target }) => {
      const pressed = target instanceof Element ? target.closest<HTMLElement>('.card-button') : undefined;
      const pointer = pressed?.dataset['pointer'];
      if (pressed && pointer !== undefined) options.onButton(entry, pointer, pressed);
    });
  }
  const marks: HTMLElement[] = [];
  if (entry.isStreaming) marks.push(element('div', { class: 'soft streaming' }, l10n.t('Writing…')));
  else if (entry.isEdited) marks.push(element('div', { class: 'soft' }, l10n.t('Edited')));
  const { onThread } = options;
  if (onThread && (entry.replies > 0 || entry.hasThread === true)) {
    const words =
      entry.replies === 0
        ? l10n.t('Thread')
        : entry.replies === 1
          ? l10n.t('1 reply')
          : l10n.t('{0} replies', entry.replies);
    marks.push(button('link-button', words, () => onThread(entry)));
  }
  return [content, ...marks];
}

function quoteOf({ quote, isRecalled }: Entry, { onQuote }: RowOptions): readonly HTMLElement[] {
  if (!quote || isRecalled) return [];
  const line = element(
    'button',
    { type: 'button', class: 'quote', title: l10n.t('Go to Message') },
    element('bdi', { class: 'name' }, quote.name),
    element('span', {}, quote.gist),
  );
  line.addEventListener('click', () => onQuote(quote.id));
  return [line];
}

function toolsOf(entry: Entry, { actionsOf, onAction }: RowOptions): HTMLElement | undefined {
  const actions = entry.isRecalled ? [] : actionsOf(entry);
  if (actions.length === 0) return undefined;
  const tools = element('div', { class: 'tools', role: 'toolbar', 'aria-label': l10n.t('Actions') });
  for (const { name, icon, words } of actions) {
    const tool = iconButton(icon, words, () => onAction(name, entry, tool));
    tool.dataset['action'] = name;
    tool.tabIndex = -1;
    tools.append(tool);
  }
  return tools;
}

function initialsOf({ sender }: Entry): HTMLElement | string {
  if (sender.kind === 'bot') return codicon('hubot');
  if (sender.kind === 'system_account') return codicon('broadcast');
  const words = sender.name.trim().split(/\s+/u);
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '')
    .join('');
}
