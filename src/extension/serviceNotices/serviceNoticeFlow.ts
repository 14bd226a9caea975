import * as vscode from 'vscode';
import type { ComposedNotice } from '../../compose/composeNotice';
import type { RequestOf } from '../../contract/endpoints';
import { oneLine } from '../../base/plainText';
import { confirmationReasons } from '../../sending/confirmations';
import { peopleWith } from '../../sending/noticeOutcome';
import type { NoticeOutcome } from '../../sending/noticeOutcome';
import type { Recipient } from '../../sending/noticeRecipients';
import type { PreviewSource } from '../../webview/cardPreview/protocol';
import { markDone } from '../base/contextKey';
import { warningMessage } from '../base/dialogs';
import { showWarning } from '../base/notices';
import { offerApp } from '../base/offerApp';
import { pickSome } from '../base/quickPick';
import { showError } from '../base/showError';
import { askChoice, runWizard, take } from '../base/wizard';
import type { Move, StepPlace, WizardStep } from '../base/wizard';
import { findingWords } from '../cards/source/findingWords';
import { contextKeys } from '../contributions';
import { personDetail, personName } from '../people/personWords';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import { deliverNotice } from './deliverNotice';
import { showResults } from './noticeResults';
import { peopleWords } from './noticeWords';
import { askContent, noticeIn } from './pickContent';
import { askRecipients } from './pickRecipients';
import { resolveRecipients } from './resolveRecipients';

export interface NoticeRequest {
  /** A card that was clicked; what to send is asked for when it is missing. */
  readonly source?: PreviewSource | undefined;
  /** A card in front, offered first. */
  readonly front?: PreviewSource | undefined;
  /** Employee codes; asked for when missing. */
  readonly people?: readonly string[] | undefined;
}

/** How it ended, for the caller; the person has been shown. */
export interface NoticeEnd {
  readonly status: 'sent' | 'partly' | 'failed' | 'given_up';
  /** By employee code; missing where nothing was handed over. */
  readonly outcome?: NoticeOutcome;
}

/** The steps of a service notice: what, to whom, a look at it. Nothing is sent before the last. */
export class ServiceNoticeFlow {
  readonly #services: Services;
  readonly #preview: (request: RequestOf<'sendServiceNotice'>) => Promise<unknown>;

  /** @param preview shows what is about to be sent. */
  constructor(services: Services, preview: (request: RequestOf<'sendServiceNotice'>) => Promise<unknown>) {
    this.#services = services;
    this.#preview = preview;
  }

