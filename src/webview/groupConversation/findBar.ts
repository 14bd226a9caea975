import * as l10n from '@vscode/l10n';
import { iconButton } from '../base/buttons';
import { element } from '../base/dom';
import type { Entry } from '../conversation/protocol';
import type { EntryList } from '../conversation/entryList';

export interface FindBarOptions {
  readonly list: EntryList;
  /** Reads older messages. @returns whether there are more. */
  readonly readOlder: () => Promise<boolean>;
}

/** Finds words and days among the messages that were read, and reads further back when a person asks for that. */
export class FindBar {
  readonly element: HTMLElement;
  readonly #options: FindBarOptions;
  readonly #field = element('input', {
    type: 'search',
    'aria-label': l10n.t('Find'),
    placeholder: l10n.t('Find'),
  });
  readonly #day = element('input', { type: 'date', 'aria-label': l10n.t('Go to Day') });
  readonly #count = element('span', { class: 'soft count', role: 'status' });
  readonly #further = element('button', { type: 'button', class: 'link-button' });
  #found: readonly Entry[] = [];
  #at = -1;
  /** Set while older messages are read, and empty again once that is over or was stopped. */
  #reading: object | undefined;

  constructor(options: FindBarOptions) {
    this.#options = options;
    const step = (icon: string, words: string, by: number) => iconButton(icon, words, () => this.#step(by));
    const close = iconButton('close', l10n.t('Close (Escape)'), () => this.close());
    this.element = element(
      'search',
      { class: 'bar find', hidden: '' },
      this.#field,
      step('arrow-up', l10n.t('Previous Match (Shift+Enter)'), -1),
      step('arrow-down', l10n.t('Next Match (Enter)'), 1),
      this.#count,
      this.#further,
      this.#day,
      close,
    );
    this.#field.addEventListener('input', () => this.#find());
    this.#day.addEventListener('change', () => void this.#goToDay());
    this.#further.addEventListener('click', () => {
      if (this.#reading) this.#stop();
      else void this.#readUntil((entries) => entries.some((entry) => this.#isMatch(entry)));
    });
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.#showFurther();
  }

  open(): void {
    this.element.hidden = false;
    this.#field.focus();
    this.#field.select();
    this.#find();
  }

  close(): void {
    this.#stop();
    this.element.hidden = true;
    this.#options.list.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target === this.#field) this.#step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }

  #isMatch(entry: Entry): boolean {
    const wanted = this.#field.value.trim().toLowerCase();
    return wanted !== '' && wordsOf(entry).includes(wanted);
  }

  /** The newest match first, as one looks back from the end. */
  #find(): void {
    this.#stop();
    this.#found = this.#options.list.entries.filter((entry) => this.#isMatch(entry));
    this.#at = this.#found.length;
    this.#step(-1);
  }

  #step(by: number): void {
    const { length } = this.#found;
    if (length > 0) {
      this.#at = (this.#at + by + length) % length;
      this.#options.list.reveal(this.#found[this.#at]?.id ?? '', { focus: false });
    }
    this.#count.textContent =
      this.#field.value.trim() === ''
        ? ''
        : length === 0
          ? l10n.t('No matches')
          : l10n.t('{0} of {1}', length - this.#at, length);
    this.#showFurther();
  }

  #showFurther(): void {
    this.#further.textContent = this.#reading ? l10n.t('Stop') : l10n.t('Load and Find Further');
    const canGoOn = this.#options.list.hasOlder && this.#field.value.trim() !== '';
    this.#further.hidden = !this.#reading && !canGoOn;
  }

  #stop(): void {
    this.#reading = undefined;
    this.#showFurther();
  }

  /** Reads older messages until some of those that came are `wanted`, there are no more, or somebody stops it. */
  async #readUntil(wanted: (entries: readonly Entry[]) => boolean): Promise<void> {
    const reading = {};
    this.#reading = reading;
    this.#showFurther();
    const { list, readOlder } = this.#options;
    let hasMore = true;
    while (hasMore && this.#reading === reading) {
      const oldest = list.entries[0]?.id;
      this.#count.textContent = l10n.t('{0} messages read…', list.entries.length);
      // A page that couldn't be read has said so above the messages.
      hasMore = await readOlder().catch(() => false);
      const added = list.entries.slice(
        0,
        list.entries.findIndex(({ id }) => id === oldest),
      );
      if (wanted(added)) break;
    }
    if (this.#reading !== reading) return;
    this.#find();
  }

  async #goToDay(): Promise<void> {
    const from = this.#day.valueAsDate;
    if (!from) return;
    const startMs = new Date(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()).getTime();
    const { list } = this.#options;
    const isBefore = (entries: readonly Entry[]) => entries.some(({ sentAtMs }) => sentAtMs < startMs);
    if (!isBefore(list.entries)) await this.#readUntil(isBefore);
    const first = list.entries.find(({ sentAtMs }) => sentAtMs >= startMs);
    if (first) list.reveal(first.id);
    else list.showEnd();
  }
}

/** Of ten thousand messages, each key would make them anew. */
const words = new WeakMap<Entry, string>();

/** All words of a message, small. */
function wordsOf(entry: Entry): string {
  const known = words.get(entry);
  if (known !== undefined) return known;
  const { sender, gist, body } = entry;
  const text = body.kind === 'text' ? body.source : body.kind === 'file' ? body.filename : '';
  const made = `${sender.name}\n${gist}\n${text}`.toLowerCase();
  words.set(entry, made);
  return made;
}
