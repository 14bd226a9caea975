import type * as vscode from 'vscode';
import { createEmulator } from '../../src/emulator/emulator';
import type { Emulator } from '../../src/emulator/emulator';
import { GroupsRoot } from '../../src/extension/groups/groupsRoot';
import type { GroupsRootOptions } from '../../src/extension/groups/groupsRoot';
import type { ViewNode } from '../../src/extension/groups/nodes/viewNode';
import { createServices } from '../../src/extension/session/services';
import type { Services } from '../../src/extension/session/services';
import type { Session } from '../../src/extension/session/session';
import type { TestContext } from '../support/extensionContext';
import { testContext } from '../support/extensionContext';

/** A window with the local SeaTalk's app active, and what a test does to that SeaTalk. */
export interface GroupsWorld {
  readonly window: TestContext;
  readonly services: Services;
  readonly emulator: Emulator;
  readonly session: Session;
  /** Calls a control route of the local SeaTalk. */
  control(path: string, body: unknown, method?: string): Promise<Record<string, unknown>>;
  /** Calls that the platform was asked, by name. */
  calls(): readonly string[];
  close(): Promise<void>;
}

/** @param production marks the app so that every send is confirmed. */
export async function openWorld(options: { readonly production?: boolean } = {}): Promise<GroupsWorld> {
  const emulator = createEmulator();
  const { url } = await emulator.start();
  const calls: string[] = [];
  emulator.onActivity(({ call }) => calls.push(call ?? 'unknown'));
  const window = testContext();
  const services = createServices(window.context);
  const app = { name: emulator.app.name, appId: emulator.app.appId, baseUrl: url };
  if (options.production) {
    await services.apps.add({ ...app, kind: 'custom', production: true }, emulator.app.appSecret);
  } else {
    const webhooks = emulator.webhooks.map(({ name, groupName, url: webhook }) => ({
      name,
      groupName,
      url: webhook,
    }));
    const profile = services.apps.upsertLocal(app, { secret: emulator.app.appSecret }, webhooks);
    await services.apps.setActive(profile.id);
  }
  const session = await services.sessions.active();
  if (!session) throw new Error('The app of the test is not active');
  return {
    window,
    services,
    emulator,
    session,
    async control(path, body, method = 'POST') {
      const response = await emulator.request(`/_local${path}`, {
        method,
        headers: {
          'x-local-token': emulator.controlToken,
          host: new URL(url).host,
          'content-type': 'application/json',
        },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Record<string, unknown>;
    },
    calls: () => calls,
    async close() {
      await window.dispose();
      await emulator.stop();
    },
  };
}

/** The rows of the view without the view: what each shows can be asked for, and waited for. */
export class Rows {
  readonly root: GroupsRoot;
  #listeners: (() => void)[] = [];

  constructor({ session, services }: GroupsWorld, options?: GroupsRootOptions) {
    const tell = () => {
      for (const listener of this.#listeners.splice(0)) listener();
    };
    this.root = new GroupsRoot({ session, now: () => services.clock.now(), changed: tell }, tell, options);
  }

  labels(node?: ViewNode, filter = ''): string[] {
    return this.items(node, filter).map(labelOf);
  }

  items(node?: ViewNode, filter = ''): vscode.TreeItem[] {
    return this.children(node, filter).map((row) => row.treeItem());
  }

  children(node?: ViewNode, filter = ''): readonly ViewNode[] {
    return node ? node.children() : this.root.rows(filter);
  }

  /** Waits until a row with such a label is there. The test's own time limit ends a wait for nothing. */
  async find(label: RegExp, node?: ViewNode): Promise<ViewNode> {
    for (;;) {
      const row = this.children(node).find((each) => label.test(labelOf(each.treeItem())));
      if (row) return row;
      await new Promise<void>((resolve) => this.#listeners.push(resolve));
    }
  }

  /** Waits until no row says that it is loading. */
  async settled(node?: ViewNode): Promise<readonly ViewNode[]> {
    for (;;) {
      const rows = this.children(node);
      const loading = rows.some((row) => {
        const { iconPath } = row.treeItem();
        return typeof iconPath === 'object' && 'id' in iconPath && iconPath.id === 'loading~spin';
      });
      if (!loading) return rows;
      await new Promise<void>((resolve) => this.#listeners.push(resolve));
    }
  }
}

/** The words of a row. */
function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === 'string' ? label : (label?.label ?? '');
}
