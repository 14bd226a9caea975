import * as l10n from '@vscode/l10n';
import { codicon, element } from '../base/dom';
import { dayOf, isSameDay, timeOfDay } from '../conversation/times';
import type { ChatRow } from './protocol';

const ICONS = { group: 'organization', direct: 'hubot', notice: 'bell' } as const;

/** The chats of a person, the one with the newest message first. */
export class ChatList {
  readonly element = element('div', {
    class: 'chats',
    role: 'listbox',
    'aria-label': l10n.t('Chats'),
    tabindex: '-1',
  });
  readonly #onOpen: (key: string) => void;
  #rows: readonly ChatRow[] = [];
  #open: string | undefined;

  constructor(onOpen: (key: string) => void) {
    this.#onOpen = onOpen;
    this.element.addEventListener('click', ({ target }) => this.#take(target));
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  show(rows: readonly ChatRow[], open: string | undefined): void {
    this.#rows = rows.toSorted((one, other) => other.lastAtMs - one.lastAtMs);
    this.#open = open;
    const focused = this.#focusedKey();
    this.element.replaceChildren(...this.#rows.map((row) => this.#row(row)));
    if (focused !== undefined) this.#focus(focused);
  }

  focus(): void {
    this.#focus(this.#open ?? this.#rows[0]?.key ?? '');
  }

  #row({ key, kind, title, gist, lastAtMs, unread, isDisbanded }: ChatRow): HTMLElement {
    const isOpen = key === this.#open;
    const when =
      lastAtMs === 0 ? '' : isSameDay(lastAtMs, Date.now()) ? timeOfDay(lastAtMs) : dayOf(lastAtMs);
    const row = element(
      'div',
      {
        class: `chat-row${unread > 0 ? ' unread' : ''}`,
        role: 'option',
        tabindex: isOpen || (this.#open === undefined && key === this.#rows[0]?.key) ? '0' : '-1',
        'aria-selected': String(isOpen),
        'data-key': key,
        title: when,
      },
      codicon(ICONS[kind]),
      element(
        'div',
        { class: 'chat-words' },
        element('bdi', { class: 'name' }, kind === 'notice' ? l10n.t('{0}: Service Notices', title) : title),
        element('bdi', { class: 'soft' }, isDisbanded ? l10n.t('Disbanded') : gist),
      ),
    );
    if (unread > 0) {
      const words = unread === 1 ? l10n.t('1 unread message') : l10n.t('{0} unread messages', unread);
      row.append(
        element('span', { class: 'badge', 'aria-label': words }, unread > 99 ? '99+' : String(unread)),
      );
    }
    return row;
  }

  #take(target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('.chat-row') : null;
    const key = row?.dataset['key'];
    if (key !== undefined) this.#onOpen(key);
  }

  #key(event: KeyboardEvent): void {
    const at = this.#rows.findIndex(({ key }) => key === this.#focusedKey());
    const next: Readonly<Record<string, number>> = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      Home: 0,
      End: this.#rows.length - 1,
    };
    const index = next[event.key];
    if (event.key === 'Enter' || event.key === ' ') this.#take(event.target);
    else if (index === undefined) return;
    else this.#focus(this.#rows[Math.min(Math.max(index, 0), this.#rows.length - 1)]?.key ?? '');
    event.preventDefault();
  }

  #focusedKey(): string | undefined {
    const row = document.activeElement?.closest<HTMLElement>('.chat-row');
    return row?.dataset['key'];
  }

  #focus(key: string): void {
    for (const row of this.element.querySelectorAll<HTMLElement>('.chat-row')) {
      const isMeant = row.dataset['key'] === key;
      row.tabIndex = isMeant ? 0 : -1;
      if (isMeant) row.focus();
    }
  }
}
