import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { ComposeRequest } from '../../compose/applyRemedy';
import { suggestForms } from '../../compose/suggestForms';
import type { Form, Source } from '../../compose/source';
import { closing } from '../base/notices';
import { describeError } from '../base/describeError';
import { withProgress } from '../base/withProgress';
import { logError, showError } from '../base/showError';
import { commandIds, internalCommands } from '../contributions';
import type { Services } from '../session/services';
import { confirmationReasons } from '../../sending/confirmations';
import { confirmSend } from './confirmDialog';
import { courierTo } from '../../sending/courier';
import type { Courier } from '../../sending/courier';
import { deliver } from '../../sending/deliver';
import type { DeliveryOutcome } from '../../sending/deliver';
import { fateOf } from './fateOf';
import { mentionsEveryone } from '../../sending/mentionsEveryone';
import type { Outbox } from '../../sending/outbox';
import { askAboutProblem } from './problemDialog';
import { problemSentence } from './problemWords';
import { tellResult } from './resultNotices';
import { sentCards } from '../../sending/sentCards';
import { composeTarget, toRecent } from '../../sending/sendTarget';
import type { SendTarget } from '../../sending/sendTarget';
import { settle } from '../../sending/settle';
import type { OutgoingMessage } from '../../sending/settle';
import { pickTarget } from './targetPicker';
import { targetName } from './targetWords';

/** Longest time a message may wait for the rate limit, in milliseconds: a little over the longest short window. */
const PART_DEADLINE_MS = 90_000;
/** Above so many messages others may pass. */
const BULK_FROM = 10;

export interface SendRequest {
  readonly sources: readonly Source[];
  /** Asked for when missing. */
  readonly target?: SendTarget | undefined;
  /** The best for each source when missing. */
  readonly form?: Form | undefined;
  /** Source and target were given by a command; see `ConfirmationFacts`. */
  readonly byCommand?: boolean | undefined;
  /** Profile of the app that the target was chosen with; the active one when missing. */
  readonly appId?: string | undefined;
}

/** How a send ended, for the one who started it; the person has been told. */
export interface SendResult {
  /** `partly`: some messages went, or nobody can tell. */
  readonly status: 'sent' | 'partly' | 'failed' | 'given_up';
  readonly target?: SendTarget;
  readonly messageIds: readonly string[];
}

const GIVEN_UP: SendResult = { status: 'given_up', messageIds: [] };

/**
 * The way of a send: target, form, problems, confirmation, delivery, result. Nothing touches the network before the
 * person has chosen a target, but to list the targets.
 */
export class SendFlow {
  readonly #services: Services;
  readonly #outbox: Outbox;

  constructor(services: Services, outbox: Outbox) {
    this.#services = services;
    this.#outbox = outbox;
  }

  async run(request: SendRequest): Promise<SendResult> {
    const { apps } = this.#services;
    if (!apps.active && apps.webhooks.length === 0) {
      void this.#offerApp();
      return GIVEN_UP;
    }
    const appId = request.appId ?? apps.active?.id;
    const picked = await this.#target(request);
    if (!picked) return GIVEN_UP;
    const { target, form } = picked;
    const requests = request.sources.map((source): ComposeRequest => ({
      source,
      form: form ?? suggestForms(source).best,
      target: composeTarget(target),
      options: {},
    }));
    const settled = await settle(requests, askAboutProblem);
    if (!settled) return GIVEN_UP;
    for (const remark of settled.remarks) this.#services.log.info(problemSentence(remark));
    const byCommand = request.byCommand === true && request.target !== undefined;
    return this.send(settled.messages, movedTarget(target, settled.requests), { appId, byCommand });
  }

