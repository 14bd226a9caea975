import * as vscode from 'vscode';
import { informationMessage, warningMessage } from '../base/dialogs';
import type { ProbeResult } from '../../client/probe';
import { withProgress } from '../base/withProgress';
import { commandIds, viewIds } from '../contributions';
import type { Services } from '../session/services';
import type { Credentials } from '../session/session';
import type { AppProfile } from '../profiles/appProfile';

/** What a probe found, or why the app can't be used at all. */
export type ProbeOutcome = { readonly results: readonly ProbeResult[] } | { readonly failure: unknown };

/** Tries an app's credentials with a notification that can be cancelled. Does not throw. */
export async function probeWithProgress(
  services: Services,
  name: string,
  credentials: Credentials,
): Promise<ProbeOutcome> {
  return withProgress(vscode.l10n.t('Testing {0}…', name), async (signal): Promise<ProbeOutcome> => {
    try {
      const results = await services.sessions.probe(credentials, signal);
      if (signal.aborted) return { failure: new vscode.CancellationError() };
      // Everything else needs the token: without one, there is one failure to show and no list.
      const [token] = results;
      return token?.state === 'works' ? { results } : { failure: token?.error };
    } catch (error) {
      return { failure: error };
    }
  });
}

/** What each call of the probe is for, named by what a person does with it. */
function purposeWords(result: ProbeResult): string {
  const purposes: Partial<Record<ProbeResult['endpoint'], string>> = {
    getAppAccessToken: vscode.l10n.t('App ID and App Secret'),
    getJoinedGroupChats: vscode.l10n.t("List the bot's groups"),
    getGroupInfo: vscode.l10n.t('Names and members of groups'),
    getChatHistory: vscode.l10n.t('Group history'),
    getEmployeeCodeWithEmail: vscode.l10n.t('Find people by email'),
  };
  return purposes[result.endpoint] ?? result.permission ?? result.endpoint;
}

/** Shows in one line what an app that was just added can do, and offers details. */
export async function offerProbe(app: AppProfile, results: readonly ProbeResult[]): Promise<void> {
  const missing = results.filter(({ state }) => state === 'missing' || state === 'failed');
  const details = vscode.l10n.t('Check App');
  const groups = vscode.l10n.t('Show Groups');
  const chosen =
    missing.length === 0
      ? await informationMessage(vscode.l10n.t('{0} is ready.', app.name), groups, details)
      : await warningMessage(
          vscode.l10n.t(
            '{0} was added. Not working yet: {1}.',
            app.name,
            missing.map(purposeWords).join(', '),
          ),
          details,
        );
  if (chosen === details) await vscode.commands.executeCommand(commandIds.testApp, app.id);
  if (chosen === groups) await vscode.commands.executeCommand(`${viewIds.groups}.focus`);
}
