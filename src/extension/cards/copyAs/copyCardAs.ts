import * as vscode from 'vscode';
import { informationMessage } from '../../base/dialogs';
import type { VariableName } from '../../../traffic/asRequest/printValue';
import type { PreviewSource } from '../../../webview/cardPreview/protocol';
import { closing } from '../../base/notices';
import { sizeWords } from '../../../base/sizeWords';
import { chooseOne } from '../../base/wizard';
import { copyAs } from './cardRequest';
import { cardToCopy } from './cardToCopy';
import type { CardToCopy } from './cardToCopy';
import { choiceName, copyChoices } from './copyChoices';
import type { CopyChoice } from './copyChoices';

/** UTF-16 units above which a copied text is worth a word about its size; images do that. */
const LARGE = 50_000;

/** Asks what to copy a card as, and copies it. Ids and secrets stay variables. */
export async function copyCardAs(clicked: unknown, previewed: PreviewSource | undefined): Promise<void> {
  const found = await cardToCopy(clicked, previewed);
  if (!found) return;
  const choice = await chooseOne(vscode.l10n.t('Copy Card As'), {
    placeholder: vscode.l10n.t('Choose a format. IDs and secrets are copied as placeholders.'),
    items: copyChoices(found.element !== undefined),
  });
  if (!choice) return;
  const { text, name, variables } = copied(found, choice);
  await vscode.env.clipboard.writeText(text);
  const message = [
    text.length > LARGE
      ? vscode.l10n.t(
          'Copied: {0}, {1} with its images.',
          name,
          sizeWords(new TextEncoder().encode(text).length),
        )
      : vscode.l10n.t('Copied: {0}.', name),
    ...needs(choice, variables),
  ].join(' ');
  void informationMessage(message, ...closing(message));
}

interface Copied {
  readonly text: string;
  readonly name: string;
  readonly variables: readonly VariableName[];
}

function copied({ card, element }: CardToCopy, choice: CopyChoice): Copied {
  if (choice.form === 'element') {
    return { text: JSON.stringify(element, undefined, 2), name: vscode.l10n.t('one element'), variables: [] };
  }
  const { form, target } = choice;
  return { ...copyAs(card, form, target), name: choiceName(form, target) };
}

/** What the person has to bring. */
function needs({ form }: CopyChoice, variables: readonly VariableName[]): string[] {
  if (variables.length === 0) return [];
  if (form === 'body') return [vscode.l10n.t('Fill in {0}.', variables.map((name) => `$${name}`).join(', '))];
  return [vscode.l10n.t('It takes {0} from the environment.', variables.join(', '))];
}
