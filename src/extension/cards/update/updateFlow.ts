import * as vscode from 'vscode';
import { compareCards } from '../../../cards/compare/compareCards';
import { comparableText } from '../../../cards/compare/comparableText';
import { withOutcome } from '../../../cards/compare/withOutcome';
import type { CardElements } from '../../../contract/cards';
import { closing } from '../../base/closing';
import { describeError } from '../../base/describeError';
import { logError, showError } from '../../base/showError';
import { withPatientProgress } from '../../base/withProgress';
import { commandIds, internalCommands } from '../../contributions';
import { inNotice } from '../../../base/plainText';
import type { Services } from '../../session/services';
import type { Session } from '../../session/session';
import type { CardRef } from './cardRef';
import type { Comparisons } from './comparisons';
import type { EditedCards } from './editedCards';
import { editSentCard } from './editSentCard';
import { newCardIn, newCardOf } from './replacementCard';
import type { BadCard, NewCard } from './replacementCard';
import { readOldCard } from './oldCard';
import type { OldCard } from './oldCard';
import type { NewCardChoice } from './pickNewCard';
import { pickNewCard } from './pickNewCard';
import { groupName, pickSentCard } from './pickSentCard';
import { sendUpdate } from './sendUpdate';
import { tellUpdate } from './updateNotices';
import {
  cardName,
  changeSentence,
  comparableWords,
  filledSentence,
  isUnchanged,
  missingSentence,
  untoldSentence,
} from './updateWords';

export interface UpdateRequest {
  /** Asked for when missing. */
  readonly ref?: CardRef | undefined;
  /** The file with the new card; asked for when missing. */
  readonly file?: vscode.Uri | undefined;
  /** A card file to offer first. */
  readonly front?: vscode.Uri | undefined;
}

/** How it ended, for the one who started it; the person has been told. */
export type UpdateStatus = 'updated' | 'editing' | 'given_up' | 'refused' | 'failed';

