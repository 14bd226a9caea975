import * as vscode from 'vscode';
import { errorMessage, informationMessage } from '../../base/dialogs';
import { comparableText } from '../../../cards/compare/comparableText';
import { withOutcome } from '../../../cards/compare/withOutcome';
import type { CardElements } from '../../../contract/cards';
import { findDocument } from '../../base/documents/openDocuments';
import { showNotice, showRefusal, showWarning } from '../../base/notices';
import { describeError } from '../../base/describeError';
import { logError, showError } from '../../base/showError';
import { withPatientProgress } from '../../base/withProgress';
import { internalCommands } from '../../contributions';
import { oneLine } from '../../../base/plainText';
import type { Services } from '../../session/services';
import type { Session } from '../../session/session';
import type { Comparisons } from './comparisons';
import type { EditedCards } from './newCard/editedCards';
import { editSentCard } from './newCard/editSentCard';
import { newCardIn, newCardOf } from './newCard/replacementCard';
import type { BadCard, NewCard } from './newCard/replacementCard';
import { readOldCard } from './sentCard/readOldCard';
import type { CardRef } from '../source/sentCard';
import type { OldCard } from './sentCard/oldCard';
import type { NewCardChoice } from './newCard/pickNewCard';
import { pickNewCard } from './newCard/pickNewCard';
import { cardName } from './sentCard/cardName';
import { filledWords, missingWords } from './sentCard/lossWords';
import { groupName, pickSentCard } from './sentCard/pickSentCard';
import { sendUpdate } from './sendUpdate';
import { showUpdateEnd } from './updateNotices';
import { changesNothing, comparableWords, questionWords } from './updateWords';

export interface UpdateRequest {
  /** Asked for when missing. */
  readonly ref?: CardRef | undefined;
  /** The file with the new card; asked for when missing. */
  readonly file?: vscode.Uri | undefined;
  /** A card file to offer first. */
  readonly front?: vscode.Uri | undefined;
}

/** How it ended, for the caller; the person has seen it already. */
export type UpdateStatus = 'updated' | 'editing' | 'given_up' | 'refused' | 'failed';

/** The steps of an update: which card, what it becomes, comparison, confirmation. Nothing is sent before the last. */
export class UpdateFlow {
  readonly #services: Services;
  readonly #comparisons: Comparisons;
  readonly #edited: EditedCards;

  constructor(
    services: Services,
    parts: { readonly comparisons: Comparisons; readonly edited: EditedCards },
  ) {
    this.#services = services;
    this.#comparisons = parts.comparisons;
    this.#edited = parts.edited;
  }

  async run(request: UpdateRequest): Promise<UpdateStatus> {
    const { sessions, clock } = this.#services;
    const session = await sessions.active();
    if (!session) {
      await informationMessage(vscode.l10n.t('Only apps can update cards. Add an app first.'));
      return 'given_up';
    }
    // A file that was made from a sent card belongs to that card: nobody is asked which one it is, and what it becomes.
    const { front } = request;
    const file = request.file ?? (front && !request.ref && this.#edited.find(front) ? front : undefined);
    const made = file && this.#edited.find(file)?.ref;
    const ref = request.ref ?? made ?? (await pickSentCard(session, clock.now()));
    if (!ref) return 'given_up';
    const old = await this.#read(session, ref);
    if (!old) return 'refused';
    const choice: NewCardChoice | undefined = file
      ? { kind: 'file', uri: file }
      : await pickNewCard(old, front);
    if (!choice) return 'given_up';
    if (choice.kind === 'edit') return this.#edit(old);
    const next = await this.#newCard(old, choice);
    return next ? this.#compare(session, old, next) : 'refused';
  }

  /** Reads the current card; undefined when it can't be updated, and the person has been shown why. */
  async #read(session: Session, ref: CardRef): Promise<OldCard | undefined> {
    const { clock, log } = this.#services;
    try {
      const read = await withPatientProgress(clock, vscode.l10n.t('Loading card…'), (signal) =>
        readOldCard(session, ref, { nowMs: clock.now(), signal }),
      );
      if (!('refused' in read)) return read;
      showRefusal(read.refused);
    } catch (error) {
      showError(log, error, { app: session.profile });
    }
    return undefined;
  }

