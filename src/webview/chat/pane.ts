import * as l10n from '@vscode/l10n';
import { codicon, element } from '../base/dom';
import type { Bridge } from '../base/bridge';
import type { Entry, Page } from '../conversation/protocol';
import { Composer } from '../conversation/composer';
import { EntryList } from '../conversation/entryList';
import type { EntryAction } from '../conversation/entryRow';
import type { ChatFrame, ChatHead, ChatHost, ChatState } from './protocol';

export type ChatBridge = Bridge<ChatHost, ChatFrame, ChatState>;

export interface PaneOptions {
  readonly host: ChatBridge;
  /** Of the list and of the field to write in. */
  readonly words: { readonly list: string; readonly field: string };
  /** Opens the thread of a message; undefined in a thread. */
  readonly onThread: ((entry: Entry) => void) | undefined;
}

/** A tap's waiting state ends when the card changes, or after this time. */
const TAP_WAIT_MS = 5_000;

/** Messages with the field to write below them: a chat, or one of its threads. */
export class Pane {
  readonly element: HTMLElement;
  readonly list: EntryList;
  readonly #options: PaneOptions;
  readonly #composer: Composer;
  readonly #typing = element('div', { class: 'typing soft', role: 'status' });
  readonly #closed = element('div', { class: 'closed soft', hidden: '' });
  readonly #typists = new Map<string, ReturnType<typeof setTimeout>>();
  #chat: ChatHead | undefined;
  #rootId: string | undefined;

  constructor(options: PaneOptions) {
    this.#options = options;
    const { host, words, onThread } = options;
    this.list = new EntryList({
      label: words.list,
      actionsOf: (entry) => this.#actionsOf(entry),
      onAction: (name, entry, from) => void this.#act(name, entry, from),
      onButton: (entry, pointer, button) => void this.#press(entry, pointer, button),
      onQuote: (id) => void this.list.reveal(id),
      onThread,
      onOlder: () => void this.#older(),
      picture: async (fileId) => (await host.request('picture', { fileId })) ?? undefined,
      openFile: (fileId) => host.post({ type: 'openFile', fileId }),
    });
    this.#composer = new Composer({
      label: words.field,
      onWrite: async ({ text, quotedId, file }) => {
        await host.request('write', {
          ...this.#where(),
          text,
          ...(quotedId !== undefined && { quotedId }),
          ...(file && { file }),
        });
      },
      onEdit: async (id, text) => {
        await host.request('edit', { id, text });
      },
      onAttach: () => host.post({ type: 'attach', ...this.#where() }),
      onEditLast: () => {
        const last = this.list.entries.findLast((entry) => isEditable(entry));
        if (last) this.#composer.edit(last);
      },
    });
    this.element = element(
      'section',
      { class: 'pane' },
      this.list.element,
      this.#typing,
      this.#closed,
      this.#composer.element,
    );
  }

  /** Shows a chat, or its thread below `rootId`. */
  open(chat: ChatHead, page: Page, rootId?: string): void {
    const isSame = this.#chat?.key === chat.key && this.#rootId === rootId;
    this.#rootId = rootId;
    this.head(chat);
    if (!isSame) {
      this.#composer.clear();
      this.#stopTyping();
    }
    this.list.reset(page.entries, page.hasOlder);
  }

  head(chat: ChatHead): void {
    this.#chat = chat;
    this.#composer.people = chat.mentionable;
    this.#composer.element.hidden = !chat.canWrite;
    this.#closed.hidden = chat.canWrite;
    this.#closed.textContent =
      chat.kind === 'notice'
        ? l10n.t("People can't answer service notices.")
        : l10n.t('This group was disbanded.');
  }

  put(entry: Entry): void {
    this.#typed(entry.sender.name);
    this.list.put(entry);
  }

