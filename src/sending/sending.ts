import type { SeaTalkClient } from '../client/seaTalkClient';
import type { ComposeRequest } from '../compose/applyRemedy';
import type { TargetKind } from '../compose/model/source';
import { suggestForms } from '../compose/suggestForms';
import type { MessageOf } from '../compose/toMessage';
import type { PeopleDirectory } from '../directory/peopleDirectory';
import type { RecentTargets } from '../directory/recentTargets';
import type { SentCards } from '../directory/sentCards';
import { confirmationReasons } from './confirmations';
import { courierTo } from './courier';
import type { Courier, CourierWays, NoCourier } from './courier';
import type { PartsOutcome } from './deliver';
import { deliverNoted } from './deliverNoted';
import type { DeliveryPorts } from './deliverNoted';
import { mentionsEveryone } from './mentionsEveryone';
import type { RecentSends, SendOrigin } from './recentSends';
import type { FirstUse, SendAsks, SendRequest, TargetAnswer } from './sendAsks';
import { sentIds, statusOf } from './sendOutcome';
import type { SendEnded, SendOutcome } from './sendOutcome';
import { composeTarget, threadOf, toRecent } from './sendTarget';
import type { SendTarget, SendTargetOf } from './sendTarget';
import { sentCards } from './sentCards';
import { settle } from './settle';

/** What a send uses of an app that is signed in. */
export interface SendSession {
  readonly profile: { readonly id: string };
  readonly client: Pick<SeaTalkClient, 'sendMessageToGroupChat' | 'sendMessageToBotUser'>;
  readonly people: Pick<PeopleDirectory, 'sent'>;
  readonly recents: Pick<RecentTargets, 'add'>;
  readonly sentCards: Pick<SentCards, 'keep'>;
}

/** What a send needs of the world around it. */
export interface SendingPorts extends DeliveryPorts, Pick<CourierWays, 'systemAccounts' | 'webhookUrl'> {
  /** Of this window. */
  readonly recentSends: RecentSends;
  readonly activeApp: () =>
    { readonly id: string; readonly name: string; readonly production?: boolean | undefined } | undefined;
  /** The session of the active app. */
  readonly session: () => Promise<SendSession | undefined>;
  readonly hasWebhooks: () => boolean;
  /** How the root message of a group's thread begins, where that is known without a call. */
  readonly threadWords: (groupId: string, threadId: string) => Promise<string | undefined>;
  /** Called after messages were sent to a chat, or may have been, while their app is still the active one. */
  readonly onSent: (target: SendTarget) => void;
}

/** How messages are sent as they are. */
export interface SendAsIs {
  readonly appId: string | undefined;
  /** What they were made from; missing where they are what an earlier send has left. */
  readonly origin?: SendOrigin | undefined;
  /** They were sent before, and the person has a look at them first. */
  readonly isAgain?: boolean | undefined;
  readonly byCommand?: boolean | undefined;
  /** What was dropped on the target, in words; see {@link SendRequest.dropped}. */
  readonly dropped?: string | undefined;
  readonly firstUse?: FirstUse | undefined;
  /** They are what is left of a send that the outbox has kept. */
  readonly keptId?: string | undefined;
}

/**
 * The way of a send: target, form, problems, confirmation, delivery, memory. Nothing touches the network before there is
 * a target. Failures of the platform are returned, not thrown.
 */
export class Sending {
  readonly #ports: SendingPorts;

  constructor(ports: SendingPorts) {
    this.#ports = ports;
  }

  /** @throws what an ask throws before there is a target; later failures are in the outcome. */
  async run(request: SendRequest, asks: SendAsks): Promise<SendOutcome> {
    const { activeApp, hasWebhooks } = this.#ports;
    const app = activeApp();
    if (!app && !hasWebhooks()) return { status: 'given_up', reason: 'no_app' };
    const appId = request.appId ?? app?.id;
    const chosen = await this.#target(request, asks);
    if (!chosen) return { status: 'given_up', reason: 'person' };
    const { target, form } = chosen;
    const requests = request.sources.map((source): ComposeRequest => ({
      source,
      form: form ?? suggestForms(source).best,
      target: composeTarget(target),
      options: {},
    }));
    const settled = await settle(requests, asks.remedy);
    if (!settled) return { status: 'given_up', reason: 'person', target };
    for (const remark of settled.remarks) asks.onRemark?.(remark);
    const byCommand = request.byCommand === true && request.target !== undefined;
    const { firstUse } = chosen;
    const origin = { sources: request.sources, form };
    const way = { appId, byCommand, dropped: request.dropped, origin, firstUse };
    return this.send(settled.messages, movedTarget(target, settled.requests), way, asks);
  }

