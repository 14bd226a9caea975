import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { asItCame } from '../../contract/tolerant';
import { describeError } from '../base/describeError';
import { withSignal } from '../base/withSignal';
import { schemes } from '../contributions';
import type { Services } from '../session/services';

/** About what a tab shows. */
const TITLE_CHARS = 40;

/** Opens a person's profile as read-only JSON, exactly as the platform gives it. */
export async function showProfile(employeeCode: string, name: string): Promise<void> {
  const title = oneLine(name.replaceAll(/[/\\]/g, ' '), TITLE_CHARS) || vscode.l10n.t('Profile');
  const uri = vscode.Uri.from({
    scheme: schemes.person,
    path: `/${encodeURIComponent(employeeCode)}/${title}.json`,
  });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: true });
}

/** The text of such a document, read each time it is opened, also after a reload of the window. Does not throw. */
export async function profileText(
  services: Services,
  { path }: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<string> {
  const code = decodeURIComponent(path.split('/')[1] ?? '');
  const session = await services.sessions.active();
  if (!session) return comment(vscode.l10n.t("No app is active, so this profile can't be loaded."));
  try {
    const { employees } = await withSignal(token, (signal) =>
      session.client.getEmployeeProfile({ employee_code: [code] }, { signal }),
    );
    const profile = employees?.find(({ employee_code }) => employee_code === code);
    if (profile) return `${JSON.stringify(asItCame(profile), undefined, 2)}\n`;
    return comment(vscode.l10n.t('No one with the employee code {0} is visible to this app.', code));
  } catch (error) {
    return comment(describeError(error, { app: session.profile }).message);
  }
}

function comment(text: string): string {
  return `// ${oneLine(text, 500)}\n`;
}
