import * as l10n from '@vscode/l10n';
import type { Bridge } from '../base/bridge';
import { element } from '../base/dom';
import { Composer } from '../conversation/composer';
import { EntryList } from '../conversation/entryList';
import type { EntryAction } from '../conversation/entryRow';
import type { Entry } from '../conversation/protocol';
import type { GroupFrame, GroupHead, GroupHost, GroupPage, GroupState } from './protocol';
import { MESSAGE_ACTIONS } from './protocol';

export type GroupBridge = Bridge<GroupHost, GroupFrame, GroupState>;

export interface PaneOptions {
  readonly host: GroupBridge;
  /** Of the list and of the field to write in. */
  readonly words: { readonly list: string; readonly field: string };
  /** Opens the thread of a message; undefined in a thread. */
  readonly onThread: ((entry: Entry) => void) | undefined;
}

/** The messages of a group or of a thread, with the field in which the bot's next one is written. */
export class Pane {
  readonly element: HTMLElement;
  readonly list: EntryList;
  readonly #options: PaneOptions;
  readonly #composer: Composer;
  #rootId: string | undefined;
  #older: Promise<boolean> | undefined;

  constructor(options: PaneOptions) {
    this.#options = options;
    const { host, words, onThread } = options;
    this.list = new EntryList({
      label: words.list,
      actionsOf: (entry) => this.#actionsOf(entry),
      onAction: (name, entry) => this.#act(name, entry),
      onButton: (entry, pointer) => host.post({ type: 'link', id: entry.id, pointer }),
      onQuote: (id) => {
        if (!this.list.reveal(id)) host.post({ type: 'quoted', id });
      },
      onThread,
      onOlder: () => void this.readOlder().catch(() => undefined),
      picture: async (fileId) => (await host.request('picture', { fileId })) ?? undefined,
      openFile: (fileId) => host.post({ type: 'openFile', fileId }),
    });
    this.#composer = new Composer({
      label: words.field,
      onWrite: async (written) => {
        // It waits for the person where there is something to decide, and for the rate limit.
        await host.request('write', { ...written, ...this.#where() }, Infinity);
      },
      onAttach: () => host.post({ type: 'attach', ...this.#where() }),
      advise: (text, isPlain) => host.request('advise', { text, isPlain }),
    });
    this.element = element('section', { class: 'pane' }, this.list.element, this.#composer.element);
  }

  /** Shows messages from anew: of a group, or of the thread below `rootId`. */
  open(head: GroupHead, page: GroupPage, rootId?: string): void {
    if (rootId !== this.#rootId) this.#composer.clear();
    this.#rootId = rootId;
    this.head(head);
    this.list.reset(page.entries, page.hasOlder);
    this.list.begin(page.beginning);
  }

  head({ mentionable }: GroupHead): void {
    this.#composer.people = mentionable;
  }

  /** Takes in what came, went or reads differently. */
  change({ entries, beginning }: GroupPage, gone: readonly string[]): void {
    this.list.remove(new Set(gone));
    for (const entry of entries) this.list.put(entry);
    this.list.begin(beginning);
  }

  focus(): void {
    this.#composer.focus();
  }

  /** Reads a page of older messages; joins a reading under way. @returns whether there are more. @throws with words. */
  readOlder(): Promise<boolean> {
    this.#older ??= this.#readOlder().finally(() => (this.#older = undefined));
    return this.#older;
  }

  async #readOlder(): Promise<boolean> {
    const where = this.#where();
    try {
      const page = await this.#options.host.request('older', where, Infinity);
      if (where.rootId !== this.#rootId) return false;
      this.list.addOlder(page.entries, page.hasOlder);
      this.list.begin(page.beginning);
      return page.hasOlder;
    } catch (error) {
      this.list.failOlder(error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  #where(): { readonly rootId?: string } {
    return this.#rootId === undefined ? {} : { rootId: this.#rootId };
  }

  #actionsOf({ isMine, body }: Entry): readonly EntryAction[] {
    const isMedia = body.kind === 'image' || body.kind === 'video' || body.kind === 'file';
    const isOwnCard = isMine && body.kind === 'card';
    return [
      ...(this.#options.onThread
        ? [{ name: 'thread', icon: 'comment-discussion', words: l10n.t('Reply in Thread') }]
        : []),
      { name: 'quote', icon: 'quote', words: l10n.t('Quote') },
      ...(isMedia ? [{ name: 'save', icon: 'save', words: l10n.t('Save As…') }] : []),
      ...(body.kind === 'card' ? [{ name: 'preview', icon: 'open-preview', words: l10n.t('Preview') }] : []),
      ...(isOwnCard
        ? [
            { name: 'update', icon: 'edit', words: l10n.t('Update Card…') },
            { name: 'blank', icon: 'eraser', words: l10n.t('Blank Card…') },
          ]
        : []),
      ...(body.kind === 'text' ? [{ name: 'copyText', icon: 'copy', words: l10n.t('Copy Text') }] : []),
      { name: 'copyLink', icon: 'link', words: l10n.t('Copy Link') },
      { name: 'json', icon: 'json', words: l10n.t('Open as JSON') },
    ];
  }

  #act(name: string, entry: Entry): void {
    if (name === 'thread') return this.#options.onThread?.(entry);
    if (name === 'quote') return this.#composer.quote(entry);
    const action = MESSAGE_ACTIONS.find((known) => known === name);
    if (action) this.#options.host.post({ type: 'act', id: entry.id, action });
  }
}
