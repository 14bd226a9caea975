import * as l10n from '@vscode/l10n';
import { rowWords } from '../../card/rowWords';
import { elementWords } from './elementWords';
import { newElement } from '../../../cards/edit/visual/rowPlans';
import type { NewElementWords } from '../../../cards/edit/visual/rowPlans';
import { rowPlaceOf } from '../../../cards/edit/visual/cardRows';
import type { CardRows } from '../../../cards/edit/visual/cardRows';
import type { Plan } from '../../../cards/edit/visual/rowPlans';
import { planFor } from '../../../cards/edit/visual/planFor';
import { addRow } from '../../../cards/edit/visual/rowPlans';
import type { ElementType } from '../../../contract/cardLimits';
import type { CardEdit } from '../../../cards/edit/cardEdit';
import { element } from '../../base/dom';
import { whenHere } from '../../base/focus';
import type { FrameMessage } from '../protocol';
import type { Selection } from '../selection/selection';
import type { FramePart, FrameView } from '../view/frameView';
import { AddBar } from './addBar';
import { LiveRegion } from './liveRegion';
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
  /** What to show then. */
  readonly words: (rows: CardRows | undefined) => string;
}

/** Editing of the card where it is shown. Draws after the card and the selection. */
export class Editing implements FramePart {
  /** Below the card: what can be added, and what just happened. */
  readonly element: HTMLElement;
  /** Draws before the card. */
  readonly inPlace: InPlace;
  readonly #selection: Selection;
  readonly #post: (message: FrameMessage) => void;
  readonly #region = new LiveRegion();
  readonly #bar: AddBar;
  readonly #tools: RowTools;
  #view: FrameView | undefined;
  #pending: Pending | undefined;

  /** @param stage holds the card. */
  constructor(stage: HTMLElement, selection: Selection, post: (message: FrameMessage) => void) {
    this.#selection = selection;
    this.#post = post;
    this.#tools = new RowTools((command) => this.#command(command));
    this.#bar = new AddBar(
      (type) => this.#add(type),
      (reason) => this.#region.show(reason, true),
      this.#tools.element,
    );
    this.inPlace = new InPlace({
      onDone: (edits, pointer, byKey) =>
        this.#send({ edits, pointer }, () => l10n.t('Changed'), { focus: byKey }),
      onLeft: () => this.#selection.focus(),
    });
    this.element = element('div', { class: 'editing' }, this.#bar.element, this.#region.element);
    selection.onChange(() => {
      this.#region.clear();
      this.#showTools();
    });
    stage.addEventListener('keydown', (event) => this.#key(event));
    stage.addEventListener('dblclick', ({ target }) => {
      if (target instanceof Element && target.closest('.row') && !target.closest('.card-button')) {
        this.#command('edit');
      }
    });
    const dragging = new Dragging(stage, {
      rows: (pointer) => this.#rows(pointer),
      onDrop: (plan) => this.#send(plan, movedWords(plan.pointer)),
    });
    dragging.listen();
  }

  show(view: FrameView): void {
    this.#view = view;
    const { card } = view;
    const rows = this.#rows(this.#selection.pointer);
    const locked = card?.isOld ? l10n.t('The text is not valid JSON right now.') : card?.locked;
    this.#bar.show(card && rows?.list !== undefined ? rows.blocks : undefined, card ? locked : undefined);
    this.#settle();
    this.#showTools();
  }

  /** The host did not carry out an edit. */
  refuse(reason: string): void {
    this.#pending = undefined;
    this.inPlace.reopen();
    this.#region.show(reason, true);
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
    if (pointer !== undefined) this.#post({ type: 'select', pointer });
    if (pending.focus) whenHere(() => (this.#selection.place ? this.#selection : this.#bar).focus());
    this.#region.show(pending.words(this.#rows(pointer)));
    if (pending.open) this.#command('edit');
  }

  #showTools(): void {
    const { pointer, row } = this.#selection;
    const rows = this.#rows(pointer);
    const place = rows && pointer !== undefined ? rowPlaceOf(rows, pointer) : undefined;
    this.#tools.show(place !== undefined && row !== undefined, place?.button !== undefined);
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
      else if (!this.inPlace.open(row, block, pointer))
        this.#region.show(l10n.t('This element can be edited only as text.'), true);
      return;
    }
    const plan = planFor(rows, place, command);
    if (typeof plan === 'string') return this.#region.show(refusalWords(plan), true);
    if (command === 'remove') return this.#send(plan, () => l10n.t('Deleted'));
    this.#send(plan, command === 'duplicate' ? () => l10n.t('Duplicated') : movedWords(plan.pointer));
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
    const plan = addRow(rows, index, newElement(type, newWords(), randomKey));
    if (plan) this.#send(plan, () => l10n.t('Added'), { open: true });
  }

  #chooseImage(into: ImagePlace): void {
    this.#post({ type: 'chooseImage', version: this.#version, into });
  }

  get #version(): number {
    return this.#view?.card?.version ?? 0;
  }

  /** One edit at a time: the pointers of the next one hold only for the card that comes. */
  #send(
    { edits, pointer }: Plan & { readonly edits: readonly CardEdit[] },
    words: Pending['words'],
    { focus = true, open = false } = {},
  ): void {
    if (this.#pending) return;
    this.#region.clear();
    this.#pending = { version: this.#version, pointer, focus, open, words };
    this.#post({ type: 'edit', version: this.#version, edits });
  }
}

/** Why a command can't be carried out. */
function refusalWords(reason: 'edge' | 'limit'): string {
  return reason === 'edge'
    ? l10n.t('Already at the edge.')
    : l10n.t('This card has reached the limit for this element.');
}

/** What new elements say at first. */
function newWords(): NewElementWords {
  return {
    title: elementWords('title'),
    description: elementWords('description'),
    button: elementWords('button'),
  };
}

/** Where something is now. */
function movedWords(pointer: string | undefined): Pending['words'] {
  return (rows) => {
    const place = rows && pointer !== undefined ? rowPlaceOf(rows, pointer) : undefined;
    const block = place && rows?.blocks[place.row];
    if (!rows || !place || !block) return '';
    if (place.button === undefined || block.kind !== 'buttons') {
      return l10n.t(
        '{0} moved to position {1} of {2}',
        rowWords(block.kind),
        place.row + 1,
        rows.blocks.length,
      );
    }
    return l10n.t('Button moved to position {0} of {1} in its group', place.button + 1, block.buttons.length);
  };
}

/** Twelve characters that can't be guessed: a value that can be guessed would let anyone press the button. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}
