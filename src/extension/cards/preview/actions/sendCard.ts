import * as vscode from 'vscode';
import { errorMessage } from '../../../base/dialogs';
import type { SyntaxFault } from '../../../../cards/document/cardDocument';
import type { Diagnostic } from '../../../../cards/check/checkDocument';
import { faultWords, findingWords } from '../../source/findingWords';
import { oneLine } from '../../../../base/plainText';
import { internalCommands } from '../../../contributions';

/** A card to send, and what the rules say about it. */
export interface CheckedCard {
  readonly elements: readonly unknown[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where the text isn't valid JSON; what could be read of it may lack a part of the card. */
  readonly faults: readonly SyntaxFault[];
  /** Shows a place of the card's text; `offset` as in `diagnostics`. */
  readonly showProblem: (offset: number) => Thenable<unknown>;
}

/**
 * Hands a card to the send flow; one that SeaTalk would reject isn't sent, and the person sees why.
 * @returns how the send ended; undefined where it did not come to one.
 */
export async function sendCard(card: CheckedCard): Promise<unknown> {
  const show = vscode.l10n.t('Show Problem');
  const [fault] = card.faults;
  if (fault) {
    const broken = vscode.l10n.t(
      "The card's JSON is invalid, so it wasn't sent. {0}",
      faultWords(fault.code),
    );
    if ((await errorMessage(broken, show)) === show) await card.showProblem(fault.offset);
    return undefined;
  }
  const errors = card.diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) {
    return vscode.commands.executeCommand(internalCommands.sendPayload, { elements: card.elements });
  }
  // The words may quote the card.
  const reason = oneLine(findingWords(first), 300);
  const text =
    errors.length === 1
      ? vscode.l10n.t('SeaTalk would reject this card: {0}', reason)
      : vscode.l10n.t('SeaTalk would reject this card: {0} problems. First: {1}', errors.length, reason);
  if ((await errorMessage(text, show)) === show) await card.showProblem(first.range.offset);
  return undefined;
}
