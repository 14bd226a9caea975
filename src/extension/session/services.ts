import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { systemClock } from '../../base/clock';
import { Apps } from '../profiles/apps';
import { Disposables } from '../../base/disposables';
import { Outbox } from '../../sending/outbox';
import { mementoKeys } from '../storageKeys';
import { Sessions } from './sessions';

/** What a feature may use. Features are functions that take this and return what they registered. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  /** Nothing secret may reach it: errors go through `describeError`, calls through the client's redacted records. */
  readonly log: vscode.LogOutputChannel;
  readonly apps: Apps;
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** Of this window: kept in the workspace's state, so that another window doesn't report its sends. */
  readonly outbox: Outbox;
}

/** Builds the services in order; touches neither network nor files. Disposed with the context. */
export function createServices(
  context: vscode.ExtensionContext,
  options: { readonly clock?: Clock } = {},
): Services {
  const clock = options.clock ?? systemClock;
  const owned = new Disposables();
  context.subscriptions.push(owned);
  const log = owned.add(vscode.window.createOutputChannel('SeaTalk', { log: true }));
  const apps = owned.add(
    new Apps({
      globalState: context.globalState,
      workspaceState: context.workspaceState,
      secrets: context.secrets,
    }),
  );
  const sessions = owned.add(new Sessions({ apps, log, clock, storage: context.globalStorageUri }));
  const outbox = new Outbox(context.workspaceState, mementoKeys.outbox);
  return { context, log, apps, sessions, clock, outbox };
}
