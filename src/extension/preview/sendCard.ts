import * as vscode from 'vscode';
import type { Diagnostic } from '../../cards/checkCard';

/** A card to send, and what the rules say about it. */
export interface CheckedCard {
  readonly elements: readonly unknown[];
  readonly diagnostics: readonly Diagnostic[];
  /** Shows a place of the card's text; `offset` as in `diagnostics`. */
  readonly showProblem: (offset: number) => Thenable<unknown>;
}

/** Hands a card to the send flow; one that SeaTalk would refuse is not sent, and the person is told why. */
export async function sendCard(card: CheckedCard): Promise<void> {
  const errors = card.diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) {
    await vscode.commands.executeCommand('seatalk.sendPayload', { elements: card.elements });
    return;
  }
  const show = vscode.l10n.t('Show Problem');
  const text =
    errors.length === 1
      ? vscode.l10n.t('SeaTalk would refuse this card: {0}', first.message)
      : vscode.l10n.t(
          'SeaTalk would refuse this card for {0} reasons. First: {1}',
          errors.length,
          first.message,
        );
  if ((await vscode.window.showErrorMessage(text, show)) === show) await card.showProblem(first.range.offset);
}
