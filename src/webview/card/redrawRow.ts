import type { CardBlock } from '../../cards/view/cardView';
import { buttonsDrawn } from './cardRow';
import { redrawText, rewrite } from './redrawText';

/**
 * Changes the row of a block into that of another, which stands at the same place: a keystroke costs the text it changes, and focus and
 * selection stay.
 * @returns false where the two have too little in common; the row is of no use then.
 */
export function redrawRow(row: HTMLElement, before: CardBlock, after: CardBlock): boolean {
  const content = row.firstElementChild;
  if (!content) return false;
  if (before.kind === 'title' && after.kind === 'title')
    return after.text !== '' && rewrite(content.firstChild, after.text);
  if (before.kind === 'description' && after.kind === 'description') {
    if (before.content.length === 0 || after.content.length === 0) return false;
    redrawText(content, before.content, after.content);
    return true;
  }
  return before.kind === 'buttons' && after.kind === 'buttons' && redrawButtons(content, before, after);
}

type Buttons = Extract<CardBlock, { kind: 'buttons' }>;

function redrawButtons(content: Element, before: Buttons, after: Buttons): boolean {
  const [stale, fresh] = [buttonsDrawn(before), buttonsDrawn(after)];
  if (before.grouped !== after.grouped || stale.length !== fresh.length) return false;
  return fresh.every(({ label, action }, index) => {
    const old = stale[index];
    if (!old || (old.action.kind === 'redirect') !== (action.kind === 'redirect')) return false;
    if (old.label === label) return true;
    const text = content.children[index]?.querySelector('bdi')?.firstChild;
    return label !== '' && rewrite(text, label);
  });
}
