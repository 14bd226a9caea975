import * as vscode from 'vscode';
import type { AddressProblem } from '../../events/deliveryAddress';

/** Why events can't be delivered to what was typed. */
export function addressWords(problem: AddressProblem): string {
  switch (problem) {
    case 'empty':
      return vscode.l10n.t(
        'Enter the address of your bot, for example {0}',
        'http://localhost:3000/callback',
      );
    case 'not-an-address':
      return vscode.l10n.t(
        'Enter a URL that starts with http:// or https://, for example {0}',
        'http://localhost:3000/callback',
      );
    case 'scheme':
      return vscode.l10n.t('SeaTalk delivers to http and https addresses only.');
    case 'user-info':
      return vscode.l10n.t('Remove the user name and password from the URL.');
    case 'port':
      return vscode.l10n.t('This port is blocked because another protocol uses it. Use a different port.');
    case 'too-long':
      return vscode.l10n.t('This address is too long.');
  }
}
