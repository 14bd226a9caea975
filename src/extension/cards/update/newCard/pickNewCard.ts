import * as vscode from 'vscode';
import type { Choice } from '../../../base/wizard';
import { chooseOne, enterText, heading } from '../../../base/wizard';
import { cardFileRow, cardFiles } from '../../source/cardFileChoices';
import type { OldCard } from '../sentCard/oldCard';
import { missingWords } from '../sentCard/lossWords';

/** What the new card is: a file, the old one to be edited, or the old one closed with a line about the outcome. */
export type NewCardChoice =
  | { readonly kind: 'file'; readonly uri: vscode.Uri }
  | { readonly kind: 'edit' }
  | { readonly kind: 'outcome'; readonly text: string };

type Picked =
  | Extract<NewCardChoice, { kind: 'file' | 'edit' }>
  | { readonly kind: 'outcome' }
  | { readonly kind: 'browse' };

/** Asks for the new card. @param front the card in the active editor, if there is one. */
export async function pickNewCard(
  old: OldCard,
  front: vscode.Uri | undefined,
): Promise<NewCardChoice | undefined> {
  const picked = await chooseOne<Picked>(vscode.l10n.t('Update Sent Card'), {
    placeholder: vscode.l10n.t('Choose the new card'),
    items: await choices(old, front),
  });
  if (!picked) return undefined;
  switch (picked.kind) {
    case 'browse':
      return browse();
    case 'outcome':
      return askOutcome();
    case 'edit':
    case 'file':
      return picked;
  }
}

async function choices(
  old: OldCard,
  front: vscode.Uri | undefined,
): Promise<readonly (Choice<Picked> | vscode.QuickPickItem)[]> {
  const files = (await cardFiles()).filter((uri) => uri.toString() !== front?.toString());
  return [
    ...(front ? [fileChoice(front, vscode.l10n.t('active file'))] : []),
    ...(old.refilled.elements.length > 0 ? changes(old) : []),
    heading(vscode.l10n.t('card files')),
    ...files.map((uri) => fileChoice(uri)),
    {
      iconPath: new vscode.ThemeIcon('folder-opened'),
      label: vscode.l10n.t('Another File…'),
      value: { kind: 'browse' },
    },
  ];
}

function changes(old: OldCard): Choice<Picked>[] {
  return [
    {
      iconPath: new vscode.ThemeIcon('edit'),
      label: vscode.l10n.t('Edit the Sent Card'),
      detail: missingWords(old.refilled) ?? vscode.l10n.t('Opens the card as JSON. Nothing is sent yet.'),
      value: { kind: 'edit' },
    },
    {
      iconPath: new vscode.ThemeIcon('pass'),
      label: vscode.l10n.t('Close Card with Outcome…'),
      detail: vscode.l10n.t('Removes the callback buttons and adds a line.'),
      value: { kind: 'outcome' },
    },
  ];
}

function fileChoice(uri: vscode.Uri, description?: string): Choice<Picked> {
  return { ...cardFileRow(uri, description), value: { kind: 'file', uri } };
}

async function browse(): Promise<NewCardChoice | undefined> {
  const uris = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('New Card'),
    openLabel: vscode.l10n.t('Compare'),
    filters: { JSON: ['json', 'jsonc'] },
  });
  const [uri] = uris ?? [];
  return uri && { kind: 'file', uri };
}

async function askOutcome(): Promise<NewCardChoice | undefined> {
  const text = await enterText(vscode.l10n.t('Close Card with Outcome'), {
    prompt: vscode.l10n.t('Line to add. SeaTalk formatting such as **bold** works.'),
    placeholder: vscode.l10n.t('For example: **Approved** by Mira Tan'),
    check: (entered) => (entered === '' ? vscode.l10n.t('Enter the line to add.') : undefined),
  });
  return text === undefined ? undefined : { kind: 'outcome', text };
}