  /**
   * Sends messages as they are, after asking where asking is due.
   * @throws what asking for a confirmation throws.
   */
  async send<Kind extends TargetKind>(
    messages: readonly MessageOf[Kind][],
    target: SendTargetOf<Kind>,
    { appId, origin, isAgain, byCommand, dropped, firstUse, keptId }: SendAsIs,
    asks: Pick<SendAsks, 'confirm' | 'progress'>,
  ): Promise<SendOutcome> {
    const { activeApp, onError, recentSends } = this.#ports;
    const app = activeApp();
    const reasons = confirmationReasons({
      production: target.kind !== 'webhook' && app?.production === true,
      mentionsEveryone: messages.some(mentionsEveryone),
      messageCount: messages.length,
      byCommand,
      dropped: dropped !== undefined,
      isAgain,
      isRepeat: recentSends.isRepeat(messages, target),
      isFirstUse: firstUse !== undefined,
    });
    const messageCount = messages.length;
    const appName = app?.name ?? '';
    const question = { reasons, appName, target, messageCount, messages, dropped, firstUse };
    if (reasons.length > 0 && !(await asks.confirm(question)))
      return { status: 'given_up', reason: 'person', target };
    await firstUse?.remember().catch(onError);
    let courier: Courier<Kind> | NoCourier;
    try {
      courier = await this.#courier(target, appId);
    } catch (error) {
      // Such as a webhook's URL that can't be read. Nothing was handed over.
      const parts: PartsOutcome = { messageIds: [], failure: { part: 0, fate: 'not_sent', error } };
      return { status: 'failed', target, appId, messages, parts };
    }
    if (typeof courier === 'string') return { status: 'given_up', reason: courier, target };
    const noted = recentSends.begin(messages, target);
    const delivery = { messages, target, appId, appName: target.kind === 'webhook' ? '' : appName, keptId };
    const parts = await deliverNoted(this.#ports, delivery, courier, asks.progress).finally(() =>
      noted.end(),
    );
    noted.end(parts);
    const ended: SendEnded = { status: statusOf(parts), target, appId, messages, parts };
    recentSends.keep(ended, origin);
    await this.#remember(ended);
    return ended;
  }

  async #target(
    { sources, target, form, firstUse }: SendRequest,
    asks: SendAsks,
  ): Promise<TargetAnswer | undefined> {
    if (target) return { target, form, firstUse };
    const [source, ...others] = sources;
    // Files that are sent together each take the form that suits them.
    const forms = source && others.length === 0 && form === undefined ? suggestForms(source) : undefined;
    const answer = await asks.target({ forms, sourceCount: sources.length });
    return answer && { ...answer, form: answer.form ?? form };
  }

  #courier<Kind extends TargetKind>(
    target: SendTargetOf<Kind>,
    appId: string | undefined,
  ): Promise<Courier<Kind> | NoCourier> {
    const { activeApp, session, systemAccounts, webhookUrl } = this.#ports;
    return courierTo(target, {
      systemAccounts,
      webhookUrl,
      client: async () => {
        const current = await session();
        // What was chosen with one app must not be sent through another.
        if (current && current.profile.id === appId) return current.client;
        return activeApp() ? 'app_changed' : 'no_app';
      },
    });
  }

  /** A chat that was written to is offered first the next time, and its views show the message. */
  async #remember({ messages, target, appId, parts, status }: SendEnded): Promise<void> {
    if (status === 'failed') return;
    const { clock, onError, onSent, session } = this.#ports;
    const current = await session();
    if (current?.profile.id !== appId) return;
    if (current) {
      if (target.kind !== 'webhook') current.people.sent(sentIds(parts));
      // The messages were sent, whether or not that can be remembered.
      await current.recents.add(toRecent(target, await this.#threadWords(target))).catch(onError);
      for (const card of sentCards(messages, target, parts, clock.now()))
        await current.sentCards.keep(card).catch(onError);
    }
    onSent(target);
  }

  async #threadWords(target: SendTarget): Promise<string | undefined> {
    const threadId = threadOf(target);
    if (target.kind !== 'group' || threadId === undefined) return undefined;
    return target.threadWords ?? (await this.#ports.threadWords(target.groupId, threadId));
  }
}

/** A remedy may have taken the message out of its thread. */
function movedTarget(target: SendTarget, requests: readonly ComposeRequest[]): SendTarget {
  if (target.kind === 'webhook') return target;
  const threadId = requests[0]?.target.threadId;
  return { ...target, threadId };
}
