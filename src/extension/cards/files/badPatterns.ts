import * as vscode from 'vscode';
import type { BadPattern } from '../../../cards/document/cardFilePatterns';
import { PATTERNS_MAX } from '../../../cards/document/cardFilePatterns';
import { PATTERN_MAX } from '../../../base/filePattern';
import { oneLine } from '../../../base/plainText';
import { warningMessage } from '../../base/dialogs';
import { settingIds } from '../../contributions';
import { badCardFilePatterns, changesCardFiles } from '../source/isCardFile';

/** Says which patterns of `seatalk.cards.files` aren't understood: once when there are documents, and after each change. */
export function warnAboutBadPatterns(): vscode.Disposable {
  let told = '';
  const look = (document?: vscode.TextDocument) => {
    const [first] = badCardFilePatterns(document?.uri);
    if (!first || told === first.pattern) return;
    told = first.pattern;
    void warn(first);
  };
  vscode.workspace.textDocuments.forEach(look);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (changesCardFiles(event)) look();
    }),
  );
}

async function warn({ pattern, fault }: BadPattern): Promise<void> {
  const open = vscode.l10n.t('Open Settings');
  const message = vscode.l10n.t(
    'A pattern in {0} is ignored: "{1}". {2}',
    settingIds.cardFiles,
    oneLine(pattern, 60),
    faultWords(fault),
  );
  if ((await warningMessage(message, open)) !== open) return;
  await vscode.commands.executeCommand('workbench.action.openSettings', settingIds.cardFiles);
}

function faultWords(fault: BadPattern['fault']): string {
  switch (fault) {
    case 'empty':
      return vscode.l10n.t('It is empty.');
    case 'too-long':
      return vscode.l10n.t('It is longer than {0} characters.', PATTERN_MAX);
    case 'too-many':
      return vscode.l10n.t('Only the first {0} patterns are used.', PATTERNS_MAX);
    case 'variable':
      return vscode.l10n.t('The only variable that works is {0}, at the start.', '${workspaceFolder}');
    case 'outside':
      return vscode.l10n.t('Use a path inside the workspace folder.');
    case 'negated':
      return vscode.l10n.t("Patterns can't exclude files.");
    case 'open-bracket':
      return vscode.l10n.t("A bracket isn't closed.");
  }
}