  /** @throws SeaTalkError when people can't be looked up */
  async run(request: NoticeRequest): Promise<NoticeEnd> {
    const session = await this.#services.sessions.active();
    if (!session) {
      await offerApp(vscode.l10n.t('Add an app or start the local SeaTalk to send service notices.'));
      return { status: 'given_up' };
    }
    await session.people.load();
    let notice = request.source && (await noticeIn(request.source));
    if (request.source && !notice) return { status: 'given_up' };
    let people: readonly Recipient[] = [];
    if (request.people) {
      const list = { ids: request.people, unreadable: [], repeated: 0 };
      people = (await resolveRecipients(session, list, this.#services.clock)) ?? [];
      if (people.length === 0) return { status: 'given_up' };
    }
    const all: WizardStep[] = [
      ...(request.source
        ? []
        : [
            async (place: StepPlace) =>
              take(await askContent(request.front, place), (chosen) => {
                notice = chosen;
              }),
          ]),
      ...(request.people
        ? []
        : [
            async (place: StepPlace): Promise<Move> => {
              const answer = await askRecipients(session, notice?.employeeCodes ?? [], place);
              if (answer === 'back' || answer === 'cancel') return answer;
              people = (await resolveRecipients(session, answer.value, this.#services.clock)) ?? [];
              return people.length === 0 ? 'cancel' : 'next';
            },
          ]),
      async (place) => {
        if (!notice) return 'cancel';
        await this.#preview(requestOf(notice, people));
        return this.#confirm(session, notice, people, place, (left) => {
          people = left;
        });
      },
    ];
    const ready = await runWizard(vscode.l10n.t('Service Notice'), () => all);
    return ready && notice ? this.#send(session, notice, people) : { status: 'given_up' };
  }

  /** The last question. The preview stays in sight, so this one stays open when it is clicked. */
  async #confirm(
    { profile }: Session,
    notice: ComposedNotice,
    people: readonly Recipient[],
    place: StepPlace,
    keep: (people: readonly Recipient[]) => void,
  ): Promise<Move> {
    const [warning] = notice.warnings;
    const answer = await askChoice<'send' | 'recipients'>(
      {
        placeholder: vscode.l10n.t('Nothing is sent until you choose "{0}"', sendWords(people)),
        items: [
          {
            label: sendWords(people),
            description: vscode.l10n.t('with {0}', profile.name),
            ...(warning ? { detail: oneLine(findingWords(warning), 200) } : {}),
            iconPath: new vscode.ThemeIcon('send'),
            value: 'send',
          },
          {
            label: vscode.l10n.t('Recipients…'),
            description: oneLine(people.map(personName).join(', '), 100),
            iconPath: new vscode.ThemeIcon('organization'),
            value: 'recipients',
          },
        ],
      },
      // Several steps keep the question open.
      { ...place, total: Math.max(2, place.total), step: Math.max(2, place.step) },
    );
    if (answer === 'back' || answer === 'cancel') return answer;
    if (answer.value === 'send') return 'next';
    const left = await narrowed(people, place.title);
    if (left.length > 0) keep(left);
    return 'stay';
  }

  async #send(session: Session, notice: ComposedNotice, people: readonly Recipient[]): Promise<NoticeEnd> {
    const outcome = await this.#deliver(session, notice, people);
    if (!outcome) return { status: 'given_up' };
    showResults(this.#services, { people, outcome }, (some) => this.#deliver(session, notice, some)).catch(
      (error: unknown) => showError(this.#services.log, error),
    );
    const sent = peopleWith(outcome, 'sent').length;
    if (sent === people.length) {
      markDone(contextKeys.didSend);
      return { status: 'sent', outcome };
    }
    const failed = peopleWith(outcome, 'failed').length;
    return { status: failed === people.length ? 'failed' : 'partly', outcome };
  }

  /** Undefined when the person gave up, or the app has changed since. */
  async #deliver(
    session: Session,
    notice: ComposedNotice,
    people: readonly Recipient[],
  ): Promise<NoticeOutcome | undefined> {
    const isConfirmed = await confirmed(session, people);
    // People of one organization must not be written to through an app of another.
    if (isConfirmed && this.#services.sessions.current !== session) {
      showWarning(vscode.l10n.t('The active app has changed, so nothing was sent.'));
      return undefined;
    }
    if (!isConfirmed) return undefined;
    const outcome = await deliverNotice(
      this.#services,
      session,
      requestOf(notice, people),
      peopleWords(people),
    );
    const ids = [...outcome.values()].flatMap((fate) =>
      fate.kind === 'sent' && fate.messageId !== undefined ? [fate.messageId] : [],
    );
    session.people.sent(ids);
    return outcome;
  }
}

function requestOf(notice: ComposedNotice, people: readonly Recipient[]): RequestOf<'sendServiceNotice'> {
  const { card, usablePlatform } = notice;
  return {
    tag: 'interactive_message',
    interactive_message: card,
    employee_codes: people.map(({ employeeCode }) => employeeCode),
    ...(usablePlatform === undefined ? {} : { usable_platform: usablePlatform }),
  };
}

function sendWords(people: readonly Recipient[]): string {
  return vscode.l10n.t('Send to {0}', peopleWords(people));
}

/** Those who are left after the person has looked at the list. All of them when it was left. */
async function narrowed(people: readonly Recipient[], title: string): Promise<readonly Recipient[]> {
  const items = people.map((person) => ({
    label: personName(person),
    description: personDetail(person),
    picked: true,
    person,
  }));
  const chosen = await pickSome(items, {
    title,
    placeHolder: vscode.l10n.t('Clear those who must not get it'),
    ignoreFocusOut: true,
  });
  return chosen ? chosen.map(({ person }) => person) : people;
}

/** Asks where asking is due: an app marked as production, or many people. */
async function confirmed({ profile }: Session, people: readonly Recipient[]): Promise<boolean> {
  const reasons = confirmationReasons({
    production: profile.production,
    mentionsEveryone: false,
    messageCount: people.length,
  });
  if (reasons.length === 0) return true;
  const lines = reasons.map((reason) =>
    reason === 'production'
      ? vscode.l10n.t('"{0}" is marked as production. Real people will see this.', profile.name)
      : vscode.l10n.t('{0} people get it at once.', people.length),
  );
  const send = sendWords(people);
  const message = vscode.l10n.t('Send this service notice to {0}?', peopleWords(people));
  return (await warningMessage(message, { modal: true, detail: lines.join('\n') }, send)) === send;
}
