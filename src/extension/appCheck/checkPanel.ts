import * as vscode from 'vscode';
import { AppCheck } from '../../appCheck/appCheck';
import { supportInfo } from '../../appCheck/supportInfo';
import { Disposables } from '../../base/disposables';
import { oneLine } from '../../base/plainText';
import { SeaTalkError } from '../../client/errors';
import type { ClientExchange } from '../../client/callRecord';
import { Redactor } from '../../wire/redact';
import type { BannerView, CheckFrame, CheckHost, CheckView } from '../../webview/appCheck/protocol';
import { informationMessage } from '../base/dialogs';
import { commandIds } from '../contributions';
import type { EventsRoot } from '../events/rows/eventsRoot';
import type { FrameHost } from '../frames/frameHost';
import { openFrame } from '../frames/openFrame';
import type { AppProfile } from '../profiles/appProfile';
import { LOCAL_APP_ID } from '../profiles/appProfile';
import { appWords } from '../profiles/appWords';
import type { Services } from '../session/services';
import { checkKind } from './checkKind';
import type { CheckRows } from './checkView';
import { callsOfRow, checkRows } from './checkView';
import { bannerWords, productWords, summaryWords } from './pageWords';
import { eventFindings } from './eventFindings';

export interface CheckPanelOptions {
  readonly services: Services;
  readonly panel: vscode.WebviewPanel;
  /** Id of the app's profile. */
  readonly appId: string;
  /** What the events view knows. */
  readonly events: () => Promise<EventsRoot>;
  readonly onError: (error: unknown) => void;
}

/** The page of one app: what it can do, and what is in the way. It checks only when it's told to, and follows what becomes of the app. */
export class CheckPanel {
  readonly #options: CheckPanelOptions;
  readonly #owned = new Disposables();
  readonly #frame: FrameHost<CheckHost, CheckFrame>;
  readonly #check: AppCheck;
  #events: EventsRoot | undefined;
  #hasSigningSecret: boolean | undefined;
  /** The app as it was seen last; it stays when the app is gone. */
  #app: AppProfile | undefined;
  /** Whether the app is another one than what was checked: edited, or with another secret. */
  #isOld = false;
  #rows: CheckRows | undefined;

