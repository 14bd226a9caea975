import * as vscode from 'vscode';
import { warningMessage } from '../../base/dialogs';
import type { DeliveryAddress } from '../../../events/deliveryAddress';
import type { AppProfile } from '../../profiles/appProfile';
import type { Apps } from '../../profiles/apps';
import { enterSigningSecret } from '../../apps/signingSecret';

/** How a delivery is to be signed; `secret` is absent where the person chose unsigned delivery. */
export interface Signing {
  readonly secret?: string | undefined;
}

/**
 * Finds the secret that signs an app's events, and asks for it where it isn't known. Unsigned delivery is a choice of its own,
 * offered for bots on this machine only and remembered while the window is open.
 */
export class SigningChoice implements vscode.Disposable {
  readonly #apps: Apps;
  readonly #unsigned = new Set<string>();
  readonly #subscription: vscode.Disposable;

  constructor(apps: Apps) {
    this.#apps = apps;
    // A secret that was just entered is to be used.
    this.#subscription = apps.onDidChangeSigningSecret((id) => this.#unsigned.delete(id));
  }

  /** @returns `undefined` when the person gave up. */
  async choose(app: AppProfile | undefined, address: DeliveryAddress): Promise<Signing | undefined> {
    const secret = app && (await this.#apps.signingSecret(app.id));
    if (secret !== undefined) return { secret };
    const id = app?.id ?? '';
    if (address.isLoopback && this.#unsigned.has(id)) return {};
    const answer = await ask(app, address);
    if (answer === 'unsigned') {
      this.#unsigned.add(id);
      return {};
    }
    if (answer !== 'enter' || !app) return undefined;
    const entered = await enterSigningSecret(this.#apps, app);
    return entered === undefined ? undefined : { secret: entered };
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Whether the person chose unsigned delivery for this app. */
  isUnsigned(app: AppProfile | undefined): boolean {
    return this.#unsigned.has(app?.id ?? '');
  }
}

async function ask(
  app: AppProfile | undefined,
  address: DeliveryAddress,
): Promise<'enter' | 'unsigned' | undefined> {
  const enter = vscode.l10n.t('Enter Signing Secret…');
  const unsigned = vscode.l10n.t('Deliver Unsigned');
  const what = app
    ? vscode.l10n.t(
        'SeaTalk signs every event so that a bot can verify where it comes from. The signing secret is in the developer portal under "Event Callback". It\'s stored only in VS Code\'s secret storage.',
      )
    : vscode.l10n.t(
        "SeaTalk signs every event with the app's signing secret. Add an app or start the local SeaTalk to sign events here.",
      );
  const without = address.isLoopback
    ? vscode.l10n.t(
        'A bot that verifies signatures rejects an unsigned event. A bot that accepts it would accept events from anyone.',
      )
    : vscode.l10n.t('Unsigned events are delivered to bots on this machine only.');
  const chosen = await warningMessage(
    app ? vscode.l10n.t('No signing secret for {0}', app.name) : vscode.l10n.t('No app is selected'),
    { modal: true, detail: [what, without].join('\n\n') },
    ...(app ? [enter] : []),
    ...(address.isLoopback ? [unsigned] : []),
  );
  if (chosen === enter) return 'enter';
  return chosen === unsigned ? 'unsigned' : undefined;
}
