import { codicon, element } from './dom';

/** A button with words. @param kind its classes in the frame's style sheet */
export function button(kind: string, words: string, run: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: kind }, words);
  made.addEventListener('click', run);
  return made;
}

/** A button with an icon of the editor's alone, named for screen readers and by its tooltip. */
export function iconButton(icon: string, words: string, run: () => void, kind = 'tool'): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', class: kind, title: words, 'aria-label': words },
    codicon(icon),
  );
  made.addEventListener('click', run);
  return made;
}
