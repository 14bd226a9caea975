import { randomInt } from 'node:crypto';
import * as vscode from 'vscode';
import { contextKeys } from '../../contributions';
import { markDone } from '../../base/contextKey';
import { Disposables } from '../../../base/disposables';
import { DisposableSlot } from '../../../base/slot';
import { INVENTED } from '../../../cards/view/sampleTap';
import type { Tap } from '../../../cards/view/tap';
import { tapEvent } from '../../../cards/view/tapEvent';
import type { Transport } from '../../../wire/transport';
import { createFetchTransport } from '../../../wire/fetchTransport';
import { readDeliveryAddress } from '../../../events/deliveryAddress';
import type { DeliveryOutcome } from '../../../events/deliverEvent';
import { deliverEvent } from '../../../events/deliverEvent';
import type { DeliveryState, TapSetup } from '../../../webview/cardPreview/protocol';
import { LOCAL_APP_ID } from '../../profiles/appProfile';
import { setSigningSecret } from '../../apps/signingSecret';
import type { Services } from '../../session/services';
import type { Session } from '../../session/session';
import { addressWords } from '../../deliveries/addressWords';
import { signingWords } from './setupWords';
import { SigningChoice } from './chooseSigning';
import { confirmOrigin } from './confirmOrigin';
import { DeliveryMemory } from './deliveryMemory';
import { deliveryReport } from './deliveryReport';
import { forgetAddresses } from './forgetAddresses';
import { sentMessage, tapSetup } from './tapSetup';
import { CardWatch } from './cardWatch';
import { updateWords } from './outcomeWords';
import type { CardRef } from '../source/sentCard';

export interface DeliveryRequest {
  /** As it was typed. */
  readonly address: string;
  readonly tap: Tap;
  /** The message that is tapped, where the card was sent. */
  readonly sent?: CardRef | undefined;
}

/** Delivers taps on cards to bots, for all previews of the window. */
export class TapLoop implements vscode.Disposable {
  readonly #services: Services;
  readonly #memory: DeliveryMemory;
  readonly #signing: SigningChoice;
  readonly #transport: Transport;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #sessionChanges = this.#owned.add(new DisposableSlot());
  #seen: Session | undefined;

  /** {@link setup} would return something else now. */
  readonly onDidChange = this.#changed.event;

  constructor(services: Services, memory = new DeliveryMemory(services.context.workspaceState)) {
    const { apps, clock } = services;
    this.#services = services;
    this.#memory = memory;
    this.#signing = this.#owned.add(new SigningChoice(apps));
    // Looked up at each call: the editor patches `fetch` for proxies, possibly after this module was loaded.
    this.#transport = createFetchTransport({ fetch: (input, init) => fetch(input, init), clock });
    const changed = () => this.#changed.fire();
    this.#owned.add(apps.onDidChange(changed));
    this.#owned.add(apps.onDidChangeSigningSecret(changed));
  }

  /**
   * What taps can be made of now. Calls no platform but the local SeaTalk.
   * @param sent the message that holds the card, where it was sent.
   */
  async setup(sent?: CardRef): Promise<TapSetup> {
    const { apps } = this.#services;
    const app = apps.active;
    const session = await this.#session();
    // The panel shows its taps without it; a delivery says what is wrong.
    const hasSecret =
      app !== undefined &&
      (await apps.signingSecret(app.id).then(
        (secret) => secret !== undefined,
        () => 'unreadable' as const,
      ));
    const record =
      sent && (await session?.sentCards.load())?.find(({ messageId }) => messageId === sent.messageId);
    return tapSetup(app, session, {
      addresses: this.#memory.addresses,
      signing: signingWords(app?.name, hasSecret, this.#signing.isUnsigned(app)),
      canSetSecret: app !== undefined && app.id !== LOCAL_APP_ID,
      sent: session && sent && sentMessage(session, sent, record),
      employeeCode: record?.employeeCode,
    });
  }

  /**
   * Delivers one tap, after the questions that have to be answered first.
   * @param report called when the event is on its way, and when its end is known; or once, when nothing was sent. After a tap on a
   * card that was sent, called once more when the card was read again.
   */
  async deliver(
    { address: typed, tap, sent }: DeliveryRequest,
    report: (state: DeliveryState) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { apps, clock } = this.#services;
    const address = readDeliveryAddress(typed);
    if ('problem' in address) return report({ kind: 'refused', text: addressWords(address.problem) });
    const app = apps.active;
    const isAgreed = await confirmOrigin(address, this.#memory);
    const signing = isAgreed ? await this.#signing.choose(app, address) : undefined;
    if (!signing || signal.aborted) return report({ kind: 'refused', text: '' });
    const session = sent && (await this.#session());
    const watch = session && new CardWatch(session.history, sent.messageId);
    try {
      const event = tapEvent(tap, {
        ...tap,
        appId: app?.appId ?? INVENTED.appId,
        eventId: newEventId(clock.now()),
        timestampSec: Math.floor(clock.now() / 1_000),
      });
      report({ kind: 'sent', event: JSON.stringify(event, null, 2) });
      const outcome = await deliverEvent(
        { address, body: JSON.stringify(event), signingSecret: signing.secret, signal },
        { transport: this.#transport, clock },
      );
      this.#log(address.origin, outcome);
      await this.#memory.used(address.url, 'answer' in outcome);
      if ('answer' in outcome) markDone(contextKeys.didTap);
      const signedFor = signing.secret === undefined ? undefined : app?.name;
      report({ kind: 'done', report: deliveryReport(outcome, { address, signedFor }) });
      this.#changed.fire();
      if (!watch || !mayHaveArrived(outcome)) return;
      const isUpdated = await watch.look(clock, signal);
      if (isUpdated !== undefined) report({ kind: 'card', text: updateWords(isUpdated) });
    } finally {
      watch?.dispose();
    }
  }

  /** Enters or changes the signing secret of the active app. */
  async setSecret(): Promise<void> {
    const { apps } = this.#services;
    await setSigningSecret(this.#services, apps.active?.id);
  }

  /** Lets the person choose which addresses to forget. */
  async forget(): Promise<void> {
    if (await forgetAddresses(this.#memory)) this.#changed.fire();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** The active app's session, with the groups and people that are on disk; the local SeaTalk, which keeps none there, is asked. */
  async #session(): Promise<Session | undefined> {
    const session = await this.#services.sessions.active();
    if (!session || session === this.#seen) return session;
    this.#seen = session;
    this.#sessionChanges.set(session.groups.onDidChange(() => this.#changed.fire()));
    await Promise.all([session.groups.load(), session.people.load()]);
    // Without groups, taps are in an invented one.
    if (session.profile.kind === 'local' && session.groups.state === 'empty')
      session.groups.refresh().catch(() => undefined);
    return session;
  }

  /** Logs neither path nor event: people put tokens into addresses, and cards may hold secrets. */
  #log(origin: string, outcome: DeliveryOutcome): void {
    const came = 'answer' in outcome ? String(outcome.answer.status) : outcome.kind;
    const { log } = this.#services;
    log.info(vscode.l10n.t('Event delivered to {0}: {1}, {2} ms', origin, came, outcome.durationMs));
  }
}

/** Whether the bot may act on the event. */
function mayHaveArrived({ kind }: DeliveryOutcome): boolean {
  return kind !== 'unreachable' && kind !== 'cancelled' && kind !== 'redirected';
}

/** Decimal, like the platform's ids, and a new one each time: bots drop events whose id they have seen. */
function newEventId(nowMs: number): string {
  return `${nowMs}${String(randomInt(1_000)).padStart(3, '0')}`;
}
