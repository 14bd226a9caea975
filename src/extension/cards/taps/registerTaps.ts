import type * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import { lazy } from '../../../base/lazy';
import { registerCommand } from '../../base/registerCommand';
import { commandIds } from '../../contributions';
import type { Services } from '../../session/services';
import { DeliveryMemory } from './deliveryMemory';
import type { TapLoop } from './tapLoop';

/** The delivery of taps to bots, for features that show cards. */
export interface Taps extends vscode.Disposable {
  /** Loaded on first use. */
  readonly loop: () => Promise<TapLoop>;
}

/** Delivers taps to bots, and registers the command that forgets where they were delivered to. */
export function registerTaps(services: Services): Taps {
  const owned = new Disposables();
  const memory = new DeliveryMemory(services.context.workspaceState);
  const loop = lazy(async () => owned.add(new (await import('./tapLoop')).TapLoop(services, memory)));
  owned.add(
    registerCommand(services, commandIds.forgetDeliveryAddresses, async () => (await loop()).forget()),
  );
  return { loop, dispose: () => owned.dispose() };
}
