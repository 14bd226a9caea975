import * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import type { DeliveryAddress } from '../../../events/deliveryAddress';
import type { SocketState } from '../../../events/socket/socketState';
import { createFetchTransport } from '../../../wire/fetchTransport';
import { enterSigningSecret } from '../../apps/signingSecret';
import { ContextKey } from '../../base/contextKey';
import { showNotice, showRefusal, showWarning } from '../../base/notices';
import { contextKeys } from '../../contributions';
import { webSocketUrl } from '../../local/localEnvironment';
import type { AppProfile } from '../../profiles/appProfile';
import type { Services } from '../../session/services';
import type { EventRecord } from '../model/eventLog';
import type { RealEvents, ReceivingApp } from '../model/realEvents';
import { receptionWords } from '../words/receivingWords';
import type { AppChange } from './appWatch';
import { AppWatch } from './appWatch';
import { mayReceive, realApp, showNoSecret } from './askReceive';
import { ForwardAddress } from './forwardAddress';
import { askPort, showListening, showPortProblem } from './listenForCallbacks';
import type { ForwardTarget } from './receiving';
import { Receiving } from './receiving';
import { ReceivingStatus } from './receivingStatus';
import { TellGroupNews } from './tellGroupNews';

/** What the commands use that receive events of real apps. */
export type ReceivingServices = Pick<Services, 'apps' | 'clock' | 'log'> & {
  readonly context: Pick<vscode.ExtensionContext, 'workspaceState'>;
};

/** What the commands do that receive events of real apps. Nothing is connected before a person says so, after a reload neither. */
export class ReceivingActions implements vscode.Disposable {
  readonly #services: ReceivingServices;
  readonly #events: RealEvents;
  readonly #owned = new Disposables();
  readonly #receiving: Receiving;
  readonly #watch: AppWatch;
  readonly #address: ForwardAddress;
  readonly #isReceiving = new ContextKey<boolean>(contextKeys.eventsReceiving);
  readonly #isListening = new ContextKey<boolean>(contextKeys.eventsListening);
  readonly #isForwarding = new ContextKey<boolean>(contextKeys.eventsForwarding);
  readonly #hasReceived = new ContextKey<boolean>(contextKeys.eventsReceived);
  #logged: SocketState | undefined;

  constructor(services: ReceivingServices, events: RealEvents) {
    const { apps, clock, log, context } = services;
    this.#services = services;
    this.#events = events;
    // Looked up at each call: the editor patches `fetch` for proxies, possibly after this module was loaded.
    const transport = createFetchTransport({ fetch: (input, init) => fetch(input, init), clock });
    // The text of an unknown error can hold anything, so only its class is logged.
    const onError = (error: unknown) => log.warn(error instanceof Error ? error.name : typeof error);
    const news = this.#owned.add(new TellGroupNews(services));
    const onNews = news.add.bind(news);
    this.#receiving = this.#owned.add(new Receiving({ events, clock, transport, onNews, onError }));
    this.#address = new ForwardAddress(context.workspaceState);
    this.#watch = this.#owned.add(new AppWatch(apps, (change) => this.#changed(change)));
    this.#owned.add(new ReceivingStatus(events, clock));
    this.#owned.add(events.onDidChange(() => this.#follow()));
  }

