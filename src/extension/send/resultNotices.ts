import * as vscode from 'vscode';
import { closing } from '../base/notices';
import { describeError } from '../base/describeError';
import { logError } from '../base/showError';
import { commandIds, internalCommands } from '../contributions';
import type { Services } from '../session/services';
import { remaining } from '../../sending/deliver';
import type { DeliveryFailure, DeliveryOutcome } from '../../sending/deliver';
import { inNotice } from '../../base/plainText';
import type { SendFlow } from './sendFlow';
import { inThread } from '../../sending/sendTarget';
import type { SendTarget } from '../../sending/sendTarget';
import type { OutgoingMessage } from '../../sending/settle';
import { targetName } from './targetWords';

interface Told {
  readonly messages: readonly OutgoingMessage[];
  readonly target: SendTarget;
  /** Profile of the app it went through. */
  readonly appId: string | undefined;
  readonly outcome: DeliveryOutcome;
}

interface Choice {
  readonly title: string;
  readonly run: () => PromiseLike<unknown>;
}

/** Tells how a send ended and carries out what the person chooses next. */
export async function tellResult(services: Services, flow: SendFlow, told: Told): Promise<void> {
  const { outcome } = told;
  if (!outcome.failure) {
    await offer(vscode.window.showInformationMessage, sentWords(told), nextSteps(told));
    return;
  }
  const words = describeError(outcome.failure.error, { app: services.apps.active });
  logError(services.log, words, outcome.failure.error);
  const choices = [...restChoice(flow, told), ...showChoice(told.target, undefined)];
  // What to do about the error itself matters where nothing went out; then there is nothing to show either.
  const nothingWent = outcome.messageIds.length === 0 && outcome.failure.fate === 'not_sent';
  if (nothingWent && words.silent) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Cancelled; nothing was sent.'));
    return;
  }
  const actions = words.actions.map((action): Choice => ({
    title: action.title,
    run: () => vscode.commands.executeCommand(action.command, ...(action.arguments ?? [])),
  }));
  await offer(
    nothingWent ? vscode.window.showErrorMessage : vscode.window.showWarningMessage,
    nothingWent
      ? vscode.l10n.t('Nothing was sent to {0}. {1}', inNotice(targetName(told.target)), words.message)
      : failureWords(told, outcome.failure, words.silent ? '' : words.message),
    nothingWent ? actions : choices,
  );
}

function sentWords({ target, messages }: Told): string {
  const name = inNotice(targetName(target));
  return messages.length === 1
    ? vscode.l10n.t('Sent to {0}.', name)
    : vscode.l10n.t('Sent {0} messages to {1}.', messages.length, name);
}

/** Which parts went, which may have, which did not. */
function failureWords({ target, messages, outcome }: Told, failure: DeliveryFailure, reason: string): string {
  const total = messages.length;
  const name = inNotice(targetName(target));
  const number = failure.part + 1;
  const went = outcome.messageIds.length;
  const unknown = failure.fate === 'unknown';
  const sentences = [];
  if (total > 1) sentences.push(vscode.l10n.t('{0} of {1} messages went to {2}.', went, total, name));
  if (unknown && total === 1) {
    sentences.push(
      vscode.l10n.t(
        'SeaTalk did not confirm the message to {0}. It may have been delivered, so it is not sent again: look into the chat first.',
        name,
      ),
    );
  } else if (unknown) {
    sentences.push(
      vscode.l10n.t(
        'SeaTalk did not confirm message {0}. It may have been delivered, so it is not sent again: look into the chat first.',
        number,
      ),
    );
  } else {
    sentences.push(vscode.l10n.t('Message {0} was not sent.', number));
  }
  return [...sentences, ...(unknown || reason === '' ? [] : [reason])].join(' ');
}

function nextSteps({ target, appId, outcome }: Told): Choice[] {
  const ids = outcome.messageIds.filter((id) => id !== undefined);
  const [first] = ids;
  const thread = first === undefined ? undefined : inThread(target, first);
  return [
    ...(first === undefined
      ? []
      : [
          {
            title: ids.length === 1 ? vscode.l10n.t('Copy Message ID') : vscode.l10n.t('Copy Message IDs'),
            run: () => vscode.env.clipboard.writeText(ids.join('\n')),
          },
        ]),
    ...(thread
      ? [
          {
            title: vscode.l10n.t('Reply in Thread'),
            run: () => vscode.commands.executeCommand(commandIds.send, { target: thread, appId }),
          },
        ]
      : []),
    ...showChoice(target, ids.at(-1)),
  ];
}

function showChoice(target: SendTarget, messageId: string | undefined): Choice[] {
  if (target.kind !== 'group') return [];
  const { groupId, threadId } = target;
  return [
    {
      title: vscode.l10n.t('Show in Groups'),
      run: () =>
        vscode.commands.executeCommand(internalCommands.groupsShow, { groupId, threadId, messageId }),
    },
  ];
}

function restChoice(flow: SendFlow, { messages, target, appId, outcome }: Told): Choice[] {
  const rest = remaining(messages, outcome);
  // With nothing sent yet, this is the same as sending again, which the person can do as they did before.
  if (rest.length === 0 || rest.length === messages.length) return [];
  return [
    {
      title: vscode.l10n.t('Send the Rest ({0})', rest.length),
      run: () => flow.send(rest, target, { appId }),
    },
  ];
}

type Show = (message: string, ...items: string[]) => Thenable<string | undefined>;

async function offer(show: Show, message: string, choices: readonly Choice[]): Promise<void> {
  const titles = choices.map(({ title }) => title);
  const chosen = await show(message, ...(titles.length > 0 ? titles : closing(message)));
  await choices.find(({ title }) => title === chosen)?.run();
}
