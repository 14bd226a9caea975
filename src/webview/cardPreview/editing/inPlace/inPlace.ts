import * as l10n from '@vscode/l10n';
import type { CardEdit } from '../../../../cards/edit/cardEdit';
import type { CardBlock } from '../../../../cards/view/cardView';
import { element } from '../../../base/dom';
import { whenHere } from '../../../base/focus';
import type { FrameCard, FramePart, FrameView } from '../../view/frameView';
import { iconButton } from '../../../base/buttons';
import { buttonForm } from './buttonForm';
import type { RowForm } from './rowForm';
import { descriptionForm, titleForm } from './textForms';

export interface InPlaceOptions {
  /** Called with what was changed, when the person is done. @param byKey the person goes on at the row. */
  readonly onDone: (edits: readonly CardEdit[], pointer: string, byKey: boolean) => void;
  /** Called when the person leaves without changes. */
  readonly onLeft: (pointer: string) => void;
}

/** A form in the card, where a row was or below it. */
interface Open {
  readonly form: RowForm;
  readonly host: HTMLElement;
  /** The row as it was when the form was made, and the pointer to the button, if it is one's. */
  readonly block: CardBlock;
  readonly inRow: string;
  /** JSON Pointer of the row now. */
  row: string;
  /** Version of the card whose change is under way. */
  sent: number | undefined;
}

/**
 * Editing in place: one form at a time. It draws before the card does, so that the card's rows are arranged around the form,
 * which is never moved itself: the person who types keeps focus and caret.
 */
export class InPlace implements FramePart {
  readonly #options: InPlaceOptions;
  #open: Open | undefined;
  #card: FrameCard | undefined;

  constructor(options: InPlaceOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  show({ card }: FrameView): void {
    const before = this.#card;
    this.#card = card;
    const open = this.#open;
    if (!open || !card || card === before) return;
    if (open.sent !== undefined && open.sent !== card.version) return this.#close();
    const there = rowNow(card, open);
    if (there !== undefined) open.row = open.host.dataset['pin'] = there;
  }

  /** Opens the form of a row. @param pointer of the row, or of the button in it that is meant. */
  open(row: HTMLElement, block: CardBlock, pointer: string): boolean {
    const form = formOf(block, pointer);
    if (!form) return false;
    this.#close();
    const done = iconButton('check', l10n.t('Done (Ctrl+Enter)'), () => this.#commit(true), 'icon-button');
    const cancel = iconButton('close', l10n.t('Cancel (Escape)'), () => this.cancel(), 'icon-button');
    const host = element(
      'div',
      {
        class: `in-place${form.replacesRow ? ' replaces' : ''}`,
        role: 'listitem',
        'data-pin': block.pointer,
      },
      form.element,
      element('div', { class: 'in-place-actions' }, done, cancel),
    );
    const inRow = pointer.slice(block.pointer.length);
    this.#open = { form, host, block, inRow, row: block.pointer, sent: undefined };
    host.addEventListener('keydown', (event) => this.#key(event));
    host.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && host.contains(relatedTarget))) this.#commit(false);
    });
    row.after(host);
    whenHere(() => form.focus());
    host.scrollIntoView({ block: 'nearest' });
    return true;
  }

  /** The change was refused: what was typed stays. */
  reopen(): void {
    if (this.#open) this.#open.sent = undefined;
  }

  /** Leaves without changes. */
  cancel(): void {
    const open = this.#open;
    if (!open) return;
    this.#close();
    this.#options.onLeft(open.row + open.inRow);
  }

  #commit(byKey: boolean): void {
    const open = this.#open;
    const card = this.#card;
    if (!open || !card || open.sent !== undefined) return;
    const edits = open.form.edits();
    if (!edits) return;
    const pointer = open.row + open.inRow;
    if (edits.length === 0) {
      this.#close();
      if (byKey) this.#options.onLeft(pointer);
      return;
    }
    open.sent = card.version;
    this.#options.onDone(
      edits.map((edit) => moved(edit, open)),
      pointer,
      byKey,
    );
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    open?.host.remove();
  }

  #key(event: KeyboardEvent): void {
    const { key, target } = event;
    const withCommand = event.ctrlKey || event.metaKey;
    // The editor would undo the last change of the document instead of the last word typed.
    if (withCommand && /^[zy]$/i.test(key)) return event.stopPropagation();
    const isOneLine = target instanceof HTMLElement && target.matches('.one-line');
    const isDone = key === 'Enter' && !event.isComposing && (withCommand || isOneLine);
    if (key !== 'Escape' && !isDone) return;
    event.preventDefault();
    event.stopPropagation();
    if (isDone) this.#commit(true);
    else this.cancel();
  }
}

function formOf(block: CardBlock, pointer: string): RowForm | undefined {
  switch (block.kind) {
    case 'title':
      return titleForm(block);
    case 'description':
      return descriptionForm(block);
    case 'buttons': {
      const button = block.buttons.find((one) => pointer.startsWith(one.pointer)) ?? block.buttons[0];
      return button && buttonForm(button);
    }
    case 'image':
    case 'problem':
      return undefined;
  }
}

/** Where the row stands that the form was made of: other edits of the text may have moved it. */
function rowNow(card: FrameCard, { block, row }: Open): string | undefined {
  const look = lookOf(block);
  const blocks = card.variants.flatMap((variant) => variant.blocks);
  const alike = blocks.filter((one) => lookOf(one) === look);
  if (alike.some(({ pointer }) => pointer === row)) return row;
  return alike.length === 1 ? alike[0]?.pointer : undefined;
}

function lookOf(block: CardBlock): string {
  return JSON.stringify(block, (key, value: unknown) => (key === 'pointer' ? undefined : value));
}

/** The form's pointers start at the row as it was. */
function moved(edit: CardEdit, { block, row }: Open): CardEdit {
  if (edit.kind !== 'set') return edit;
  return { ...edit, pointer: row + edit.pointer.slice(block.pointer.length) };
}
