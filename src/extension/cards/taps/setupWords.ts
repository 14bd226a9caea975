import * as vscode from 'vscode';

/** How an event was signed. @param signedFor name of the app whose secret did; `undefined` when nothing did. */
export function signedWords(signedFor: string | undefined): string {
  return signedFor === undefined
    ? vscode.l10n.t('not signed')
    : vscode.l10n.t('signed with the signing secret of {0}', signedFor);
}

/**
 * How the next event will be signed; the secret itself never leaves the extension host.
 * @param hasSecret `unreadable`: the secret storage failed.
 */
export function signingWords(
  appName: string | undefined,
  hasSecret: boolean | 'unreadable',
  goesWithout: boolean,
): string {
  if (appName === undefined) return vscode.l10n.t('No app is selected, so events are sent unsigned.');
  if (hasSecret === 'unreadable')
    return vscode.l10n.t(
      "VS Code's secret storage couldn't read the signing secret of {0}. Unlock your system's keyring and try again.",
      appName,
    );
  if (hasSecret) return vscode.l10n.t('Events are signed with the signing secret of {0}.', appName);
  if (goesWithout) return vscode.l10n.t('Events are sent unsigned.');
  return vscode.l10n.t("You'll be asked for the signing secret of {0}.", appName);
}