  /** Takes the connection of the active app, if the person agrees. */
  async receive(): Promise<void> {
    const { apps } = this.#services;
    const app = realApp(apps);
    if (!app) return;
    const { reception } = this.#events;
    if (reception?.app.id === app.id && receptionWords(reception.state, 0).isLive)
      return showNotice(vscode.l10n.t('This window already receives the events of {0}.', app.name));
    if ((await apps.secret(app.id)) === undefined) return showNoSecret(app);
    if (!(await mayReceive(app)) || !this.#isStill(app)) return;
    const appSecret = await apps.secret(app.id);
    if (appSecret === undefined || !this.#isStill(app)) return;
    // The platform has an address of its own for it; any other server, one beside its calls.
    const url = app.kind === 'custom' ? webSocketUrl(app.baseUrl) : undefined;
    this.#watch.watch(app);
    try {
      this.#receiving.receive({ app: receivingApp(app), appId: app.appId, appSecret, url });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      showRefusal(
        vscode.l10n.t("The App Secret isn't sent over an unencrypted connection. Use a server with https."),
      );
    }
  }

  stopReceiving(): void {
    this.#receiving.stopReceiving();
  }

  /** Listens for callbacks of the active app at a port that the person forwards to. */
  async listen(): Promise<void> {
    const app = realApp(this.#services.apps);
    const secret = app && (await this.#signingSecret(app));
    if (!app || secret === undefined) return;
    const port = await askPort(app.name);
    if (port === undefined || !this.#isStill(app)) return;
    this.#watch.watch(app);
    try {
      const url = await this.#receiving.listen(receivingApp(app), port, secret);
      // The port wasn't there yet when the app changed.
      if (!this.#isStill(app)) return this.stopListening();
      await showListening(app.name, url, port);
    } catch (error) {
      if (!showPortProblem(error, port)) throw error;
    }
  }

  stopListening(): void {
    this.#receiving.stopListening();
  }

  /** Hands each event that comes from now on to a bot on this machine. */
  async forward(): Promise<void> {
    const app = realApp(this.#services.apps);
    if (!app) return;
    if (!this.#isIn()) return showRefusal(vscode.l10n.t('Receive events first, then forward them.'));
    const target = await this.#target(app, await this.#address.ask());
    // What was asked about may have ended meanwhile, which is said then.
    if (target && this.#isStill(app) && this.#isIn()) this.#receiving.forward(target);
  }

  stopForwarding(): void {
    this.#receiving.stopForwarding();
  }

  /** Hands one event to a bot on this machine, again or for the first time. */
  async replay(event: EventRecord): Promise<void> {
    const app = event.received && this.#services.apps.profile(event.received.profileId);
    if (!app)
      return showRefusal(vscode.l10n.t("The app of this event was removed, so the event can't be signed."));
    const { forwarding } = this.#events;
    const target = await this.#target(
      app,
      forwarding?.app.id === app.id ? forwarding.address : await this.#address.ask(),
    );
    if (target) await this.#receiving.replay(event, target);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** @returns undefined without an address, and when the person enters no signing secret. */
  async #target(app: AppProfile, address: DeliveryAddress | undefined): Promise<ForwardTarget | undefined> {
    const signingSecret = address && (await this.#signingSecret(app));
    if (!address || signingSecret === undefined) return undefined;
    return { app: receivingApp(app), address, signingSecret };
  }

  /** Asks for it where it isn't known. */
  async #signingSecret(app: AppProfile): Promise<string | undefined> {
    const { apps } = this.#services;
    return (await apps.signingSecret(app.id)) ?? enterSigningSecret(apps, app);
  }

  /** Whether events can come. */
  #isIn(): boolean {
    return this.#events.reception !== undefined || this.#events.listening !== undefined;
  }

  /** Whether the active app is the one that was asked about. */
  #isStill(app: AppProfile): boolean {
    return JSON.stringify(this.#services.apps.active) === JSON.stringify(app);
  }

  #changed(change: AppChange): void {
    const { reception, listening, forwarding } = this.#events;
    const name = (reception ?? listening ?? forwarding)?.app.name;
    if (change === 'signing') {
      if (!listening && !forwarding) return;
      this.#receiving.stopListening();
      this.#receiving.stopForwarding();
    } else {
      this.#watch.watch(undefined);
      if (name === undefined) return;
      this.#receiving.stopAll();
    }
    if (name !== undefined) showWarning(stoppedWords(change, name));
  }

  #follow(): void {
    const { reception, listening, forwarding, log } = this.#events;
    this.#isReceiving.set(reception !== undefined);
    this.#isListening.set(listening !== undefined);
    this.#isForwarding.set(forwarding !== undefined);
    this.#hasReceived.set(log.size > 0);
    if (!reception || reception.state === this.#logged) return;
    this.#logged = reception.state;
    const { short, more } = receptionWords(reception.state, this.#services.clock.now());
    const words = [short, more].filter(Boolean).join('. ');
    this.#services.log.info(vscode.l10n.t('Events of {0}: {1}', reception.app.name, words));
  }
}

function receivingApp({ id, name, production }: AppProfile): ReceivingApp {
  return { id, name, production };
}

function stoppedWords(change: AppChange, name: string): string {
  switch (change) {
    case 'switched':
      return vscode.l10n.t('Stopped receiving events of {0}, because you switched apps.', name);
    case 'removed':
      return vscode.l10n.t('Stopped receiving events of {0}, because the app was removed.', name);
    case 'edited':
      return vscode.l10n.t('Stopped receiving events of {0}, because the app was changed.', name);
    case 'signing':
      return vscode.l10n.t(
        'Stopped listening for callbacks and forwarding for {0}, because its signing secret was changed.',
        name,
      );
  }
}
