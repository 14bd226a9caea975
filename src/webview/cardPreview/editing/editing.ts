import { newElement, addRow } from '../../../cards/edit/visual/rowPlans';
import { rowPlaceOf } from '../../../cards/edit/visual/cardRows';
import type { CardRows } from '../../../cards/edit/visual/cardRows';
import type { Plan } from '../../../cards/edit/visual/rowPlans';
import { planFor } from '../../../cards/edit/visual/planFor';
import type { ElementType } from '../../../contract/cardLimits';
import type { CardEdit } from '../../../cards/edit/cardEdit';
import { element } from '../../base/dom';
import { format, strings } from '../../base/strings';
import type { FrameMessage } from '../protocol';
import type { Selection } from '../selection/selection';
import type { FramePart, FrameView } from '../view/frameView';
import { AddBar } from './addBar';
import { Announcer } from './announcer';
import { commandOf } from './commandKeys';
import { Dragging } from './dragging';
import { InPlace } from './inPlace/inPlace';
import { RowTools } from './rowTools';
import type { ToolCommand } from './rowTools';

type ImagePlace = Extract<FrameMessage, { readonly type: 'chooseImage' }>['into'];

/** What happens once the host has carried out an edit. */
interface Pending {
  /** Version of the card that was edited. */
  readonly version: number;
  readonly pointer: string | undefined;
  readonly focus: boolean;
  /** Opens the form of the new element. */
  readonly open: boolean;
  readonly said: (rows: CardRows | undefined) => string;
}

/** Editing of the card where it is shown. Draws after the card and the selection. */
export class Editing implements FramePart {
  /** Below the card: what can be added, and what just happened. */
  readonly element: HTMLElement;
  /** Draws before the card. */
  readonly inPlace: InPlace;
  readonly #selection: Selection;
  readonly #tell: (message: FrameMessage) => void;
  readonly #announcer = new Announcer();
  readonly #bar: AddBar;
  readonly #tools: RowTools;
  #view: FrameView | undefined;
  #pending: Pending | undefined;

  /** @param stage holds the card. */
  constructor(stage: HTMLElement, selection: Selection, tell: (message: FrameMessage) => void) {
    this.#selection = selection;
    this.#tell = tell;
    this.#bar = new AddBar(
      (type) => this.#add(type),
      (reason) => this.#announcer.say(reason, true),
    );
    this.#tools = new RowTools((command) => this.#command(command));
    this.inPlace = new InPlace({
      onDone: (edits, pointer, byKey) =>
        this.#send({ edits, pointer }, () => strings.editing.changed, { focus: byKey }),
      onLeft: () => this.#selection.focus(),
    });
    this.element = element('div', { class: 'editing' }, this.#bar.element, this.#announcer.element);
    selection.onChange(() => {
      this.#announcer.clear();
      this.#showTools();
    });
    stage.addEventListener('keydown', (event) => this.#key(event));
    stage.addEventListener('dblclick', ({ target }) => {
      if (
        target instanceof Element &&
        target.closest('.row') &&
        !target.closest('.card-button, .row-tools')
      ) {
        this.#command('edit');
      }
    });
    const dragging = new Dragging(stage, {
      rows: (pointer) => this.#rows(pointer),
      onDrop: (plan) => this.#send(plan, movedTo(plan.pointer)),
    });
    dragging.listen();
  }

  show(view: FrameView): void {
    this.#view = view;
    const { card } = view;
    const rows = this.#rows(this.#selection.pointer);
    const locked = card?.isOld ? strings.editing.broken : card?.locked;
    this.#bar.show(card && rows?.list !== undefined ? rows.blocks : undefined, card ? locked : undefined);
    this.#settle();
    this.#showTools();
  }

  /** The host did not carry out an edit. */
  refuse(reason: string): void {
    this.#pending = undefined;
    this.inPlace.reopen();
    this.#announcer.say(reason, true);
  }

  /** The rows a pointer leads to, or those shown; undefined while nothing can be edited. */
  #rows(pointer: string | undefined): CardRows | undefined {
    const card = this.#view?.card;
    if (!card || card.isOld || card.locked !== undefined) return undefined;
    return card.variants.find((rows) => pointer !== undefined && rowPlaceOf(rows, pointer)) ?? card.variant;
  }

