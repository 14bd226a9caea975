import type { ButtonView, CardBlock } from '../../cards/view/cardView';
import { element, widget } from './dom';
import { formattedText } from './formattedText';
import { format, strings } from './strings';

/** Finds the data URI of an image. */
export type ImageSource = (imageId: string) => string | undefined;

/** One row of the card. Buttons carry `data-button`, their place in the row. */
export function cardRow(block: CardBlock, imageOf: ImageSource): HTMLElement {
  switch (block.kind) {
    case 'title':
      return element('h2', { class: 'title' }, block.text || emptyText());
    case 'description': {
      const content = formattedText(block.content);
      return element('div', { class: 'description' }, ...(content.length > 0 ? content : [emptyText()]));
    }
    case 'image': {
      const label = format(strings.imageLabel, Math.ceil(block.bytes / 1024));
      return element('img', { class: 'image', alt: label, src: imageOf(block.imageId) });
    }
    case 'buttons': {
      const row = element('div', { class: block.grouped ? 'buttons grouped' : 'buttons' });
      row.append(...block.buttons.map(cardButton));
      return row;
    }
    case 'problem':
      break;
  }
  const text = format(strings.problems[block.problem], block.elementType);
  return element(
    'div',
    { class: 'problem' },
    widget('vscode-icon', { name: 'warning' }),
    element('span', {}, text),
  );
}

function cardButton(button: ButtonView, index: number): HTMLElement {
  const label = element('span', { class: 'label' }, button.label || emptyText());
  const made = element(
    'button',
    { type: 'button', class: 'card-button', 'data-button': String(index) },
    label,
  );
  if (button.action.kind === 'redirect') {
    made.classList.add('redirect');
    made.setAttribute('aria-description', strings.opensPage);
    made.append(widget('vscode-icon', { name: 'arrow-up', size: '10', class: 'arrow' }));
  }
  return made;
}

/** Stands where a text is missing, so that the row can be seen and found. */
function emptyText(): HTMLElement {
  return element('span', { class: 'empty' }, strings.emptyText);
}
