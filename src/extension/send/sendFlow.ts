import * as vscode from 'vscode';
import { markDone } from '../base/contextKey';
import { sentIds } from '../../sending/sendOutcome';
import type { SendEnded, SendOutcome } from '../../sending/sendOutcome';
import { Sending } from '../../sending/sending';
import type { SendAsIs } from '../../sending/sending';
import type { DeliveryPorts } from '../../sending/deliverNoted';
import type { SendAsks, SendProgress, SendRequest } from '../../sending/sendAsks';
import { messageGist } from '../../conversations/messageGist';
import { gistWords } from '../messages/messageWords';
import type { SendTarget } from '../../sending/sendTarget';
import type { OutgoingMessage } from '../../sending/settle';
import { describeError } from '../base/describeError';
import { logError, showError } from '../base/showError';
import { withPatientProgress } from '../base/withProgress';
import { contextKeys, internalCommands } from '../contributions';
import type { Services } from '../session/services';
import { showNoWay } from './notices/noWay';
import { showResult } from './notices/resultNotices';
import { recentSendsOf, windowSendsOf } from './windowSendsOf';
import { confirmSend } from './questions/confirmSend';
import { askAboutProblem, problemWords } from './questions/askAboutProblem';
import { pickTarget } from './target/targetPicker';
import { targetWords } from './target/targetWords';

/** How a send ended, for the one who started it; the person has been shown. */
export interface SendResult {
  /** `partly`: some messages were sent, or that can't be known. */
  readonly status: SendEnded['status'] | 'given_up';
  readonly target?: SendTarget;
  readonly messageIds: readonly string[];
}

/** Sends with quick picks, dialogs and notices, as all commands do. */
export class SendFlow {
  readonly #services: Services;
  readonly #sending: Sending;
  readonly #asks: SendAsks;

  constructor(services: Services) {
    this.#services = services;
    this.#sending = createSending(services);
    this.#asks = dialogAsks(services);
  }

  async run(request: SendRequest): Promise<SendResult> {
    return this.#show(await this.#sending.run(request, this.#asks));
  }

  /** Sends messages as they are, after asking where asking is due. */
  async send(
    messages: readonly OutgoingMessage[],
    target: SendTarget,
    appId: string | undefined,
    way: Pick<SendAsIs, 'origin' | 'isAgain' | 'keptId'> = {},
  ): Promise<SendResult> {
    return this.#show(await this.#sending.send(messages, target, { appId, ...way }, this.#asks));
  }

  #show(outcome: SendOutcome): SendResult {
    const { log } = this.#services;
    if (outcome.status === 'given_up') {
      void showNoWay(outcome);
      return { status: 'given_up', messageIds: [] };
    }
    const { status, target, parts, appId } = outcome;
    if (status === 'sent') markDone(contextKeys.didSend);
    showResult(this.#services, outcome, (rest) => this.send(rest, target, appId)).catch((error: unknown) =>
      showError(log, error),
    );
    return { status, target, messageIds: sentIds(parts) };
  }
}

/** What a delivery uses of the window and its outbox, which is opened with the first one. */
export function deliveryPorts({ apps, clock, log, outbox }: Services): DeliveryPorts {
  return {
    clock,
    outbox: {
      begin: async (...given) => (await outbox()).begin(...given),
      advance: async (...given) => (await outbox()).advance(...given),
      handOver: async (...given) => (await outbox()).handOver(...given),
      keep: async (...given) => (await outbox()).keep(...given),
      end: async (...given) => (await outbox()).end(...given),
    },
    windowSends: windowSendsOf({ clock, outbox }),
    errorWords: (error) => describeError(error, { app: apps.active }).message,
    onError: (error) => logError(log, describeError(error), error),
  };
}

/** The way of a send, for whoever shows its end in another manner. */
export function createSending(services: Services): Sending {
  const { apps, sessions } = services;
  return new Sending({
    ...deliveryPorts(services),
    recentSends: recentSendsOf(services),
    activeApp: () => apps.active,
    hasWebhooks: () => apps.webhooks.length > 0,
    threadWords: async (groupId, threadId) => {
      const root = (await sessions.active())?.conversations.get(groupId).root(threadId);
      return root && gistWords(messageGist(root));
    },
    session: () => sessions.active(),
    systemAccounts: () => sessions.systemAccounts(),
    webhookUrl: (id) => apps.webhookUrl(id),
    onSent: (target) => {
      if (target.kind !== 'group') return;
      const { groupId, threadId } = target;
      sessions.current?.marks.use(groupId);
      void vscode.commands.executeCommand(internalCommands.groupsSent, { groupId, threadId });
    },
  });
}

/** Asks by quick picks and dialogs. */
export function dialogAsks(services: Services): SendAsks {
  return {
    target: (question) => pickTarget(services, question),
    remedy: askAboutProblem,
    confirm: confirmSend,
    progress: ({ target }, work) =>
      // Most sends end at once; the notice of the result is the only one then.
      withPatientProgress(
        services.clock,
        vscode.l10n.t('Sending to {0}', targetWords(target)),
        (signal, report) =>
          work(signal, (progress) => {
            const words = progressWords(progress, services.clock.now());
            if (words !== undefined) report(words);
          }),
      ),
    onRemark: (remark) => services.log.info(problemWords(remark)),
  };
}

/** Undefined for a single message that doesn't have to wait: the title says enough. */
function progressWords({ part, total, queued }: SendProgress, nowMs: number): string | undefined {
  if (!queued) return total > 1 ? vscode.l10n.t('message {0} of {1}', part + 1, total) : undefined;
  const seconds = Math.max(1, Math.ceil((queued.nextSlotAtMs - nowMs) / 1000));
  const wait =
    queued.position === 0
      ? vscode.l10n.t('waiting for the rate limit, about {0} s', seconds)
      : vscode.l10n.t('waiting for the rate limit, about {0} s, {1} before it', seconds, queued.position);
  return total > 1 ? vscode.l10n.t('message {0} of {1}: {2}', part + 1, total, wait) : wait;
}
