import * as vscode from 'vscode';
import type { ComposeRequest } from '../../compose/applyRemedy';
import type { Problem } from '../../compose/problem';
import { closing } from '../base/notices';
import { inNotice } from '../../base/plainText';
import { problemSentence, remedyTitle } from './problemWords';
import type { Answer } from '../../sending/settle';

/** Says what stands in the way before anything is sent, and offers at most two ways out. */
export async function askAboutProblem(problem: Problem, request: ComposeRequest): Promise<Answer> {
  const name = request.source.fileName;
  const sentence = problemSentence(problem);
  const message = name === undefined ? sentence : `${inNotice(name, 80)}: ${sentence}`;
  const goOn = vscode.l10n.t('Send Anyway');
  const offered = problem.remedies
    .slice(0, problem.severity === 'warning' ? 1 : 2)
    .map((remedy) => ({ title: remedyTitle(remedy, problem), answer: remedy as Answer }));
  if (problem.severity === 'warning') offered.push({ title: goOn, answer: 'go_on' });
  if (offered.length === 0) {
    // Nothing to choose: it is told, and the person goes on elsewhere.
    void vscode.window.showErrorMessage(message, ...closing(message));
    return undefined;
  }
  const chosen = await vscode.window.showWarningMessage(message, { modal: true }, ...offered);
  return chosen?.answer;
}
