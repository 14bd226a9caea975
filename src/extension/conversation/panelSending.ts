import { Buffer } from 'node:buffer';
import * as vscode from 'vscode';
import { compose } from '../../compose/compose';
import { suggestForms } from '../../compose/suggestForms';
import type { Source } from '../../compose/model/source';
import { effectOfFormatting } from '../../compose/text/effectOfFormatting';
import type { SendTarget } from '../../sending/sendTarget';
import type { GroupWriting } from '../../webview/groupConversation/protocol';
import { describeError } from '../base/describeError';
import { logError } from '../base/showError';
import { ToldError } from '../base/toldError';
import { failureWords } from '../send/notices/resultNotices';
import { problemWords } from '../send/questions/askAboutProblem';
import { createSending, dialogAsks } from '../send/sendFlow';
import type { Services } from '../session/services';

export interface PanelPlace {
  readonly groupId: string;
  readonly name: string;
  /** Profile of the app that the conversation belongs to. */
  readonly appId: string;
}

/**
 * Sends what was written in a conversation, with all checks and questions of any other send.
 * @throws ToldError; what was written stays then.
 */
export async function sendWritten(
  services: Services,
  { groupId, name, appId }: PanelPlace,
  { text, isPlain, rootId, quotedId, file }: GroupWriting,
): Promise<void> {
  const source: Source = file
    ? { kind: 'file', fileName: file.name, bytes: Buffer.from(file.base64, 'base64') }
    : { kind: 'text', text };
  const target: SendTarget = { kind: 'group', groupId, name, threadId: rootId, quotedMessageId: quotedId };
  // What is dropped into a chat goes as it is.
  const asFile = suggestForms(source).best === 'image' ? 'image' : 'file';
  const form = file ? asFile : isPlain ? 'plain' : 'text';
  const outcome = await createSending(services).run(
    { sources: [source], target, form, appId },
    dialogAsks(services),
  );
  if (outcome.status === 'sent') return;
  if (outcome.status === 'given_up') throw new ToldError(givenUpWords(outcome.reason));
  const { failure } = outcome.parts;
  const words = describeError(failure?.error, { app: services.apps.active });
  logError(services.log, words, failure?.error);
  if (words.silent) throw new ToldError(vscode.l10n.t('Canceled. Nothing was sent.'));
  throw new ToldError(
    failure && outcome.status === 'partly' ? failureWords(outcome, failure, words.message) : words.message,
  );
}

function givenUpWords(reason: string): string {
  if (reason === 'app_changed') return vscode.l10n.t('The active app has changed, so nothing was sent.');
  if (reason === 'no_app') return vscode.l10n.t('Add an app or start the local SeaTalk to send.');
  return vscode.l10n.t('Nothing was sent.');
}

/** What becomes of a text in SeaTalk, where a person should know before it is sent. */
export function adviceFor(text: string, isPlain: boolean): string[] {
  const { problems } = compose({ kind: 'text', text }, isPlain ? 'plain' : 'text', { kind: 'group' }, {});
  const words = problems.map((problem) => problemWords(problem));
  if (!isPlain && effectOfFormatting(text) === 'loses')
    words.push(vscode.l10n.t('Formatting takes characters of this text away. Send it without formatting.'));
  return words;
}
