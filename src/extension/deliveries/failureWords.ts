import * as vscode from 'vscode';
import type { DeliveryAddress } from '../../events/deliveryAddress';
import type { UnreachableReason } from '../../wire/unreachable';

/**
 * Where the reason for an answer other than 200 may lie.
 * @param signedFor name of the app whose secret signed the event; `undefined` when nothing did.
 */
export function statusReason(status: number, signedFor: string | undefined): string {
  switch (status) {
    case 401:
    case 403:
      return signedFor === undefined
        ? vscode.l10n.t('Your bot rejected the unsigned event. SeaTalk always signs events.')
        : vscode.l10n.t(
            'Your bot rejected the event. To verify the signature, it needs the signing secret of {0} and the raw body, before any parsing.',
            signedFor,
          );
    case 404:
      return vscode.l10n.t("Your bot doesn't have this route. Check the path of the address.");
    case 405:
      return vscode.l10n.t("This route doesn't accept POST.");
    case 400:
    case 415:
    case 422:
      return vscode.l10n.t("Your bot didn't accept the event, which is posted as application/json.");
    case 413:
      return vscode.l10n.t('The event body is too large for your bot.');
    case 429:
      return vscode.l10n.t('Your bot is rate limiting requests.');
    case 502:
    case 503:
    case 504:
      return vscode.l10n.t("A proxy in front of the bot responded. The bot itself wasn't reached.");
    default:
      return status >= 500
        ? vscode.l10n.t('Your bot failed on this event. Check its log.')
        : vscode.l10n.t('SeaTalk expects 200.');
  }
}

/** Why no connection came about, and what to look at. */
export function unreachableWords(
  reason: UnreachableReason,
  code: string | undefined,
  { origin, isLoopback }: DeliveryAddress,
): string {
  switch (reason) {
    case 'refused':
      return isLoopback
        ? vscode.l10n.t('Nothing is listening at {0}. Start your bot or check the port.', origin)
        : vscode.l10n.t('{0} refused the connection. Check the port and any proxy or firewall.', origin);
    case 'unknown-host':
      return vscode.l10n.t("Couldn't find the host {0}.", origin);
    case 'certificate':
      return vscode.l10n.t(
        "This machine doesn't trust the certificate of {0} ({1}). Use http for a bot on this machine, or trust the certificate.",
        origin,
        code ?? '',
      );
    case 'no-tls':
      return vscode.l10n.t("{0} doesn't support https ({1}). Try http.", origin, code ?? '');
    case 'timeout':
      return vscode.l10n.t(
        "{0} didn't accept the connection in time. Check the address and any firewall.",
        origin,
      );
    case 'proxy-sign-in':
      return vscode.l10n.t(
        "The proxy on the way to {0} requires a sign-in. Check VS Code's proxy settings.",
        origin,
      );
    case 'other':
      return vscode.l10n.t(
        "Couldn't connect to {0} ({1}).",
        origin,
        code ?? vscode.l10n.t('no reason given'),
      );
  }
}
