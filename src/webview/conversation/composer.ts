import * as l10n from '@vscode/l10n';
import { TEXT_MAX_CHARACTERS } from '../../contract/limits';
import { iconButton } from '../base/buttons';
import { element } from '../base/dom';
import { Completion } from './completion';
import type { Entry, Mentionable } from './protocol';

export interface Written {
  readonly text: string;
  readonly quotedId?: string;
  /** Shown exactly as it is, without formatting. */
  readonly isPlain: boolean;
  readonly file?: { readonly name: string; readonly base64: string };
}

export interface ComposerOptions {
  /** For screen readers, and in the empty field. */
  readonly label: string;
  /** Sends what was written. @throws with words for the person. */
  readonly onWrite: (written: Written) => Promise<void>;
  /** Messages that were sent can be edited. */
  readonly onEdit?: (id: string, text: string) => Promise<void>;
  /** Asks for a file to send. */
  readonly onAttach: () => void;
  /** The arrow up in an empty field. */
  readonly onEditLast?: () => void;
  /** Text can go with or without formatting; whoever sends it says what becomes of it, in words that are shown below. */
  readonly advise?: (text: string, isPlain: boolean) => Promise<readonly string[]>;
}

/** Larger files are not sent: five megabytes in Base64. */
const FILE_MAX_BYTES = 3_750_000;
/** Milliseconds without a key until there is advice. */
const ADVISE_MS = 300;
/** From this part of the longest text on, what is left is counted. */
const COUNT_FROM = 0.8;

/** Where a person writes: Enter sends, Shift+Enter makes a line. */
export class Composer {
  readonly element: HTMLElement;
  readonly #options: ComposerOptions;
  readonly #field: HTMLTextAreaElement;
  readonly #completion: Completion;
  readonly #about = element('div', { class: 'about', hidden: '' });
  readonly #trouble = element('div', { class: 'complaint', role: 'alert', hidden: '' });
  readonly #below = element('div', { class: 'advice soft', role: 'status', hidden: '' });
  readonly #plain: HTMLElement | undefined;
  #isPlain = false;
  #adviseSoon: ReturnType<typeof setTimeout> | undefined;
  #quoted: Entry | undefined;
  #edited: Entry | undefined;
  #isBusy = false;