/** The way of an update: which card, what it becomes, comparison, confirmation. Nothing is sent before the last. */
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
      await vscode.window.showInformationMessage(
        vscode.l10n.t('Only an app can update cards. Add one first.'),
      );
      return 'given_up';
    }
    // A file that was made from a sent card is meant for that one.
    const made = request.file && this.#edited.refOf(request.file);
    const first = request.front && this.#edited.refOf(request.front);
    const ref = request.ref ?? made ?? (await pickSentCard(session, clock.now(), first));
    if (!ref) return 'given_up';
    const old = await this.#read(session, ref);
    if (!old) return 'refused';
    const choice: NewCardChoice | undefined = request.file
      ? { kind: 'file', uri: request.file }
      : await pickNewCard(old, request.front);
    if (!choice) return 'given_up';
    if (choice.kind === 'edit') return this.#edit(old);
    const next = await this.#newCard(old, choice);
    return next ? this.#compare(session, old, next) : 'refused';
  }

  /** Reads the card as it is; undefined when it can't be updated, which has been told. */
  async #read(session: Session, ref: CardRef): Promise<OldCard | undefined> {
    const { clock, log } = this.#services;
    try {
      const read = await withPatientProgress(clock, vscode.l10n.t('Reading the card'), (signal) =>
        readOldCard(session, ref, { nowMs: clock.now(), signal }),
      );
      if (!('refused' in read)) return read;
      void vscode.window.showErrorMessage(read.refused, ...closing(read.refused));
    } catch (error) {
      showError(log, error, { app: session.profile });
    }
    return undefined;
  }

  async #edit(old: OldCard): Promise<UpdateStatus> {
    const uri = await editSentCard(old);
    this.#edited.keep(uri, old.ref);
    const update = vscode.l10n.t('Update Sent Card…');
    const message = [
      missingSentence(old.refilled),
      filledSentence(old),
      vscode.l10n.t('Nothing is sent before you choose “{0}” for this file.', update),
    ].filter((sentence) => sentence !== undefined);
    void vscode.window
      .showInformationMessage(message.join(' '), update)
      .then((chosen) =>
        chosen === update ? vscode.commands.executeCommand(commandIds.updateCard, uri) : undefined,
      );
    return 'editing';
  }

  /** The new card; undefined when it can't be sent, which has been told. */
  async #newCard(
    old: OldCard,
    choice: Exclude<NewCardChoice, { kind: 'edit' }>,
  ): Promise<NewCard | undefined> {
    if (choice.kind === 'outcome') {
      const card = newCardOf(withOutcome(old.refilled.elements, choice.text));
      if (!('problem' in card)) return card;
      const edit = vscode.l10n.t('Edit the Sent Card');
      void this.#tellBad(card, edit, () => this.#edit(old));
      return undefined;
    }
    const document = await vscode.workspace.openTextDocument(choice.uri);
    const card = newCardIn(document.getText());
    if (!('problem' in card)) return card;
    const position = document.positionAt(card.offset);
    const selection = new vscode.Range(position, position);
    void this.#tellBad(card, vscode.l10n.t('Show Problem'), () =>
      vscode.window.showTextDocument(document, { selection }),
    );
    return undefined;
  }

  async #tellBad({ problem }: BadCard, button: string, run: () => PromiseLike<unknown>): Promise<void> {
    const message = vscode.l10n.t('This card cannot replace the sent one: {0}', inNotice(problem, 300));
    if ((await vscode.window.showErrorMessage(message, button)) === button) await run();
  }

  async #compare(session: Session, old: OldCard, next: NewCard): Promise<UpdateStatus> {
    const name = cardName(old.refilled.elements.length > 0 ? old.refilled.elements : next.elements);
    if (isUnchanged(old, next.elements) && !(await this.#goesOn(old, name))) return 'given_up';
    const words = comparableWords();
    const confirmed = await this.#comparisons.ask({
      name,
      before: comparableText(old.refilled.elements, words),
      after: comparableText(next.elements, words),
      question: this.#question(session, old, next, name),
    });
    return confirmed ? this.#send(session, old, next.elements, name) : 'given_up';
  }

  /** Nothing differs, as far as is known: values that only this machine knows may have changed since. */
  async #goesOn(old: OldCard, name: string): Promise<boolean> {
    const unsure = filledSentence(old);
    const alike = vscode.l10n.t('The card “{0}” is like that already; nothing was sent.', inNotice(name, 60));
    if (unsure === undefined) {
      void vscode.window.showInformationMessage(alike, ...closing(alike));
      return false;
    }
    const anyway = vscode.l10n.t('Update Anyway');
    return (await vscode.window.showInformationMessage(`${alike} ${unsure}`, anyway)) === anyway;
  }

  #question(session: Session, old: OldCard, next: NewCard, name: string): string {
    const { groupId, threadId } = old.ref;
    const card = inNotice(name, 60);
    const chat =
      groupId === undefined ? old.record?.chatName : groupName(session, groupId, old.record?.chatName);
    const where =
      chat === undefined
        ? vscode.l10n.t('Update the card “{0}”?', card)
        : threadId === undefined
          ? vscode.l10n.t('Update the card “{0}” in {1}?', card, inNotice(chat, 60))
          : vscode.l10n.t('Update the card “{0}” in a thread in {1}?', card, inNotice(chat, 60));
    const { profile } = session;
    return [
      where,
      old.unread === undefined
        ? changeSentence(compareCards(old.refilled.elements, next.elements))
        : undefined,
      untoldSentence(old),
      next.note,
      chat === undefined
        ? vscode.l10n.t('Whether SeaTalk updates a card of a service notice is not documented.')
        : undefined,
      profile.production
        ? vscode.l10n.t('"{0}" is marked as production: real people will see it.', inNotice(profile.name, 60))
        : undefined,
    ]
      .filter((sentence) => sentence !== undefined)
      .join(' ');
  }

  async #send(session: Session, old: OldCard, elements: CardElements, name: string): Promise<UpdateStatus> {
    // What was compared with one app must not go out through another.
    if (this.#services.sessions.current !== session) {
      const message = vscode.l10n.t('Another app is active now, so nothing was sent.');
      void vscode.window.showWarningMessage(message, ...closing(message));
      return 'given_up';
    }
    const outcome = await sendUpdate(session, old, elements, this.#services.clock);
    const took = outcome.kind === 'updated' || (outcome.kind === 'unanswered' && outcome.took !== false);
    if (took) await this.#remember(session, old, elements, outcome.kind === 'updated');
    tellUpdate(this.#services, {
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
    session.history.forget(messageId);
    session.people.sent([messageId]);
    if (certain) {
      const sentAtMs = old.sentAtMs ?? this.#services.clock.now();
      const place = { groupId, threadId, employeeCode: record?.employeeCode, chatName: record?.chatName };
      await session.sentCards
        .keep({ messageId, sentAtMs, ...place, elements })
        // A list that can't be kept must not spoil an update that went well.
        .catch((error: unknown) => logError(this.#services.log, describeError(error), error));
    }
    if (groupId !== undefined) {
      void vscode.commands.executeCommand(internalCommands.groupsSent, { groupId, threadId, messageId });
    }
  }
}
