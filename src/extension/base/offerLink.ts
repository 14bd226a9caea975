import * as vscode from 'vscode';
import { informationMessage, warningMessage } from './dialogs';

/**
 * Opens where a redirect button leads, once the person has seen it: https pages, http pages with a warning, and SeaTalk's own
 * links. Anything else stays closed.
 */
export async function offerLink(address: string): Promise<void> {
  const offer = offerFor(address);
  if (!offer) {
    await warningMessage(
      vscode.l10n.t('Only https, http, and seatalk links without a user name can be opened from a preview.'),
      vscode.l10n.t('OK'),
    );
    return;
  }
  const open = vscode.l10n.t('Open');
  const ask = offer.warning ? warningMessage : informationMessage;
  const detail = offer.warning ? `${offer.href}\n\n${offer.warning}` : offer.href;
  const chosen = await ask(offer.question, { modal: true, detail }, open);
  if (chosen === open) await vscode.env.openExternal(vscode.Uri.parse(offer.href, true));
}

interface LinkOffer {
  /** As a URL writes it: names in other scripts and characters that turn the direction of text are encoded. */
  readonly href: string;
  readonly question: string;
  readonly warning?: string;
}

function offerFor(address: string): LinkOffer | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href, username, password, host } = new URL(address);
  // A name before the host makes one page look like another.
  if (username !== '' || password !== '') return undefined;
  if (protocol === 'https:') return { href, question: vscode.l10n.t('Open the page on {0}?', host) };
  if (protocol === 'http:') {
    return {
      href,
      question: vscode.l10n.t('Open the page on {0}?', host),
      warning: vscode.l10n.t("It isn't https. Others on the network can read and change it."),
    };
  }
  if (protocol !== 'seatalk:') return undefined;
  return {
    href,
    question: vscode.l10n.t('Open this link in SeaTalk?'),
    warning: vscode.l10n.t('It opens the SeaTalk app on this machine.'),
  };
}
