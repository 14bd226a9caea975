import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { createEmulator } from '../../src/emulator/emulator';
import type { Emulator } from '../../src/emulator/emulator';
import { lazy } from '../../src/base/lazy';
import type { EventEnvelope } from '../../src/contract/eventTable';
import { EventActions } from '../../src/extension/events/eventActions';
import { EventsView } from '../../src/extension/events/eventsView';
import { ReceivingActions } from '../../src/extension/events/receiving/receivingActions';
import type { EventRecord } from '../../src/extension/events/model/eventLog';
import type { EventsRow } from '../../src/extension/events/rows/eventsRow';
import { LocalSeaTalk } from '../../src/extension/local/localSeaTalk';
import { createServices } from '../../src/extension/session/services';
import type { Services } from '../../src/extension/session/services';
import { sign } from '../../src/wire/signature';
import { testContext } from '../support/extensionContext';

/** A bot that answers as a test says. */
export class TestBot {
  /** What it got, challenges aside. */
  readonly got: EventEnvelope[] = [];
  /** Whether each of them was signed with the secret of the app. */
  readonly isSigned: boolean[] = [];
  /** The app's. */
  readonly #secret: string;
  /** Status and body for each event. */
  answer: (event: EventEnvelope) => readonly [status: number, body: string] = (event) => [
    200,
    event.event_type === 'event_verification' ? JSON.stringify(event.event) : '',
  ];
  readonly #server: Server;
  #waiting: (() => void)[] = [];

  /** @param secret signing secret of the app. */
  constructor(secret: string) {
    this.#secret = secret;
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const event = JSON.parse(bytes.toString()) as EventEnvelope;
        const [status, body] = this.answer(event);
        response.writeHead(status).end(body);
        if (event.event_type === 'event_verification') return;
        this.got.push(event);
        this.isSigned.push(request.headers['signature'] === sign(bytes, this.#secret));
        for (const wake of this.#waiting.splice(0)) wake();
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/callback`;
  }

  /** Waits until it got so many events. */
  async until(count: number): Promise<void> {
    while (this.got.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The head of a view, without a view: another one with the same id would take the place of the extension's own. */
class TestTree {
  description = '';
  readonly visible = true;
  readonly onDidChangeVisibility = new vscode.EventEmitter<never>().event;
  readonly onDidExpandElement = new vscode.EventEmitter<never>().event;
  readonly onDidCollapseElement = new vscode.EventEmitter<never>().event;
  dispose(): void {}
}

interface WorldOptions {
  /** Whether the window knows the token of the control routes. */
  readonly isControlled?: boolean;
  /** Whether the window knows the local SeaTalk as one; otherwise it's a server on this machine like any other. */
  readonly isKnown?: boolean;
}

/** A window with a local SeaTalk that runs beside it, its events view, and what can be done there. */
export class EventsWorld {
  readonly emulator: Emulator;
  /** Of the local SeaTalk. */
  readonly url: string;
  readonly window = testContext();
  readonly local: LocalSeaTalk;
  readonly view: EventsView;
  readonly tree = new TestTree();
  readonly actions: EventActions;
  readonly services: Services;
  /** The commands that receive events of real apps. */
  readonly receiving = lazy(async () => {
    const receiving = new ReceivingActions(this.services, (await this.view.root()).real);
    this.window.context.subscriptions.push(receiving);
    return receiving;
  });
  #waiting: (() => void)[] = [];

  private constructor(
    emulator: Emulator,
    url: string,
    { isControlled = true, isKnown = true }: WorldOptions,
  ) {
    this.emulator = emulator;
    this.url = url;
    const { context } = this.window;
    const services = createServices(context);
    this.services = services;
    const { appId, appSecret, name, botSeatalkId } = emulator.app;
    const beside = {
      url,
      appId,
      appSecret,
      webhooks: [],
      bot: { name, seatalkId: botSeatalkId },
      ...(isControlled && { controlToken: emulator.controlToken }),
    };
    this.local = new LocalSeaTalk(services.apps, {
      ...(isKnown && { beside }),
      shared: { find: async () => undefined, start: () => Promise.reject(new Error('none')) },
    });
    const { createTreeView } = vscode.window;
    replaceTreeView(() => this.tree);
    this.view = new EventsView({ ...services, local: this.local });
    replaceTreeView(createTreeView);
    this.view.onDidChangeTreeData(() => {
      for (const wake of this.#waiting.splice(0)) wake();
    });
    const { apps, clock } = services;
    const replayReal = async (event: EventRecord) => (await this.receiving()).replay(event);
    const events = { local: this.local, clock, apps, replayReal };
    this.actions = new EventActions(events, this.view, () => undefined);
    context.subscriptions.push(this.local, this.view, this.actions);
  }

  static async open(options: WorldOptions = {}): Promise<EventsWorld> {
    const emulator = createEmulator();
    const { url } = await emulator.start();
    return new EventsWorld(emulator, url, options);
  }

  /** The rows below a row, as the editor asks for them. */
  async rows(parent?: EventsRow): Promise<readonly (vscode.TreeItem & { readonly row: EventsRow })[]> {
    const rows = await this.view.getChildren(parent);
    return rows.map((row) => Object.assign(this.view.getTreeItem(row), { row }));
  }

  /** The rows in words. */
  async words(parent?: EventsRow): Promise<readonly string[]> {
    return (await this.rows(parent)).map(wordsOf);
  }

  /** Waits for a row with such words. The test's own time limit ends a wait for nothing. */
  async find(words: RegExp, parent?: EventsRow): Promise<vscode.TreeItem & { readonly row: EventsRow }> {
    for (;;) {
      const changed = new Promise<void>((resolve) => this.#waiting.push(resolve));
      const row = (await this.rows(parent)).find((each) => words.test(wordsOf(each)));
      if (row) return row;
      await changed;
    }
  }

  async close(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await this.window.dispose();
    await this.emulator.stop();
  }
}

function wordsOf({ label, description }: vscode.TreeItem): string {
  const name = typeof label === 'string' ? label : (label?.label ?? '');
  return description === undefined ? name : `${name}: ${String(description)}`;
}

function replaceTreeView(value: unknown): void {
  Object.defineProperty(vscode.window, 'createTreeView', { value, configurable: true, writable: true });
}