  /** Sends messages that stand as they are, after asking where asking is due. */
  async send(
    messages: readonly OutgoingMessage[],
    target: SendTarget,
    { appId, byCommand = false }: { readonly appId: string | undefined; readonly byCommand?: boolean },
  ): Promise<SendResult> {
    const app = this.#services.apps.active;
    const confirmed = await confirmSend({
      reasons: confirmationReasons({
        production: target.kind !== 'webhook' && app?.production === true,
        mentionsEveryone: messages.some(mentionsEveryone),
        messageCount: messages.length,
        byCommand,
      }),
      appName: app?.name ?? '',
      targetName: targetName(target),
      messageCount: messages.length,
    });
    if (!confirmed) return GIVEN_UP;
    const courier = await this.#courier(target, appId);
    if (!courier) return GIVEN_UP;
    const outcome = await this.#deliver(messages, target, courier);
    await this.#remember(messages, target, appId, outcome);
    tellResult(this.#services, this, { messages, target, appId, outcome }).catch((error: unknown) =>
      showError(this.#services.log, error),
    );
    return resultOf(target, outcome);
  }

  async #target({
    sources,
    target,
    form,
  }: SendRequest): Promise<{ target: SendTarget; form?: Form | undefined } | undefined> {
    if (target) return { target, form };
    const [source, ...others] = sources;
    // Files that go together each take the form that suits them.
    const forms = source && others.length === 0 && form === undefined ? suggestForms(source) : undefined;
    const picked = await pickTarget(this.#services, { forms, sourceCount: sources.length });
    return picked && { target: picked.target, form: picked.form ?? form };
  }

  async #courier(target: SendTarget, appId: string | undefined): Promise<Courier | undefined> {
    const { apps, sessions } = this.#services;
    const courier = await courierTo(target, {
      client: async () => {
        const session = await sessions.active();
        // What was chosen with one app must not go out through another.
        return session?.profile.id === appId ? session?.client : undefined;
      },
      systemAccounts: () => sessions.systemAccounts(),
      webhookUrl: (id) => apps.webhookUrl(id),
    });
    if (courier === 'no_webhook_url') void this.#offerWebhook(target);
    else if (courier !== 'no_app') return courier;
    else if (apps.active) tellAppChanged();
    else void this.#offerApp();
    return undefined;
  }

  #deliver(
    messages: readonly OutgoingMessage[],
    target: SendTarget,
    courier: Courier,
  ): Promise<DeliveryOutcome> {
    const total = messages.length;
    const title = vscode.l10n.t('Sending to {0}', targetName(target));
    const id = randomUUID();
    return withProgress(title, async (signal, report) => {
      let part = 0;
      const outcome = await deliver(
        messages,
        (message) =>
          courier(message, {
            signal,
            deadlineMs: PART_DEADLINE_MS,
            priority: total > BULK_FROM ? 'bulk' : 'interactive',
            onQueued: ({ position, nextSlotAtMs }) =>
              report(queueWords(part, total, position, nextSlotAtMs, this.#services.clock.now())),
          }),
        {
          signal,
          fateOf,
          beforePart: async (index) => {
            part = index;
            if (total > 1) report(vscode.l10n.t('message {0} of {1}', index + 1, total));
            if (index === 0) await this.#outbox.begin(this.#record(id, target, total));
            else await this.#outbox.advance(id, index);
          },
        },
      );
      // The end of the send is known, whether or not that can be written down.
      await this.#outbox.end(id).catch((error: unknown) => this.#log(error));
      return outcome;
    });
  }

  #record(id: string, target: SendTarget, parts: number) {
    const { apps, clock } = this.#services;
    return {
      id,
      appName: target.kind === 'webhook' ? '' : (apps.active?.name ?? ''),
      target: targetName(target),
      ...(target.kind === 'group' ? { groupId: target.groupId } : {}),
      parts,
      sent: 0,
      startedAtMs: clock.now(),
    };
  }

  /** A chat that was written to is offered first the next time, and shows the message in the tree. */
  async #remember(
    messages: readonly OutgoingMessage[],
    target: SendTarget,
    appId: string | undefined,
    outcome: DeliveryOutcome,
  ): Promise<void> {
    if (outcome.messageIds.length === 0 && outcome.failure?.fate !== 'unknown') return;
    const session = await this.#services.sessions.active();
    if (session?.profile.id !== appId) return;
    if (target.kind !== 'webhook') session?.people.sent(outcome.messageIds.filter((id) => id !== undefined));
    // A list that can't be kept must not spoil a send that went well.
    await session?.recents.add(toRecent(target)).catch((error: unknown) => this.#log(error));
    for (const card of session ? sentCards(messages, target, outcome, this.#services.clock.now()) : []) {
      await session?.sentCards.keep(card).catch((error: unknown) => this.#log(error));
    }
    if (target.kind === 'group') {
      void vscode.commands.executeCommand(internalCommands.groupsSent, {
        groupId: target.groupId,
        threadId: target.threadId,
      });
    }
  }

  #log(error: unknown): void {
    logError(this.#services.log, describeError(error), error);
  }

  async #offerApp(): Promise<void> {
    const local = vscode.l10n.t('Start the Local SeaTalk');
    const add = vscode.l10n.t('Add an App');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('There is no app to send with yet.'),
      local,
      add,
    );
    if (chosen === local) await vscode.commands.executeCommand(commandIds.startLocal);
    if (chosen === add) await vscode.commands.executeCommand(commandIds.addApp);
  }

  async #offerWebhook(target: SendTarget): Promise<void> {
    const edit = vscode.l10n.t('Edit Webhook');
    const chosen = await vscode.window.showErrorMessage(
      vscode.l10n.t('The address of the webhook {0} is not known on this machine.', targetName(target)),
      edit,
    );
    if (chosen === edit) await vscode.commands.executeCommand(commandIds.editWebhook);
  }
}

function tellAppChanged(): void {
  const message = vscode.l10n.t('Another app is active now, so nothing was sent. Choose the chat again.');
  void vscode.window.showWarningMessage(message, ...closing(message));
}

/** A remedy may have taken the message out of its thread. */
function movedTarget(target: SendTarget, requests: readonly ComposeRequest[]): SendTarget {
  if (target.kind === 'webhook') return target;
  const threadId = requests[0]?.target.threadId;
  return { ...target, threadId };
}

function queueWords(
  part: number,
  total: number,
  position: number,
  nextSlotAtMs: number,
  nowMs: number,
): string {
  const seconds = Math.max(1, Math.ceil((nextSlotAtMs - nowMs) / 1000));
  const wait =
    position === 0
      ? vscode.l10n.t('waiting for the rate limit, about {0} s', seconds)
      : vscode.l10n.t('waiting for the rate limit, about {0} s, {1} before it', seconds, position);
  return total > 1 ? vscode.l10n.t('message {0} of {1}: {2}', part + 1, total, wait) : wait;
}

function resultOf(target: SendTarget, { messageIds, failure }: DeliveryOutcome): SendResult {
  const ids = messageIds.filter((id) => id !== undefined);
  if (!failure) return { status: 'sent', target, messageIds: ids };
  const partly = messageIds.length > 0 || failure.fate === 'unknown';
  return { status: partly ? 'partly' : 'failed', target, messageIds: ids };
}
