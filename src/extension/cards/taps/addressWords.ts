import * as vscode from 'vscode';
import type { AddressProblem } from '../../../events/deliveryAddress';

/** Why what was typed is no address to deliver to. */
export function addressWords(problem: AddressProblem): string {
  switch (problem) {
    case 'empty':
      return vscode.l10n.t('Enter the address of your bot, like {0}', 'http://localhost:3000/callback');
    case 'not-an-address':
      return vscode.l10n.t(
        'That is no address. It begins with http:// or https://, like {0}',
        'http://localhost:3000/callback',
      );
    case 'scheme':
      return vscode.l10n.t('SeaTalk delivers to http and https addresses only.');
    case 'user-info':
      return vscode.l10n.t('Leave user name and password out of the address.');
    case 'port':
      return vscode.l10n.t(
        'Nothing here connects to this port: it belongs to another protocol. Let the bot listen at another one.',
      );
    case 'too-long':
      return vscode.l10n.t('This address is too long.');
  }
}
