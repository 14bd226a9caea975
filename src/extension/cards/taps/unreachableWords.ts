import * as vscode from 'vscode';
import type { DeliveryAddress } from '../../../events/deliveryAddress';
import type { UnreachableReason } from '../../../wire/unreachable';

/** Why no connection came about, and what to look at. */
export function unreachableWords(
  reason: UnreachableReason,
  code: string | undefined,
  { origin, isLoopback }: DeliveryAddress,
): string {
  switch (reason) {
    case 'refused':
      return isLoopback
        ? vscode.l10n.t('Nobody listens at {0}. Start your bot, or look at the port.', origin)
        : vscode.l10n.t('{0} refuses connections. Look at the port, and at what lies in between.', origin);
    case 'unknown-host':
      return vscode.l10n.t('There is no host of this name: {0}', origin);
    case 'certificate':
      return vscode.l10n.t(
        'The certificate of {0} is not trusted on this machine ({1}). Use http for a bot on this machine, or have the certificate trusted.',
        origin,
        code ?? '',
      );
    case 'no-tls':
      return vscode.l10n.t('{0} does not speak https ({1}). Try http.', origin, code ?? '');
    case 'other':
      return vscode.l10n.t(
        'No connection to {0} could be made ({1}).',
        origin,
        code ?? vscode.l10n.t('no reason given'),
      );
  }
}
