import * as vscode from 'vscode';

/** How an event was signed. @param signedFor name of the app whose secret did; `undefined` when nothing did. */
export function signedWords(signedFor: string | undefined): string {
  return signedFor === undefined
    ? vscode.l10n.t('not signed')
    : vscode.l10n.t('signed with the signing secret of {0}', signedFor);
}

/** How the next event will be signed; the secret itself never leaves the host. */
export function signingWords(appName: string | undefined, hasSecret: boolean, goesWithout: boolean): string {
  if (appName === undefined) return vscode.l10n.t('There is no app to sign for: events go out unsigned.');
  if (hasSecret) return vscode.l10n.t('Events are signed with the signing secret of {0}.', appName);
  if (goesWithout) return vscode.l10n.t('Events go out unsigned.');
  return vscode.l10n.t('The signing secret of {0} will be asked for.', appName);
}
