import { element } from '../../base/dom';

/** A small button with an icon of the editor's, named for screen readers and by its tooltip. */
export function iconButton(icon: string, label: string, onPress: () => void): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label },
    element('span', { class: `codicon codicon-${icon}`, 'aria-hidden': 'true' }),
  );
  button.addEventListener('click', onPress);
  return button;
}
