import * as vscode from 'vscode';
import { errorMessage, informationMessage, warningMessage } from '../../base/dialogs';
import { offerChoices } from '../../base/notices';
import type { NoticeChoice } from '../../base/notices';
import { describeError } from '../../base/describeError';
import { logError } from '../../base/showError';
import { commandIds, internalCommands } from '../../contributions';
import type { Services } from '../../session/services';
import { remaining } from '../../../sending/deliver';
import type { DeliveryFailure } from '../../../sending/deliver';
import { oneLine } from '../../../base/plainText';
import { sentIds } from '../../../sending/sendOutcome';
import type { SendEnded } from '../../../sending/sendOutcome';
import { inThread } from '../../../sending/sendTarget';
import type { SendTarget } from '../../../sending/sendTarget';
import type { OutgoingMessage } from '../../../sending/settle';
import { targetWords } from '../target/targetWords';

/**
 * Shows how a send ended and carries out what the person chooses next.
 * @param send sends what is left of it.
 */
export async function showResult(
  services: Services,
  ended: SendEnded,
  send: (rest: readonly OutgoingMessage[]) => PromiseLike<unknown>,
): Promise<void> {
  const { parts, status, target } = ended;
  const { failure } = parts;
  if (!failure) {
    await offerChoices(informationMessage, sentWords(ended), nextSteps(ended));
    return;
  }
  const words = describeError(failure.error, { app: services.apps.active });
  logError(services.log, words, failure.error);
  // What to do about the error itself matters where nothing was sent; then there is nothing to show either.
  if (status !== 'failed') {
    const message = failureWords(ended, failure, words.silent ? '' : words.message);
    const choices = [...restChoice(ended, send), ...showChoice(target, undefined)];
    await offerChoices(warningMessage, message, choices);
    return;
  }
  if (words.silent) {
    await informationMessage(vscode.l10n.t('Canceled. Nothing was sent.'));
    return;
  }
  const message = vscode.l10n.t('Nothing was sent to {0}. {1}', oneLine(targetWords(target)), words.message);
  const actions = words.actions.map((action): NoticeChoice => ({
    title: action.title,
    run: () => vscode.commands.executeCommand(action.command, ...(action.arguments ?? [])),
  }));
  await offerChoices(errorMessage, message, actions);
}

function sentWords({ target, messages }: SendEnded): string {
  const name = oneLine(targetWords(target));
  return messages.length === 1
    ? vscode.l10n.t('Sent to {0}.', name)
    : vscode.l10n.t('Sent {0} messages to {1}.', messages.length, name);
}

/** Which parts were sent, which may have been, which were not. */
export function failureWords(
  { target, messages, parts }: SendEnded,
  failure: DeliveryFailure,
  reason: string,
): string {
  const total = messages.length;
  const name = oneLine(targetWords(target));
  const number = failure.part + 1;
  const sentCount = parts.messageIds.length;
  const unknown = failure.fate === 'unknown';
  const sentences = [];
  if (total > 1)
    sentences.push(vscode.l10n.t('{0} of {1} messages were sent to {2}.', sentCount, total, name));
  if (unknown && total === 1) {
    sentences.push(
      vscode.l10n.t(
        "SeaTalk didn't confirm the message to {0}. It may have been delivered, so it won't be resent. Check the chat first.",
        name,
      ),
    );
  } else if (unknown) {
    sentences.push(
      vscode.l10n.t(
        "SeaTalk didn't confirm message {0}. It may have been delivered, so it won't be resent. Check the chat first.",
        number,
      ),
    );
  } else {
    sentences.push(vscode.l10n.t("Message {0} wasn't sent.", number));
  }
  return [...sentences, ...(unknown || reason === '' ? [] : [reason])].join(' ');
}

function nextSteps({ target, appId, parts }: SendEnded): NoticeChoice[] {
  const ids = sentIds(parts);
  const [first] = ids;
  const thread = first === undefined ? undefined : inThread(target, first);
  return [
    ...showChoice(target, ids.at(-1)),
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
  ];
}

function showChoice(target: SendTarget, messageId: string | undefined): NoticeChoice[] {
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

function restChoice(
  { messages, parts }: SendEnded,
  send: (rest: readonly OutgoingMessage[]) => PromiseLike<unknown>,
): NoticeChoice[] {
  const rest = remaining(messages, parts);
  // With nothing sent yet, this is the same as sending again, which the person can do as they did before.
  if (rest.length === 0 || rest.length === messages.length) return [];
  return [{ title: vscode.l10n.t('Send the Rest ({0})', rest.length), run: () => send(rest) }];
}
