import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { readCallFile } from '../../client/callFile/callFile';
import type { CallProblem } from '../../client/callFile/callFile';
import type { ClientCallName } from '../../client/seaTalkClient';
import { endpoints } from '../../contract/endpoints';
import { asItCame } from '../../contract/tolerant';
import { describeError, isSeaTalkError } from '../base/describeError';
import { warningMessage } from '../base/dialogs';
import { findDocument } from '../base/documents/openDocuments';
import { showRefusal } from '../base/notices';
import { offerApp } from '../base/offerApp';
import { logError } from '../base/showError';
import { withPatientProgress } from '../base/withProgress';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import type { CallAnswers } from './callAnswers';

/**
 * Makes the call of a file, as it stands in the editor, and shows the answer beside it. A call is made once, whatever becomes of it.
 * @param given the address of the file; the active one when missing.
 */
export async function makeCall(services: Services, answers: CallAnswers, given: unknown): Promise<void> {
  const document =
    given instanceof vscode.Uri ? await findDocument(given) : vscode.window.activeTextEditor?.document;
  if (!document) return showRefusal(vscode.l10n.t('Open a file with a call first.'));
  const file = readCallFile(document.getText());
  if (!file.ok) return showProblem(document, file.problem);
  const session = await services.sessions.active();
  if (!session) return offerApp(vscode.l10n.t('Add an app or start the local SeaTalk to make calls.'));
  if (!(await isWanted(session, file.name))) return;
  const { clock, log } = services;
  const { title } = endpoints[file.name];
  const startedAtMs = clock.monotonic();
  const head = () =>
    `${title} · ${oneLine(session.profile.name, 60)} · ${Math.round(clock.monotonic() - startedAtMs)} ms`;
  try {
    const answer = await withPatientProgress(
      clock,
      vscode.l10n.t('Calling {0}', title),
      (signal): Promise<object> => session.client.call(file.name, file.request as never, { signal }),
    );
    await answers.show(document.uri, file.name, `// ${head()}\n${json(asItCame(answer))}`);
  } catch (error) {
    const words = describeError(error, { app: session.profile });
    if (words.silent) return;
    logError(log, words, error);
    await answers.show(document.uri, file.name, `// ${head()}\n${failure(error, words.message)}`);
  }
}

/** What the platform said, under what it means. */
function failure(error: unknown, words: string): string {
  const lines = `// ${oneLine(words, 500)}\n`;
  if (!isSeaTalkError(error)) return lines;
  const { code, platformMessage, status, xRid } = error;
  return `${lines}${json({ code, message: platformMessage, status, 'x-rid': xRid })}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Asks before an app that is marked as production changes anything. */
async function isWanted({ profile }: Session, name: ClientCallName): Promise<boolean> {
  if (!profile.production || endpoints[name].method === 'GET') return true;
  const yes = vscode.l10n.t('Call');
  const detail = vscode.l10n.t('"{0}" is marked as production. Real people will see this.', profile.name);
  const question = vscode.l10n.t('Call {0}?', endpoints[name].title);
  return (await warningMessage(question, { modal: true, detail }, yes)) === yes;
}

async function showProblem(
  document: vscode.TextDocument,
  { code, path, reason, offset, length }: CallProblem,
): Promise<void> {
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range);
  showRefusal(problemWords(code, path, reason));
}

function problemWords(code: CallProblem['code'], path: string, reason: string): string {
  switch (code) {
    case 'not_json':
      return vscode.l10n.t("This file isn't valid JSON.");
    case 'no_call':
      return vscode.l10n.t('"call" must name a call, such as "getGroupInfo".');
    case 'unknown_call':
      return vscode.l10n.t("Bot Studio doesn't know this call.");
    case 'request':
      return vscode.l10n.t("The request can't be sent: {0} ({1}).", oneLine(path, 80), oneLine(reason, 160));
  }
}
