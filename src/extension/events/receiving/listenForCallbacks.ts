import * as vscode from 'vscode';
import { informationMessage } from '../../base/dialogs';
import { offerChoices, showRefusal } from '../../base/notices';
import { enterText } from '../../base/wizard';

const DEFAULT_PORT = '3001';
const PORT_MAX = 65_535;
/** The editor's own view of forwarded ports. */
const PORTS_VIEW = '~remote.forwardedPorts.focus';

/** Asks for a port. @returns undefined when left. */
export async function askPort(appName: string): Promise<number | undefined> {
  const typed = await enterText(vscode.l10n.t('Listen for Callbacks of {0}', appName), {
    prompt: vscode.l10n.t('Port on this machine that you forward callbacks to.'),
    placeholder: DEFAULT_PORT,
    value: DEFAULT_PORT,
    check: (text) =>
      /^\d{1,5}$/u.test(text) && Number(text) >= 1 && Number(text) <= PORT_MAX
        ? undefined
        : vscode.l10n.t('Enter a port from 1 to {0}.', PORT_MAX),
  });
  return typed === undefined ? undefined : Number(typed);
}

/** Says where it listens and how SeaTalk reaches it, and puts the address into the clipboard. */
export async function showListening(appName: string, url: string, port: number): Promise<void> {
  await vscode.env.clipboard.writeText(url);
  await offerChoices(
    informationMessage,
    vscode.l10n.t(
      'Listening at {0} for callbacks of {1} (copied). Forward port {2} in the Ports view, make it public, and enter its forwarded address followed by {3} as callback URL in the developer portal.',
      url,
      appName,
      port,
      new URL(url).pathname,
    ),
    [
      {
        title: vscode.l10n.t('Open Ports View'),
        run: () => vscode.commands.executeCommand(PORTS_VIEW),
      },
    ],
  );
}

/** Says why a port can't be had. @returns false for an error that has nothing to do with the port. */
export function showPortProblem(error: unknown, port: number): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    showRefusal(vscode.l10n.t('Port {0} is in use. Choose another port, or stop what listens there.', port));
    return true;
  }
  if (code === 'EACCES') {
    showRefusal(
      vscode.l10n.t("This machine doesn't allow listening at port {0}. Choose another port.", port),
    );
    return true;
  }
  return false;
}
