import * as vscode from 'vscode';
import { catchUp } from '../../directory/catchUp';
import { describeError } from '../base/describeError';
import { warningMessage } from '../base/dialogs';
import { showNotice } from '../base/notices';
import { offerApp } from '../base/offerApp';
import { logError } from '../base/showError';
import { withPatientProgress } from '../base/withProgress';
import { chooseOne } from '../base/wizard';
import { openedBy } from '../conversation/openedBy';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import { exportThread } from './exportThread';
import type { KeptDocuments } from './keptDocuments';
import { searchKept } from './searchKept';
import { learnSenders } from './transcriptWords';

/** Offered, in days. */
const DAYS = [30, 90, 365] as const;

type Choice = 'off' | (typeof DAYS)[number];

/** Keeping the history of groups, and what can be done with what is kept. */
export class KeptHistoryCommands {
  readonly #services: Services;
  readonly #documents: KeptDocuments;

  constructor(services: Services, documents: KeptDocuments) {
    this.#services = services;
    this.#documents = documents;
  }

  /** Chooses for how long the history of a group is kept, or that it isn't. */
  async choose(row: unknown): Promise<void> {
    const place = await this.#group(row, vscode.l10n.t('Keep History'));
    if (!place) return;
    const { session, groupId } = place;
    if (session.profile.kind === 'local') {
      showNotice(
        vscode.l10n.t("The local SeaTalk forgets everything when it stops, so its history isn't kept."),
      );
      return;
    }
    const { keptHistory, groups } = session;
    const known = (await keptHistory.groups()).find((group) => group.groupId === groupId);
    const choice = await chooseOne<Choice>(vscode.l10n.t('Keep History of {0}', nameOf(session, groupId)), {
      placeholder: vscode.l10n.t('Messages are stored unencrypted on this computer'),
      items: [
        ...DAYS.map((days) => ({
          value: days,
          label: days === 365 ? vscode.l10n.t('For a Year') : vscode.l10n.t('For {0} Days', days),
          ...(known?.days === days ? { description: vscode.l10n.t('now') } : {}),
        })),
        {
          value: 'off' as const,
          label: known ? vscode.l10n.t("Don't Keep, and Delete What Is Kept") : vscode.l10n.t("Don't Keep"),
        },
      ],
    });
    if (choice === undefined) return;
    if (choice === 'off') {
      if (known && (await isDeleteMeant(session, groupId))) await keptHistory.clear(groupId);
      return;
    }
    await keptHistory.keep(groupId, choice, groups.get(groupId)?.name);
    const read = await withPatientProgress(
      this.#services.clock,
      vscode.l10n.t('Reading the last 7 days of {0}', nameOf(session, groupId)),
      (signal) => catchUp(session, groupId, signal),
    );
    const name = nameOf(session, groupId);
    showNotice(
      read === 1
        ? vscode.l10n.t('1 message of {0} is kept on this computer.', name)
        : vscode.l10n.t('{0} messages of {1} are kept on this computer.', read, name),
    );
  }

  /** Opens what is kept of a group. */
  async show(row: unknown): Promise<void> {
    const place = await this.#group(row, vscode.l10n.t('Show Kept History'));
    if (!place) return;
    const { session, groupId } = place;
    const kept = await session.keptHistory.groups();
    if (kept.some((group) => group.groupId === groupId)) {
      await this.#open(session, groupId);
      return;
    }
    const keep = vscode.l10n.t('Keep History…');
    const message = vscode.l10n.t("History of {0} isn't kept on this computer.", nameOf(session, groupId));
    if ((await warningMessage(message, keep)) === keep) await this.choose({ groupId });
  }

  /** Finds words in all that is kept of the active app. */
  async search(): Promise<void> {
    const session = await this.#session();
    if (!session) return;
    const kept = await session.keptHistory.groups();
    if (kept.length === 0) {
      showNotice(vscode.l10n.t('No history is kept. Choose "Keep History…" in the context menu of a group.'));
      return;
    }
    const found = await searchKept(session, kept);
    if (found) await this.#open(session, found.groupId, found.messageId);
  }

  /** Saves the thread of a message as Markdown. */
  async exportThread(row: unknown): Promise<void> {
    const place = await this.#group(row, vscode.l10n.t('Export Thread as Markdown'));
    const threadId = place?.threadId ?? place?.messageId;
    if (!place) return;
    if (threadId === undefined) {
      showNotice(vscode.l10n.t('Choose a message in the groups view to export its thread.'));
      return;
    }
    await exportThread(place.session, place.groupId, threadId);
  }

  async #open(session: Session, groupId: string, messageId?: string): Promise<void> {
    const messages = await session.keptHistory.read(groupId);
    await withPatientProgress(this.#services.clock, vscode.l10n.t('Reading the names of people'), (signal) =>
      learnSenders(session.people, messages, signal),
    );
    await this.#documents.open(session, groupId, messageId);
  }

  async #session(): Promise<Session | undefined> {
    const session = await this.#services.sessions.active();
    if (!session) await offerApp(vscode.l10n.t('Add an app or start the local SeaTalk to read groups.'));
    return session;
  }

  async #group(row: unknown, title: string) {
    const session = await this.#session();
    const place = session && (await openedBy(this.#services, row, title));
    return place && { ...place, session };
  }
}

/** Reads what is new of all groups that are kept, one after another, while nobody waits. Failures leave that for the next time. */
export async function catchUpKept(
  { log }: Pick<Services, 'log'>,
  session: Session,
  signal: AbortSignal,
): Promise<void> {
  for (const { groupId } of await session.keptHistory.groups()) {
    if (signal.aborted) return;
    await catchUp(session, groupId, signal).catch((error: unknown) => {
      if (!signal.aborted) logError(log, describeError(error, { app: session.profile }), error);
    });
  }
}

function nameOf({ groups }: Session, groupId: string): string {
  return groups.get(groupId)?.name ?? groupId;
}

async function isDeleteMeant(session: Session, groupId: string): Promise<boolean> {
  const yes = vscode.l10n.t('Delete');
  const question = vscode.l10n.t('Delete the kept history of {0}?', nameOf(session, groupId));
  const detail = vscode.l10n.t("What SeaTalk no longer shows can't be read again.");
  return (await warningMessage(question, { modal: true, detail }, yes)) === yes;
}