  async #edit(old: OldCard): Promise<UpdateStatus> {
    const uri = await editSentCard(old);
    // What to do next stands above the card, and stays there.
    const remarks = [missingWords(old.refilled), filledWords(old)].filter((words) => words !== undefined);
    this.#edited.keep(uri, { ref: old.ref, remark: remarks.length > 0 ? remarks.join(' ') : undefined });
    return 'editing';
  }

  /** The new card; undefined when it can't be sent, and the person has been shown why. */
  async #newCard(
    old: OldCard,
    choice: Exclude<NewCardChoice, { kind: 'edit' }>,
  ): Promise<NewCard | undefined> {
    if (choice.kind === 'outcome') {
      const card = newCardOf(withOutcome(old.refilled.elements, choice.text));
      if (!('problem' in card)) return card;
      const edit = vscode.l10n.t('Edit the Sent Card');
      void this.#showBad(card, edit, () => this.#edit(old));
      return undefined;
    }
    const document = await findDocument(choice.uri);
    if (!document) {
      showRefusal(vscode.l10n.t('The file no longer exists.'));
      return undefined;
    }
    const card = newCardIn(document.getText());
    if (!('problem' in card)) return card;
    const position = document.positionAt(card.offset);
    const selection = new vscode.Range(position, position);
    void this.#showBad(card, vscode.l10n.t('Show Problem'), () =>
      vscode.window.showTextDocument(document, { selection }),
    );
    return undefined;
  }

  async #showBad({ problem }: BadCard, button: string, run: () => PromiseLike<unknown>): Promise<void> {
    const message = vscode.l10n.t("This card can't replace the sent one: {0}", oneLine(problem, 300));
    if ((await errorMessage(message, button)) === button) await run();
  }

  async #compare(session: Session, old: OldCard, next: NewCard): Promise<UpdateStatus> {
    const name = cardName(old.refilled.elements.length > 0 ? old.refilled.elements : next.elements);
    if (changesNothing(old, next.elements) && !(await this.#confirmUnchanged(old, name))) return 'given_up';
    const words = comparableWords();
    const confirmed = await this.#comparisons.ask({
      name,
      before: comparableText(old.refilled.elements, words),
      after: comparableText(next.elements, words),
      question: questionWords(old, next, { name, chat: chatName(session, old), app: session.profile }),
    });
    return confirmed ? this.#send(session, old, next.elements, name) : 'given_up';
  }

  /** No difference is known, but values that only this machine knows may have changed since: asks whether to update anyway. */
  async #confirmUnchanged(old: OldCard, name: string): Promise<boolean> {
    const unsure = filledWords(old);
    const alike = vscode.l10n.t('The card "{0}" is already up to date. Nothing was sent.', oneLine(name, 60));
    if (unsure === undefined) {
      showNotice(alike);
      return false;
    }
    const anyway = vscode.l10n.t('Update Anyway');
    return (await informationMessage(`${alike} ${unsure}`, anyway)) === anyway;
  }

  async #send(session: Session, old: OldCard, elements: CardElements, name: string): Promise<UpdateStatus> {
    // What was compared with one app must not be sent through another.
    if (this.#services.sessions.current !== session) {
      const message = vscode.l10n.t('The active app has changed, so nothing was sent.');
      showWarning(message);
      return 'given_up';
    }
    const outcome = await sendUpdate(session, old, elements, this.#services.clock);
    const took = outcome.kind === 'updated' || (outcome.kind === 'unanswered' && outcome.took !== false);
    if (took) await this.#remember(session, old, elements, outcome.kind === 'updated');
    showUpdateEnd(this.#services, {
      ref: old.ref,
      name,
      outcome,
      again: () => this.#send(session, old, elements, name),
    }).catch((error: unknown) => showError(this.#services.log, error));
    return outcome.kind === 'updated' || (outcome.kind === 'unanswered' && outcome.took)
      ? 'updated'
      : 'failed';
  }

  /** The tree shows the new card, and its values are known the next time. */
  async #remember(session: Session, old: OldCard, elements: CardElements, certain: boolean): Promise<void> {
    const { ref, record } = old;
    const { messageId, groupId, threadId } = ref;
    session.people.sent([messageId]);
    if (certain) {
      const sentAtMs = old.sentAtMs ?? this.#services.clock.now();
      const place = { groupId, threadId, employeeCode: record?.employeeCode, chatName: record?.chatName };
      await session.sentCards
        .keep({ messageId, sentAtMs, ...place, elements })
        // A list that can't be kept must not spoil an update that went well.
        .catch((error: unknown) => logError(this.#services.log, describeError(error), error));
    }
    // Whoever shows the message takes it from there. Where it can't be read by itself, its group is.
    session.history.refresh(messageId).catch(() => {
      if (groupId !== undefined)
        void vscode.commands.executeCommand(internalCommands.groupsSent, { groupId, threadId });
    });
  }
}

/** What the chat of a card is called; undefined where only the card's id is known. */
function chatName(session: Session, { ref: { groupId }, record }: OldCard): string | undefined {
  return groupId === undefined ? record?.chatName : groupName(session, groupId, record?.chatName);
}
