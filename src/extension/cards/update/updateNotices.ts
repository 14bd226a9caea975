import * as vscode from 'vscode';
import { errorMessage, informationMessage, warningMessage } from '../../base/dialogs';
import { offerChoices } from '../../base/notices';
import type { NoticeChoice } from '../../base/notices';
import { describeError } from '../../base/describeError';
import { logError } from '../../base/showError';
import { oneLine } from '../../../base/plainText';
import type { Services } from '../../session/services';
import { internalCommands } from '../../contributions';
import type { CardRef } from '../source/sentCard';
import type { UpdateOutcome } from './sendUpdate';

/** An update that ended. */
export interface EndedUpdate {
  readonly ref: CardRef;
  readonly name: string;
  readonly outcome: UpdateOutcome;
  /** Sends the same update once more. */
  readonly again: () => Promise<unknown>;
}

/** Shows how an update ended, and does what the person chooses next. */
export async function showUpdateEnd(services: Services, update: EndedUpdate): Promise<void> {
  const { outcome, ref, again } = update;
  const name = oneLine(update.name, 60);
  if (outcome.kind === 'updated') {
    return offerChoices(informationMessage, vscode.l10n.t('Updated card "{0}".', name), showChoices(ref));
  }
  const words = describeError(outcome.error, { app: services.apps.active });
  logError(services.log, words, outcome.error);
  if (outcome.kind === 'refused') {
    const actions = words.actions.map((action): NoticeChoice => ({
      title: action.title,
      run: () => vscode.commands.executeCommand(action.command, ...(action.arguments ?? [])),
    }));
    const message = vscode.l10n.t('Card "{0}" wasn\'t updated. {1}', name, words.message);
    return offerChoices(errorMessage, message, actions);
  }
  const retry: NoticeChoice = { title: vscode.l10n.t('Try Again'), run: again };
  await offerChoices(
    outcome.took === true ? informationMessage : warningMessage,
    unansweredWords(name, outcome.took),
    outcome.took === true ? showChoices(ref) : [retry, ...showChoices(ref)],
  );
}

function unansweredWords(name: string, took: boolean | undefined): string {
  if (took === true) {
    return vscode.l10n.t(
      'SeaTalk didn\'t confirm the update of "{0}", but the card now matches the new one.',
      name,
    );
  }
  if (took === false) {
    return vscode.l10n.t('Card "{0}" wasn\'t updated. It still matches the old one.', name);
  }
  return vscode.l10n.t(
    'SeaTalk didn\'t confirm the update of "{0}". It may have been updated. It\'s safe to update it again.',
    name,
  );
}

function showChoices({ groupId, threadId, messageId }: CardRef): NoticeChoice[] {
  if (groupId === undefined) return [];
  return [
    {
      title: vscode.l10n.t('Show Message'),
      run: () =>
        vscode.commands.executeCommand(internalCommands.groupsShow, { groupId, threadId, messageId }),
    },
  ];
}
