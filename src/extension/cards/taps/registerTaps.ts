import type * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import { registerCommand } from '../../base/registerCommand';
import { commandIds } from '../../contributions';
import type { Services } from '../../session/services';
import type { TapLoop } from './tapLoop';

/** The delivery of taps to bots, for whoever shows cards. */
export interface Taps extends vscode.Disposable {
  /** Loaded on first use. */
  readonly loop: () => Promise<TapLoop>;
}

/** Offers the commands around delivering taps to bots. */
export function registerTaps(services: Services): Taps {
  const owned = new Disposables();
  let loading: Promise<TapLoop> | undefined;
  const loop = () =>
    (loading ??= import('./tapLoop').then((module) => owned.add(new module.TapLoop(services))));
  owned.add(
    registerCommand(services, commandIds.setSigningSecret, async (argument) =>
      (await import('../../apps/signingSecret')).setSigningSecret(services, argument),
    ),
  );
  owned.add(
    registerCommand(services, commandIds.forgetDeliveryAddresses, async () => (await loop()).forget()),
  );
  owned.add(
    registerCommand(services, commandIds.showLocalEnvironment, async () =>
      (await import('./localEnvironment')).showLocalEnvironment(services.apps),
    ),
  );
  return { loop, dispose: () => owned.dispose() };
}