  /** Shows that somebody types, for so many milliseconds. */
  typing(name: string, forMs: number): void {
    clearTimeout(this.#typists.get(name));
    this.#typists.set(
      name,
      setTimeout(() => this.#typed(name), forMs),
    );
    this.#showTyping();
  }

  focus(): void {
    if (this.#chat?.canWrite === false) this.list.focus();
    else this.#composer.focus();
  }

  #typed(name: string): void {
    clearTimeout(this.#typists.get(name));
    if (this.#typists.delete(name)) this.#showTyping();
  }

  #stopTyping(): void {
    for (const timer of this.#typists.values()) clearTimeout(timer);
    this.#typists.clear();
    this.#showTyping();
  }

  #showTyping(): void {
    const names = [...this.#typists.keys()];
    const [name = ''] = names;
    this.#typing.textContent =
      names.length === 0
        ? ''
        : names.length === 1
          ? l10n.t('{0} is typing…', name)
          : l10n.t('{0} are typing…', names.slice(0, 3).join(', '));
  }

  #where(): { readonly chat: string; readonly rootId?: string } {
    return { chat: this.#chat?.key ?? '', ...(this.#rootId !== undefined && { rootId: this.#rootId }) };
  }

  async #older(): Promise<void> {
    const before = this.list.entries.find(({ id }) => id !== this.#rootId)?.id;
    const where = this.#where();
    if (before === undefined) return;
    try {
      const page = await this.#options.host.request('older', { ...where, before });
      if (where.chat === this.#where().chat && where.rootId === this.#rootId)
        this.list.addOlder(page.entries, page.hasOlder);
    } catch (error) {
      this.list.failOlder(error instanceof Error ? error.message : String(error));
    }
  }

  #actionsOf(entry: Entry): readonly EntryAction[] {
    if (this.#chat?.canWrite === false) return [];
    return [
      ...(this.#options.onThread && this.#chat?.kind === 'group'
        ? [{ name: 'thread', icon: 'comment-discussion', words: l10n.t('Reply in Thread') }]
        : []),
      { name: 'quote', icon: 'quote', words: l10n.t('Quote') },
      { name: 'forward', icon: 'forward', words: l10n.t('Forward…') },
      ...(isEditable(entry) ? [{ name: 'edit', icon: 'edit', words: l10n.t('Edit') }] : []),
      ...(entry.isMine ? [{ name: 'recall', icon: 'discard', words: l10n.t('Recall') }] : []),
    ];
  }

  async #act(name: string, entry: Entry, from: HTMLElement): Promise<void> {
    const { host, onThread } = this.#options;
    switch (name) {
      case 'thread':
        return onThread?.(entry);
      case 'quote':
        return this.#composer.quote(entry);
      case 'edit':
        return this.#composer.edit(entry);
      case 'forward':
        return host.post({ type: 'forward', chat: this.#where().chat, id: entry.id });
      case 'recall':
        await this.#try(from, () => host.request('recall', { id: entry.id }));
    }
  }

  /** A callback button waits until the card changes; a redirect button asks, outside of the page. */
  async #press(entry: Entry, pointer: string, button: HTMLElement): Promise<void> {
    const { host } = this.#options;
    if (button.classList.contains('redirect')) return host.post({ type: 'link', id: entry.id, pointer });
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    const isDone = await this.#try(button, () => host.request('tap', { id: entry.id, pointer }));
    const wait = isDone ? TAP_WAIT_MS : 0;
    setTimeout(() => button.removeAttribute('aria-busy'), wait);
  }

  /** Says on the row what went wrong. */
  async #try(from: HTMLElement, work: () => Promise<unknown>): Promise<boolean> {
    const row = from.closest('.entry');
    row?.querySelector('.complaint')?.remove();
    try {
      await work();
      return true;
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      row
        ?.querySelector('.message-body')
        ?.append(element('div', { class: 'complaint', role: 'alert' }, codicon('error'), words));
      return false;
    }
  }
}

function isEditable({ isMine, isRecalled, body }: Entry): boolean {
  return isMine && !isRecalled && body.kind === 'text';
}