  constructor(options: CheckPanelOptions) {
    this.#options = options;
    const { services, panel, appId, onError } = options;
    const { apps, clock, context, sessions } = services;
    this.#app = apps.profile(appId);
    this.#check = this.#owned.add(
      new AppCheck({ open: async (onCall) => sessions.trial(appId, onCall), clock, onError }),
    );
    this.#frame = openFrame({
      panel,
      kind: checkKind,
      extensionUri: context.extensionUri,
      clock,
      title: vscode.l10n.t('Check App'),
      onReady: () => this.#show(),
      onMessage: (message) => this.#handle(message),
      answers: {},
    });
    this.#owned.add(this.#check.onDidChange(() => this.#show()));
    this.#owned.add(apps.onDidChange(() => this.#follow()));
    this.#owned.add(apps.onDidChangeSecret((id) => id === appId && this.#noteChange()));
    this.#owned.add(apps.onDidChangeSigningSecret((id) => id === appId && void this.#lookUp()));
    this.#owned.add(sessions.onDidCall((call) => this.#take(call)));
    this.#owned.add(panel.onDidDispose(() => this.#owned.dispose()));
    void this.#lookUp();
  }

  /** Checks everything. Does not throw. */
  async run(): Promise<void> {
    if (!this.#profile) return;
    this.#isOld = false;
    await Promise.all([this.#check.run(), this.#lookUp()]);
  }

  get #profile(): AppProfile | undefined {
    return this.#options.services.apps.profile(this.#options.appId);
  }

  #handle(message: CheckFrame['messages']): void {
    switch (message.type) {
      case 'run':
        return void this.#runRow(message.row);
      case 'cancel':
        return this.#check.cancel();
      case 'copy':
        return this.#try(this.#copy());
      case 'help':
        return this.#try(this.#help());
      case 'link': {
        const action = this.#rows?.actions.get(message.row)?.[message.index];
        if (action) this.#try(vscode.commands.executeCommand(action.command, ...this.#argumentsOf(action)));
      }
    }
  }

  /** Commands about an app are about this one, which needn't be the active one. */
  #argumentsOf({ command, arguments: given }: { command: string; arguments?: readonly unknown[] }) {
    return given ?? (command === commandIds.editApp ? [this.#options.appId] : []);
  }

  async #runRow(row: string | undefined): Promise<void> {
    if (row === undefined || this.#isOld) return this.run();
    if (!this.#profile) return;
    const calls = callsOfRow(row);
    await (calls.length === 0 ? this.#lookUp() : this.#check.run(calls));
  }

  async #help(): Promise<void> {
    if (this.#profile) await this.run();
    else if (this.#options.appId === LOCAL_APP_ID)
      await vscode.commands.executeCommand(commandIds.startLocal);
  }

  /** The app may be another one now, or gone. */
  #follow(): void {
    const before = this.#app;
    const now = this.#profile;
    if (!now) this.#check.cancel();
    else {
      this.#app = now;
      if (before && (before.appId !== now.appId || before.baseUrl !== now.baseUrl)) return this.#noteChange();
    }
    this.#show();
  }

  #noteChange(): void {
    this.#app = this.#profile ?? this.#app;
    this.#check.cancel();
    this.#isOld = this.#check.endedAtMs !== undefined;
    this.#show();
  }

  /** What a person sends or reads meanwhile shows permissions, too. */
  #take({ name, errorKind, response, ids }: ClientExchange): void {
    const { sessions } = this.#options.services;
    if (sessions.current?.profile.id !== this.#options.appId) return;
    const error =
      errorKind &&
      new SeaTalkError({
        kind: errorKind,
        endpoint: name,
        reason: 'it was rejected',
        code: response?.code,
        status: response?.status,
        xRid: ids.rid,
      });
    this.#check.take(name, error);
  }

  /** Reads what this machine knows of events. */
  async #lookUp(): Promise<void> {
    const { services, appId, events } = this.#options;
    if (!this.#events) {
      const root = await events();
      this.#events ??= root;
      root.events.look();
      this.#owned.add(root.events.onDidChange(() => this.#show()));
      this.#owned.add(root.real.onDidChange(() => this.#show()));
    }
    this.#hasSigningSecret = await services.apps.signingSecret(appId).then(
      (secret) => secret !== undefined,
      () => undefined,
    );
    this.#show();
  }

  #show(): void {
    const { panel } = this.#options;
    const view = this.#view();
    panel.title = view.title;
    this.#frame.post({ type: 'show', view });
  }

  #view(): CheckView {
    const { services, appId } = this.#options;
    const app = this.#app;
    const profile = this.#profile;
    const { clock } = services;
    this.#rows =
      app &&
      checkRows(app, this.#check, eventFindings(app, this.#events, this.#hasSigningSecret, clock.now()));
    const sections = this.#rows?.sections ?? [];
    const banner = this.#banner();
    return {
      app: appId,
      title: app ? vscode.l10n.t('Check {0}', oneLine(app.name)) : vscode.l10n.t('Check App'),
      detail: app ? appWords(app) : '',
      ...(banner && { banner }),
      summary: summaryWords(this.#check, sections, clock.now()),
      isRunning: this.#check.isRunning,
      canRun: profile !== undefined,
      sections,
    };
  }

  #banner(): BannerView | undefined {
    const { services, appId } = this.#options;
    return bannerWords({
      isLocal: appId === LOCAL_APP_ID,
      isGone: this.#profile === undefined,
      isOld: this.#isOld,
      name: this.#app?.name,
      active: services.apps.active?.id === appId ? undefined : services.apps.active?.name,
    });
  }

  async #copy(): Promise<void> {
    const { services, appId } = this.#options;
    const app = this.#app;
    if (!app) return;
    const redactor = new Redactor();
    const { apps } = services;
    const secrets = await Promise.all([
      apps.secret(appId).catch(() => undefined),
      apps.signingSecret(appId).catch(() => undefined),
    ]);
    for (const secret of secrets) if (secret !== undefined) redactor.register(secret);
    const rows = (this.#rows?.sections ?? []).flatMap((section) =>
      section.rows.map(({ title, stateWords: state, words }) => ({ title, state, words })),
    );
    const { records, endedAtMs } = this.#check;
    const text = supportInfo({ ...productWords(services.context), endedAtMs, app, rows, records }, redactor);
    await vscode.env.clipboard.writeText(text);
    void informationMessage(vscode.l10n.t('Support info copied. It contains no secrets and no messages.'));
  }

  #try(work: Thenable<unknown>): void {
    work.then(undefined, this.#options.onError);
  }
}
