import * as l10n from '@vscode/l10n';
import { codicon, element } from '../base/dom';
import type { Entry } from '../conversation/protocol';
import { Completion } from './completion';
import type { Mentionable } from './protocol';

export interface Written {
  readonly text: string;
  readonly quotedId?: string;
  readonly file?: { readonly name: string; readonly base64: string };
}

export interface ComposerOptions {
  /** For screen readers, and in the empty field. */
  readonly label: string;
  /** Sends what was written. @throws with words for the person. */
  readonly onWrite: (written: Written) => Promise<void>;
  readonly onEdit: (id: string, text: string) => Promise<void>;
  /** Asks for a file to send. */
  readonly onAttach: () => void;
  /** The arrow up in an empty field. */
  readonly onEditLast: () => void;
}

/** Larger files are not sent: five megabytes in Base64. */
const FILE_MAX_BYTES = 3_750_000;

/** Where a person writes: Enter sends, Shift+Enter makes a line. */
export class Composer {
  readonly element: HTMLElement;
  readonly #options: ComposerOptions;
  readonly #field: HTMLTextAreaElement;
  readonly #completion: Completion;
  readonly #about = element('div', { class: 'about', hidden: '' });
  readonly #trouble = element('div', { class: 'complaint', role: 'alert', hidden: '' });
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
    const attach = tool('attach', 'attach', l10n.t('Send a File…'), () => options.onAttach());
    const send = tool('send', 'send', l10n.t('Send (Enter)'), () => void this.#submit());
    this.element = element(
      'div',
      { class: 'composer' },
      this.#about,
      this.#trouble,
      element('div', { class: 'composer-row' }, attach, this.#field, send),
      this.#completion.element,
    );
    this.#field.addEventListener('keydown', (event) => this.#key(event));
    this.#field.addEventListener('input', () => this.#fit());
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
      this.#options.onEditLast();
    }
  }

  async #submit(): Promise<void> {
    const text = this.#completion.textToSend();
    if (this.#isBusy || text.trim() === '') return;
    const typed = this.#field.value;
    await this.#run(async () => {
      if (this.#edited) await this.#options.onEdit(this.#edited.id, text);
      else await this.#options.onWrite({ text, ...(this.#quoted && { quotedId: this.#quoted.id }) });
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
        await this.#options.onWrite({ text: '', file: { name: file.name, base64: await base64Of(file) } });
      }
    });
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
    const cancel = tool('close', 'cancel', l10n.t('Cancel (Escape)'), () => {
      if (this.#edited) this.#field.value = '';
      this.#quoted = undefined;
      this.#edited = undefined;
      this.#showAbout();
      this.focus();
    });
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

function tool(icon: string, name: string, words: string, run: () => void): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: `tool ${name}`, title: words, 'aria-label': words },
    codicon(icon),
  );
  button.addEventListener('click', run);
  return button;
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // A call takes so many arguments only.
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
