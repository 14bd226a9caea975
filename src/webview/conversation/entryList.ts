import * as l10n from '@vscode/l10n';
import { element } from '../base/dom';
import type { Entry } from './protocol';
import type { RowOptions } from './entryRow';
import { entryRow, standing } from './entryRow';

export interface EntryListOptions extends RowOptions {
  /** For screen readers. */
  readonly label: string;
  /** The oldest messages that are known are in sight, and there are older ones. */
  readonly onOlder: () => void;
}

/** Rows in the page at once, however long the conversation is. */
const DRAWN_MAX = 150;
/** Rows that are drawn at the end of a conversation: they fill any window. */
const FIRST = 50;
/** Rows that are drawn when the edge of those comes near. */
const STEP = 30;
/** Rows that are drawn above a message that is jumped to, and below it; the others come as one scrolls. */
const AROUND = 25;
/** Pixels to the edge at which more is drawn. */
const NEAR = 600;
/** Pixels from the end that still count as its end. */
const AT_END = 40;

interface Drawn {
  readonly element: HTMLElement;
  readonly entry: Entry;
  readonly stands: string;
}

/**
 * The messages of a conversation, oldest first, of which only a part is in the page: what lies around the place that is looked at. New
 * ones come into sight where the end is looked at, else a button leads to them.
 */
export class EntryList {
  readonly element = element('div', { class: 'entries-frame' });
  readonly #options: EntryListOptions;
  readonly #scroller: HTMLElement;
  readonly #rows = element('div', { class: 'rows', role: 'list' });
  readonly #more = element('div', { class: 'older', hidden: '' });
  /** What is said of the beginning, where there is nothing older. */
  readonly #beginning = element('div', { class: 'beginning soft', hidden: '' });
  readonly #jump = element('button', { type: 'button', class: 'jump', hidden: '' });
  #entries: Entry[] = [];
  #drawn = new Map<string, Drawn>();
  /** The part that is drawn: from, and up to. */
  #from = 0;
  #to = 0;
  #hasOlder = false;
  #isLoading = false;
  #unseen = 0;
  #current: string | undefined;
  /** Whether the end is looked at. */
  #isFollowing = true;

