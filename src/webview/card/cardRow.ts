import * as l10n from '@vscode/l10n';
import { problemWords, rowWords } from './rowWords';
import type { ButtonView, CardBlock } from '../../cards/view/cardView';
import { element, widget } from '../base/dom';
import { formattedText } from './formattedText';
import { drawnText } from './longText';

/** Data URIs by image id. */
export type Images = ReadonlyMap<string, string>;

/** Buttons of one row that are drawn: ten times what a group may have. */
const MAX_DRAWN_BUTTONS = 30;

/**
 * One row of the card, focusable and named for screen readers. The row and each of its buttons get their
 * `data-pointer` from {@link placeRow}.
 */
export function cardRow(block: CardBlock, images: Images): HTMLElement {
  return element(
    'div',
    { class: 'row', role: 'listitem', tabindex: '-1', 'aria-label': rowWords(block.kind) },
    content(block, images),
  );
}

/** Says where in the document a row and its buttons stand. */
export function placeRow(row: HTMLElement, block: CardBlock): void {
  row.dataset['pointer'] = block.pointer;
  if (block.kind !== 'buttons') return;
  for (const [index, button] of row.querySelectorAll<HTMLElement>('.card-button').entries()) {
    button.dataset['pointer'] = block.buttons[index]?.pointer ?? '';
  }
}

/** Of a row's buttons, those that are drawn. */
export function buttonsDrawn({ buttons }: Extract<CardBlock, { kind: 'buttons' }>): readonly ButtonView[] {
  return buttons.slice(0, MAX_DRAWN_BUTTONS);
}

function content(block: CardBlock, images: Images): HTMLElement {
  switch (block.kind) {
    case 'title':
      return element('h2', { class: 'title' }, drawnText(block.text) || emptyText());
    case 'description': {
      const nodes = formattedText(block.content);
      return element('div', { class: 'description' }, ...(nodes.length > 0 ? nodes : [emptyText()]));
    }
    case 'image': {
      const label = l10n.t('Image of {0} kB', Math.ceil(block.bytes / 1024));
      return element('img', { class: 'image', alt: label, src: images.get(block.imageId) });
    }
    case 'buttons': {
      const row = element('div', { class: block.grouped ? 'buttons grouped' : 'buttons' });
      row.append(...buttonsDrawn(block).map(cardButton));
      return row;
    }
    case 'problem':
      break;
  }
  const text = problemWords(block.problem, drawnText(block.elementType));
  return element(
    'div',
    { class: 'problem' },
    widget('vscode-icon', { name: 'warning' }),
    element('span', {}, text),
  );
}

function cardButton(button: ButtonView): HTMLElement {
  const label = element(
    'span',
    { class: 'label' },
    element('bdi', {}, drawnText(button.label) || emptyText()),
  );
  const made = element('button', { type: 'button', class: 'card-button' }, label);
  if (button.action.kind === 'redirect') {
    made.classList.add('redirect');
    made.setAttribute('aria-description', l10n.t('Opens a page'));
    made.append(widget('vscode-icon', { name: 'arrow-up', size: '10', class: 'arrow' }));
  }
  return made;
}

/** Stands where a text is missing, so that the row can be seen and found. */
function emptyText(): HTMLElement {
  return element('span', { class: 'empty' }, l10n.t('no text'));
}
