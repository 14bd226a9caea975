import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import type { AppConnection } from '../model/connections';
import { connectionWords } from '../words/connectionWords';

/** A question for one of the apps of the local SeaTalk, by App ID. */
export function appChoices(connections: readonly AppConnection[]) {
  return {
    placeholder: vscode.l10n.t('Choose an app of the local SeaTalk'),
    items: connections.map((connection) => ({
      label: oneLine(connection.name),
      description: connectionWords(connection, undefined).words,
      iconPath: new vscode.ThemeIcon('hubot'),
      value: connection.app_id,
    })),
  };
}
