import * as vscode from 'vscode';
import { informationMessage } from '../base/dialogs';
import { offerChoices } from '../base/notices';
import type { LocalSeaTalk } from './localSeaTalk';

/** Says that the local SeaTalk was started by another version of the extension, before an update, and offers to start it anew. */
export async function showOtherVersion(
  local: LocalSeaTalk,
  { running, version }: { readonly running: string; readonly version: string },
): Promise<void> {
  const restart = async () => {
    await local.stop();
    await local.start();
  };
  await offerChoices(
    informationMessage,
    vscode.l10n.t(
      'The local SeaTalk was started by Bot Studio {0}. Restart it to use version {1}. Its messages will be reset.',
      running,
      version,
    ),
    [{ title: vscode.l10n.t('Restart'), run: restart }],
  );
}
