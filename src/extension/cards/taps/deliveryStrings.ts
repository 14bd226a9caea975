import * as vscode from 'vscode';
import type { DeliveryStrings } from '../../../webview/cardPreview/protocol';

/** The words of the frame around delivering an event. */
export function deliveryStrings(): DeliveryStrings {
  return {
    heading: vscode.l10n.t('Deliver to Your Bot'),
    event: vscode.l10n.t('The event'),
    address: vscode.l10n.t('Address of the bot'),
    addressHint: 'http://localhost:3000/callback',
    deliver: vscode.l10n.t('Deliver'),
    cancel: vscode.l10n.t('Cancel'),
    place: vscode.l10n.t('Where'),
    person: vscode.l10n.t('Who'),
    waiting: vscode.l10n.t('Waiting for your answer…'),
    sending: vscode.l10n.t('Waiting for the bot…'),
    setSecret: vscode.l10n.t('Signing Secret…'),
    headers: vscode.l10n.t('Headers of the answer'),
    body: vscode.l10n.t('Body of the answer'),
    sentEvent: vscode.l10n.t('The event as it was delivered'),
  };
}
