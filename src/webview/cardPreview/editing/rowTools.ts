import * as l10n from '@vscode/l10n';
import type { EditCommand } from '../../../cards/edit/visual/planFor';
import { element } from '../../base/dom';
import { iconButton } from '../../base/buttons';

/** What the buttons at a selected row do. */
export type ToolCommand = EditCommand | 'edit';

const ICONS: readonly (readonly [ToolCommand, string])[] = [
  ['up', 'arrow-up'],
  ['down', 'arrow-down'],
  ['left', 'arrow-left'],
  ['right', 'arrow-right'],
  ['edit', 'edit'],
  ['duplicate', 'copy'],
  ['remove', 'trash'],
];

function toolWords(command: ToolCommand): string {
  switch (command) {
    case 'up':
      return l10n.t('Move Up (Alt+Up)');
    case 'down':
      return l10n.t('Move Down (Alt+Down)');
    case 'left':
      return l10n.t('Move Left (Alt+Left)');
    case 'right':
      return l10n.t('Move Right (Alt+Right)');
    case 'edit':
      return l10n.t('Edit (F2)');
    case 'duplicate':
      return l10n.t('Duplicate (Ctrl+D)');
    case 'remove':
      return l10n.t('Delete (Delete)');
  }
}

/**
 * The buttons for the selected row, in the bar below the card: at the row they would cover what stands beside it. They do by mouse what
 * the keyboard does by keys, so they aren't tab stops.
 */
export class RowTools {
  readonly element: HTMLElement;
  readonly #sideways: readonly HTMLElement[];

  constructor(onCommand: (command: ToolCommand) => void) {
    const buttons = ICONS.map(([command, icon]) => {
      const button = iconButton(icon, toolWords(command), () => onCommand(command), 'icon-button');
      button.tabIndex = -1;
      return { command, button };
    });
    this.#sideways = buttons.flatMap(({ command, button }) =>
      command === 'left' || command === 'right' ? button : [],
    );
    this.element = element(
      'div',
      { class: 'row-tools', role: 'toolbar', hidden: '', 'aria-label': l10n.t('Selected element') },
      ...buttons.map(({ button }) => button),
    );
  }

  /** @param isShown something is selected that can be edited. @param isButton a button of a group is, not the row. */
  show(isShown: boolean, isButton: boolean): void {
    for (const button of this.#sideways) button.hidden = !isButton;
    this.element.hidden = !isShown;
  }
}