  constructor(options: EntryListOptions) {
    this.#options = options;
    this.#scroller = element('div', { class: 'entries', tabindex: '0' }, this.#beginning, this.#rows);
    this.#rows.setAttribute('aria-label', options.label);
    this.#scroller.setAttribute('role', 'region');
    this.#scroller.setAttribute('aria-label', options.label);
    this.element.append(this.#more, this.#scroller, this.#jump);
    this.#scroller.addEventListener('scroll', () => this.#extend(), { passive: true });
    this.#scroller.addEventListener('keydown', (event) => this.#key(event));
    this.#scroller.addEventListener('focusin', ({ target }) => this.#follow(target));
    this.#jump.addEventListener('click', () => this.showEnd());
    // Pictures grow when they come, and the frame with its window: who looks at the end goes on to.
    const grown = new ResizeObserver(() => {
      if (this.#isFollowing) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    });
    grown.observe(this.#scroller);
    grown.observe(this.#rows);
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get hasOlder(): boolean {
    return this.#hasOlder;
  }

  /** Shows another conversation, at its end. */
  reset(entries: readonly Entry[], hasOlder: boolean): void {
    this.#entries = [...entries];
    this.#hasOlder = hasOlder;
    this.#isLoading = false;
    this.#unseen = 0;
    this.#current = undefined;
    this.#drawn.clear();
    this.#rows.replaceChildren();
    this.#to = this.#entries.length;
    this.#from = Math.max(0, this.#to - FIRST);
    this.#draw();
    this.#toEnd();
  }

  /** Adds older messages in front of those that are known. */
  addOlder(entries: readonly Entry[], hasOlder: boolean): void {
    this.#isLoading = false;
    this.#hasOlder = hasOlder;
    const known = new Set(this.#entries.map(({ id }) => id));
    const added = entries.filter(({ id }) => !known.has(id));
    this.#entries.unshift(...added);
    this.#from += added.length;
    this.#to += added.length;
    this.#more.hidden = true;
    this.#keepPlace(() => this.#shift(Math.max(0, this.#from - STEP), this.#to));
  }

  /** Says above the oldest message why there is nothing older; undefined where that needs no words. */
  begin(words: string | undefined): void {
    this.#beginning.hidden = words === undefined;
    this.#beginning.textContent = words ?? '';
  }

  /** Takes messages away that are no longer there. */
  remove(ids: ReadonlySet<string>): void {
    if (ids.size === 0) return;
    const before = this.#entries.slice(0, this.#from).filter(({ id }) => ids.has(id)).length;
    const drawn = this.#entries.slice(this.#from, this.#to).filter(({ id }) => ids.has(id)).length;
    this.#entries = this.#entries.filter(({ id }) => !ids.has(id));
    this.#keepPlace(() => this.#shift(this.#from - before, this.#to - before - drawn));
  }

  /** Older messages could not be had. */
  failOlder(words: string): void {
    this.#isLoading = false;
    this.#more.hidden = false;
    this.#more.textContent = words;
  }

  /** Adds a message at its place in time, or shows a known one as it is now. */
  put(entry: Entry): void {
    const index = this.#entries.findLastIndex(({ id }) => id === entry.id);
    if (index >= 0) {
      this.#entries[index] = entry;
      if (index >= this.#from && index < this.#to) this.#keepEnd(() => this.#draw());
      return;
    }
    let at = this.#entries.length;
    while (at > 0 && (this.#entries[at - 1]?.sentAtMs ?? 0) > entry.sentAtMs) at -= 1;
    const isAtEnd = this.#isAtEnd();
    this.#entries.splice(at, 0, entry);
    if (at < this.#from) {
      this.#from += 1;
      this.#to += 1;
      return;
    }
    const isNewest = at === this.#entries.length - 1;
    if (at > this.#to || (at === this.#to && !isNewest)) {
      // Beyond what is drawn, as when somebody looks far back.
      if (isNewest && entry.isMine) this.showEnd();
      else if (isNewest) this.#count();
      return;
    }
    if (isAtEnd || entry.isMine) {
      this.#shift(Math.max(0, this.#entries.length - DRAWN_MAX, this.#from), this.#entries.length);
      this.#toEnd();
      return;
    }
    if (this.#to - this.#from < DRAWN_MAX) this.#shift(this.#from, this.#to + 1);
    this.#count();
  }

  /** Shows a known message as it is changed; nothing when it isn't known. */
  change(id: string, change: (entry: Entry) => Entry): void {
    const entry = this.#entries.findLast((known) => known.id === id);
    if (entry) this.put(change(entry));
  }

  /** Brings a message into sight and marks it. @returns whether it is known. */
  reveal(id: string, { focus = true }: { readonly focus?: boolean } = {}): boolean {
    const index = this.#entries.findIndex((entry) => entry.id === id);
    if (index < 0) return false;
    if (index < this.#from || index >= this.#to) {
      this.#shift(Math.max(0, index - AROUND), Math.min(this.#entries.length, index + AROUND));
    }
    const row = this.#drawn.get(id)?.element;
    row?.scrollIntoView({ block: 'center' });
    if (focus) row?.focus();
    row?.classList.remove('marked');
    // A style that begins anew.
    void row?.offsetWidth;
    row?.classList.add('marked');
    return true;
  }

  showEnd(): void {
    this.#shift(Math.max(0, this.#entries.length - FIRST), this.#entries.length);
    this.#toEnd();
  }

  rowOf(id: string): HTMLElement | undefined {
    return this.#drawn.get(id)?.element;
  }

  focus(): void {
    const id = this.#current ?? this.#entries.at(-1)?.id;
    (id === undefined ? this.#scroller : (this.#drawn.get(id)?.element ?? this.#scroller)).focus();
  }

  #isAtEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    return this.#to === this.#entries.length && scrollHeight - scrollTop - clientHeight < AT_END;
  }

  #toEnd(): void {
    this.#isFollowing = true;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#unseen = 0;
    this.#showJump();
  }

  /** One more message is out of sight. */
  #count(): void {
    this.#unseen += 1;
    this.#showJump();
  }

  #showJump(): void {
    this.#jump.hidden = this.#unseen === 0;
    this.#jump.textContent =
      this.#unseen === 1 ? l10n.t('1 new message') : l10n.t('{0} new messages', this.#unseen);
  }

  #extend(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    this.#isFollowing = this.#isAtEnd();
    if (scrollTop < NEAR) {
      if (this.#from > 0) {
        const from = Math.max(0, this.#from - STEP);
        this.#keepPlace(() => this.#shift(from, Math.min(this.#to, from + DRAWN_MAX)));
      } else if (this.#hasOlder && !this.#isLoading) {
        this.#isLoading = true;
        this.#more.hidden = false;
        this.#more.textContent = l10n.t('Loading older messages…');
        this.#options.onOlder();
      }
    } else if (scrollHeight - scrollTop - clientHeight < NEAR && this.#to < this.#entries.length) {
      const to = Math.min(this.#entries.length, this.#to + STEP);
      this.#keepPlace(() => this.#shift(Math.max(this.#from, to - DRAWN_MAX), to));
    }
    if (this.#unseen > 0 && this.#isAtEnd()) {
      this.#unseen = 0;
      this.#showJump();
    }
  }

  #shift(from: number, to: number): void {
    this.#from = from;
    this.#to = to;
    this.#draw();
  }

  /** Draws what has changed, and keeps the end in sight if it was. */
  #keepEnd(draw: () => void): void {
    const isAtEnd = this.#isAtEnd();
    draw();
    if (isAtEnd) this.#toEnd();
  }

  /** Draws so that what is looked at stays where it is. */
  #keepPlace(draw: () => void): void {
    const top = this.#scroller.getBoundingClientRect().top;
    const first = Array.from(this.#rows.children).find((row) => row.getBoundingClientRect().bottom > top);
    const before = first?.getBoundingClientRect().top;
    draw();
    if (first?.isConnected && before !== undefined)
      this.#scroller.scrollTop += first.getBoundingClientRect().top - before;
  }

  #draw(): void {
    const old = this.#drawn;
    const focused = this.#focusedId();
    const rows = this.#entries.slice(this.#from, this.#to).map((entry, index): Drawn => {
      const stands = standing(entry, this.#entries[this.#from + index - 1]);
      const known = old.get(entry.id);
      if (known?.entry === entry && known.stands === stands) return known;
      return { element: entryRow(entry, stands, this.#options), entry, stands };
    });
    const kept = new Set<Element>(rows.map((row) => row.element));
    for (const child of Array.from(this.#rows.children)) if (!kept.has(child)) child.remove();
    let there = this.#rows.firstElementChild;
    for (const row of rows) {
      if (there === row.element) there = there.nextElementSibling;
      else this.#rows.insertBefore(row.element, there);
    }
    this.#drawn = new Map(rows.map((row) => [row.entry.id, row]));
    // A row that was drawn anew takes the focus of the old one.
    if (focused !== undefined && this.#focusedId() === undefined)
      this.#drawn.get(focused)?.element.focus({ preventScroll: true });
  }

  #focusedId(): string | undefined {
    const row = document.activeElement?.closest<HTMLElement>('.entry');
    return row && this.#scroller.contains(row) ? row.dataset['id'] : undefined;
  }

  #follow(target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('.entry') : null;
    if (!row) return;
    this.#current = row.dataset['id'];
    for (const tool of this.#scroller.querySelectorAll('.tool[tabindex="0"]'))
      tool.setAttribute('tabindex', '-1');
    for (const tool of row.querySelectorAll('.tool')) tool.setAttribute('tabindex', '0');
  }

  /** Up and down go from message to message; Tab goes to what the message offers. */
  #key(event: KeyboardEvent): void {
    const { target, key } = event;
    if (target !== this.#scroller && !(target instanceof Element && target.matches('.entry'))) return;
    const at = this.#entries.findIndex(({ id }) => id === this.#current);
    const next: Readonly<Record<string, number>> = {
      ArrowUp: at < 0 ? this.#entries.length - 1 : at - 1,
      ArrowDown: at < 0 ? this.#entries.length - 1 : at + 1,
      Home: 0,
      End: this.#entries.length - 1,
    };
    const index = next[key];
    if (index === undefined) return;
    event.preventDefault();
    const entry = this.#entries[Math.min(Math.max(index, 0), this.#entries.length - 1)];
    if (!entry) return;
    if (!this.#drawn.has(entry.id)) this.reveal(entry.id);
    const row = this.#drawn.get(entry.id)?.element;
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }
}