  #settle(): void {
    const pending = this.#pending;
    const card = this.#view?.card;
    if (!pending || !card || card.version === pending.version) return;
    this.#pending = undefined;
    const { pointer } = pending;
    this.#selection.select(pointer);
    if (pointer !== undefined) this.#tell({ type: 'select', pointer });
    if (pending.focus) {
      if (this.#selection.place) this.#selection.focus();
      else this.#bar.focus();
    }
    this.#announcer.say(pending.said(this.#rows(pointer)));
    if (pending.open) this.#command('edit');
  }

  #showTools(): void {
    const { pointer, row } = this.#selection;
    const rows = this.#rows(pointer);
    const place = rows && pointer !== undefined ? rowPlaceOf(rows, pointer) : undefined;
    this.#tools.show(place && row, place?.button !== undefined);
  }

  #key(event: KeyboardEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.matches('.row, .card-button')) return;
    const command = commandOf(event);
    if (!command || !this.#rows(this.#selection.pointer)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#command(command);
  }

  #command(command: ToolCommand): void {
    const { pointer, row } = this.#selection;
    const rows = this.#rows(pointer);
    const place = rows && pointer !== undefined ? rowPlaceOf(rows, pointer) : undefined;
    const block = place && rows?.blocks[place.row];
    if (!rows || !place || !block || !row || pointer === undefined) return;
    if (command === 'edit') {
      if (block.kind === 'image') this.#chooseImage({ pointer: block.pointer });
      else if (!this.inPlace.open(row, block, pointer)) this.#announcer.say(strings.editing.noFields, true);
      return;
    }
    const plan = planFor(rows, place, command);
    if (typeof plan === 'string') return this.#announcer.say(strings.editing[plan], true);
    if (command === 'remove') return this.#send(plan, () => strings.editing.removed);
    this.#send(plan, command === 'duplicate' ? () => strings.editing.duplicated : movedTo(plan.pointer));
  }

  #add(type: ElementType): void {
    const { pointer } = this.#selection;
    const rows = this.#rows(pointer);
    if (!rows) return;
    const place = pointer === undefined ? undefined : rowPlaceOf(rows, pointer);
    const index = place ? place.row + 1 : rows.blocks.length;
    if (type === 'image') {
      const { list } = rows;
      if (list !== undefined) this.#chooseImage({ list, index });
      return;
    }
    const plan = addRow(rows, index, newElement(type, strings.editing.words, randomKey));
    if (plan) this.#send(plan, () => strings.editing.added, { open: true });
  }

  #chooseImage(into: ImagePlace): void {
    this.#tell({ type: 'chooseImage', version: this.#version, into });
  }

  get #version(): number {
    return this.#view?.card?.version ?? 0;
  }

  /** One edit at a time: the pointers of the next one hold only for the card that comes. */
  #send(
    { edits, pointer }: Plan & { readonly edits: readonly CardEdit[] },
    said: Pending['said'],
    { focus = true, open = false } = {},
  ): void {
    if (this.#pending) return;
    this.#announcer.clear();
    this.#pending = { version: this.#version, pointer, focus, open, said };
    this.#tell({ type: 'edit', version: this.#version, edits });
  }
}

/** Tells where something is now. */
function movedTo(pointer: string | undefined): Pending['said'] {
  return (rows) => {
    const place = rows && pointer !== undefined ? rowPlaceOf(rows, pointer) : undefined;
    const block = place && rows?.blocks[place.row];
    if (!rows || !place || !block) return '';
    const { moved, movedButton } = strings.editing;
    if (place.button === undefined || block.kind !== 'buttons') {
      return format(moved, strings.rows[block.kind], place.row + 1, rows.blocks.length);
    }
    return format(movedButton, place.button + 1, block.buttons.length);
  };
}

/** Twelve characters nobody guesses: a value that can be guessed lets anybody press the button. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}
