import path from 'node:path';
import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { checkMessageFile } from '../../messageFiles/checkMessageFile';
import { expandBody } from '../../messageFiles/expand';
import type { FileProblem } from '../../messageFiles/messageFile';
import { resolveTo } from '../../messageFiles/resolveTo';
import type { ToResolved } from '../../messageFiles/resolveTo';
import { toSource } from '../../messageFiles/toSource';
import type { FirstUse } from '../../sending/sendAsks';
import type { SendTarget } from '../../sending/sendTarget';
import { errorMessage } from '../base/dialogs';
import { offerChoices } from '../base/notices';
import { withProgress } from '../base/withProgress';
import { SendFlow } from '../send/sendFlow';
import type { SendResult } from '../send/sendFlow';
import { resolveTyped } from '../send/target/enterTarget';
import { firstUseOfName, withOwnName } from '../send/target/namedTargets';
import type { Services } from '../session/services';
import { fileProblemWords } from './problemWords';
import { chatsKnown, readMessage, toRange } from './readMessage';
import { valueSources } from './values/valueSources';

const GIVEN_UP: SendResult = { status: 'given_up', messageIds: [] };

/** Sends message files one after the other, each to its own chat; the first that isn't sent ends it. */
export async function sendMessageFiles(
  services: Services,
  documents: readonly vscode.TextDocument[],
): Promise<SendResult[]> {
  const results: SendResult[] = [];
  for (const document of documents) {
    const result = await sendMessageFile(services, document);
    results.push(result);
    if (result.status !== 'sent') break;
  }
  return results;
}

/** Sends what a message file says on screen, saved or not, with all checks of any other send. */
export async function sendMessageFile(
  services: Services,
  document: vscode.TextDocument,
): Promise<SendResult> {
  const appId = services.apps.active?.id;
  const file = readMessage(document);
  const name = nameOf(document);
  const known = await chatsKnown(services, document.uri);
  const errors = checkMessageFile(file, known).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return refuse(document, errors);
  const body = await expandBody(file, valueSources(services, document, name));
  if (body.state === 'given_up') return GIVEN_UP;
  if (body.state === 'problems') return refuse(document, body.problems);
  const chat = await chatOf(services, resolveTo(file, known), name);
  if (chat === 'nobody') return GIVEN_UP;
  const { source, form } = toSource(file, body.text, name);
  return new SendFlow(services).run({ sources: [source], form, appId, ...chat });
}

/** What a file is called in questions and notices. */
export function nameOf({ uri }: vscode.TextDocument): string {
  return oneLine(path.posix.basename(uri.path), 80);
}

/** Nothing where the person is to be asked; `nobody` where that was said, or a look-up was canceled. */
async function chatOf(
  services: Services,
  to: ToResolved,
  fileName: string,
): Promise<{ readonly target?: SendTarget; readonly firstUse?: FirstUse | undefined } | 'nobody'> {
  if (to.state === 'none' || to.state === 'problem') return {};
  const session = await services.sessions.active();
  if (to.state === 'look_up') {
    const { email, threadId } = to;
    const typed = { kind: 'email', value: email, sure: true } as const;
    const found = await withProgress(vscode.l10n.t('Looking up {0}', oneLine(email)), (signal) =>
      resolveTyped(session, typed, signal),
    );
    if (found?.kind !== 'person') return 'nobody';
    return { target: { ...found, threadId }, firstUse: firstUseOfFile(fileName) };
  }
  const { target, named } = to;
  const firstUse = named ? firstUseOfName(services, named) : firstUseOfFile(fileName);
  if (!firstUse || target.name !== undefined) return { target, firstUse };
  const shown = await withProgress(vscode.l10n.t('Looking up the chat'), (signal) =>
    withOwnName(session, target, signal),
  );
  return shown ? { target: shown, firstUse } : 'nobody';
}

/** A file that came with a restricted workspace is asked about each time: whoever wrote it has chosen the chat. */
function firstUseOfFile(name: string): FirstUse | undefined {
  if (vscode.workspace.isTrusted) return undefined;
  return { chosenBy: 'file', name, isRestricted: true, remember: () => Promise.resolve() };
}

function refuse(document: vscode.TextDocument, problems: readonly FileProblem[]): SendResult {
  const [first] = problems;
  if (first) void showProblem(document, first, problems.length);
  return GIVEN_UP;
}

async function showProblem(
  document: vscode.TextDocument,
  problem: FileProblem,
  count: number,
): Promise<void> {
  const words = fileProblemWords(problem);
  const message =
    count === 1
      ? vscode.l10n.t("{0} wasn't sent. {1}", nameOf(document), words)
      : vscode.l10n.t("{0} wasn't sent because of {1} problems. First: {2}", nameOf(document), count, words);
  const show = {
    title: vscode.l10n.t('Show'),
    run: () =>
      vscode.window.showTextDocument(document, {
        selection: toRange(document, problem.range),
        preview: false,
      }),
  };
  await offerChoices(errorMessage, message, [show]);
}

/** Leads to the first problem that keeps a file from being sent. */
export async function showFirstProblem(services: Services, document: vscode.TextDocument): Promise<void> {
  const problems = checkMessageFile(readMessage(document), await chatsKnown(services, document.uri));
  const first = problems.find(({ severity }) => severity === 'error');
  if (!first) return;
  await vscode.window.showTextDocument(document, {
    selection: toRange(document, first.range),
    preview: false,
  });
  await vscode.commands.executeCommand('editor.action.marker.next');
}
