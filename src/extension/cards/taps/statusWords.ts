import * as vscode from 'vscode';
import { repeatWords } from './repeatWords';

/**
 * What an answer other than 200 means for the platform, and where the reason may lie.
 * @param signedFor the app whose secret signed the event; `undefined` when nothing did.
 */
export function statusWords(status: number, signedFor: string | undefined): string {
  if (status < 300) {
    return vscode.l10n.t(
      'SeaTalk asks for 200. Nothing says that {0} is enough: it may repeat the event.',
      status,
    );
  }
  return `${reason(status, signedFor)} ${repeatWords()}`;
}

function reason(status: number, signedFor: string | undefined): string {
  switch (status) {
    case 401:
    case 403:
      return signedFor === undefined
        ? vscode.l10n.t('The bot refused it: it went out without a signature, as SeaTalk never sends it.')
        : vscode.l10n.t(
            'The bot refused it. Where it checks the signature: it needs the signing secret of {0}, and the body as it came, before any parsing.',
            signedFor,
          );
    case 404:
      return vscode.l10n.t('The bot has no such route: look at the path of the address.');
    case 405:
      return vscode.l10n.t('This route takes no POST.');
    case 400:
    case 415:
    case 422:
      return vscode.l10n.t('The bot did not understand the event: it is JSON, posted as application/json.');
    case 413:
      return vscode.l10n.t('The bot takes no body as large as this event.');
    case 429:
      return vscode.l10n.t('The bot is limiting how many requests it takes.');
    case 502:
    case 503:
    case 504:
      return vscode.l10n.t('Something in front of the bot answered: the bot itself was not reached.');
    default:
      return status >= 500
        ? vscode.l10n.t('The bot failed on this event: look at its log.')
        : vscode.l10n.t('That is not the 200 SeaTalk asks for.');
  }
}
