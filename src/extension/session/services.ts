import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { systemClock } from '../../base/clock';
import { Apps } from '../profiles/apps';
import { Disposables } from '../../base/disposables';
import { StoredValue } from '../base/storedValue';
import type { Subscribe } from '../../base/emitter';
import { Emitter } from '../../base/emitter';
import { lazy } from '../../base/lazy';
import type { Outbox } from '../../sending/outbox';
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
  /** The sends of this window, in a file that all windows share; made with the first look. The function itself tells windows apart. */
  readonly outbox: () => Promise<Outbox>;
  /** After each change that this window makes to the outbox. */
  readonly onDidChangeOutbox: Subscribe<void>;
  /** Whether a send may have been cut off, as the editor knows without a look at the disk. */
  readonly sendsPending: boolean;
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
  const pending = new StoredValue(
    context.workspaceState,
    mementoKeys.sendsPending,
    (stored) => stored === true,
  );
  const sendsPending = pending.get();
  const outboxChanged = owned.add(new Emitter(() => undefined));
  const outbox = lazy(async () => {
    const { openOutbox } = await import('./openOutbox');
    return openOutbox(context.globalStorageUri.fsPath, {
      clock,
      // Only a hint, which the editor keeps a moment later: no send waits for it.
      onPending: (isPending) => void pending.set(isPending || undefined).catch(() => undefined),
      onChange: () => outboxChanged.fire(),
    });
  });
  const onDidChangeOutbox = outboxChanged.subscribe;
  return { context, log, apps, sessions, clock, outbox, onDidChangeOutbox, sendsPending };
}