  constructor(options: ComposerOptions) {
    this.#options = options;
    this.#field = element('textarea', {
      rows: '1',
      'aria-label': options.label,
      placeholder: options.label,
      spellcheck: 'true',
    });
    this.#completion = new Completion(this.#field);
    const attach = iconButton('attach', l10n.t('Send a File…'), () => options.onAttach(), 'tool attach');
    const send = iconButton('send', l10n.t('Send (Enter)'), () => void this.#submit(), 'tool send');
    this.element = element(
      'div',
      { class: 'composer' },
      this.#about,
      this.#trouble,
      element('div', { class: 'composer-row' }, attach, this.#field, ...this.#plainSwitch(), send),
      this.#below,
      this.#completion.element,
    );
    this.#plain = this.element.querySelector<HTMLElement>('.tool.plain') ?? undefined;
    this.#field.addEventListener('keydown', (event) => this.#key(event));
    this.#field.addEventListener('input', () => {
      this.#fit();
      this.#changed();
    });
    this.#field.addEventListener('paste', (event) => this.#takeFiles(event, event.clipboardData));
    this.element.addEventListener('dragover', (event) => event.preventDefault());
    this.element.addEventListener('drop', (event) => this.#takeFiles(event, event.dataTransfer));
  }

  set people(people: readonly Mentionable[]) {
    this.#completion.people = people;
  }

  focus(): void {
    this.#field.focus();
  }

  /** Begins anew, for another chat. */
  clear(): void {
    this.#field.value = '';
    this.#quoted = undefined;
    this.#edited = undefined;
    this.#completion.forget();
    this.#complain('');
    this.#showAbout();
    this.#fit();
    this.#changed();
  }

  quote(entry: Entry): void {
    this.#quoted = entry;
    this.#edited = undefined;
    this.#showAbout();
    this.focus();
  }

  edit(entry: Entry): void {
    if (entry.body.kind !== 'text') return;
    this.#edited = entry;
    this.#quoted = undefined;
    this.#field.value = entry.body.source;
    this.#showAbout();
    this.#fit();
    this.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (this.#completion.key(event)) return event.preventDefault();
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void this.#submit();
    } else if (event.key === 'Escape' && (this.#quoted || this.#edited)) {
      event.preventDefault();
      if (this.#edited) this.#field.value = '';
      this.#quoted = undefined;
      this.#edited = undefined;
      this.#showAbout();
    } else if (event.key === 'ArrowUp' && this.#field.value === '') {
      event.preventDefault();
      this.#options.onEditLast?.();
    }
  }

  async #submit(): Promise<void> {
    const text = this.#completion.textToSend();
    if (this.#isBusy || text.trim() === '') return;
    const typed = this.#field.value;
    await this.#run(async () => {
      if (this.#edited) await this.#options.onEdit?.(this.#edited.id, text);
      else await this.#options.onWrite({ text, isPlain: this.#isPlain, ...this.#beside() });
      // What was typed meanwhile stays.
      if (this.#field.value === typed) this.clear();
    });
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.#isBusy = true;
    this.#complain('');
    try {
      await work();
    } catch (error) {
      this.#complain(error instanceof Error ? error.message : String(error));
    } finally {
      this.#isBusy = false;
    }
  }

  #takeFiles(event: Event, data: DataTransfer | null): void {
    const files = Array.from(data?.files ?? []);
    if (files.length === 0) return;
    event.preventDefault();
    void this.#run(async () => {
      for (const file of files) {
        if (file.size > FILE_MAX_BYTES)
          throw new Error(l10n.t('{0} is larger than 5 MB in Base64.', file.name));
        const sent = { name: file.name, base64: await base64Of(file) };
        await this.#options.onWrite({ text: '', isPlain: false, ...this.#beside(), file: sent });
      }
    });
  }

  #beside(): { readonly quotedId?: string } {
    return this.#quoted ? { quotedId: this.#quoted.id } : {};
  }

  #plainSwitch(): readonly HTMLElement[] {
    if (!this.#options.advise) return [];
    const turn = () => {
      this.#isPlain = !this.#isPlain;
      this.#plain?.setAttribute('aria-pressed', String(this.#isPlain));
      this.#changed();
      this.focus();
    };
    const button = iconButton('symbol-key', l10n.t('Send Without Formatting'), turn, 'tool plain');
    button.setAttribute('aria-pressed', 'false');
    return [button];
  }

  #changed(): void {
    clearTimeout(this.#adviseSoon);
    if (this.#options.advise) this.#adviseSoon = setTimeout(() => void this.#advise(), ADVISE_MS);
  }

  async #advise(): Promise<void> {
    const typed = this.#field.value;
    const text = this.#completion.textToSend();
    const left = TEXT_MAX_CHARACTERS - text.length;
    const counted =
      text.length >= COUNT_FROM * TEXT_MAX_CHARACTERS ? [l10n.t('{0} characters left', left)] : [];
    const advice =
      text.trim() === '' ? [] : await this.#options.advise?.(text, this.#isPlain).catch(() => []);
    if (this.#field.value !== typed) return;
    const words = [...counted, ...(advice ?? [])];
    this.#below.textContent = words.join(' · ');
    this.#below.hidden = words.length === 0;
  }

  #complain(words: string): void {
    this.#trouble.textContent = words;
    this.#trouble.hidden = words === '';
  }

  #showAbout(): void {
    const entry = this.#edited ?? this.#quoted;
    this.#about.hidden = !entry;
    if (!entry) return;
    const words = this.#edited ? l10n.t('Editing') : l10n.t('Quoting {0}', entry.sender.name);
    const giveUp = () => {
      if (this.#edited) this.#field.value = '';
      this.#quoted = undefined;
      this.#edited = undefined;
      this.#showAbout();
      this.focus();
    };
    const cancel = iconButton('close', l10n.t('Cancel (Escape)'), giveUp, 'tool cancel');
    this.#about.replaceChildren(
      element('span', {}, words),
      element('bdi', { class: 'soft' }, entry.gist),
      cancel,
    );
  }

  #fit(): void {
    this.#field.style.height = 'auto';
    this.#field.style.height = `${Math.min(this.#field.scrollHeight + 2, 160)}px`;
  }
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // A call takes so many arguments only.
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
