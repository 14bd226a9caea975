import * as vscode from 'vscode';
import type { DeliveryAddress } from '../../../events/deliveryAddress';
import { readDeliveryAddress } from '../../../events/deliveryAddress';
import { StoredValue } from '../../base/storedValue';
import { enterText } from '../../base/wizard';
import { addressWords } from '../../deliveries/addressWords';
import { mementoKeys } from '../../storageKeys';

const EXAMPLE_URL = 'http://localhost:3000/callback';

/** The bot on this machine that events are forwarded to, remembered for the workspace. */
export class ForwardAddress {
  readonly #stored: StoredValue<string>;

  constructor(workspaceState: vscode.Memento) {
    this.#stored = new StoredValue(workspaceState, mementoKeys.forwardAddress, (stored) =>
      typeof stored === 'string' ? stored : EXAMPLE_URL,
    );
  }

  /** Asks for the address, with the last one to begin with. @returns undefined when left. */
  async ask(): Promise<DeliveryAddress | undefined> {
    const typed = await enterText(vscode.l10n.t('Forward Events'), {
      prompt: vscode.l10n.t('URL of your bot on this machine. It gets events as SeaTalk posts them, signed.'),
      placeholder: EXAMPLE_URL,
      value: this.#stored.get(),
      check: (text) => {
        const address = readDeliveryAddress(text);
        if ('problem' in address) return addressWords(address.problem);
        return address.isLoopback
          ? undefined
          : vscode.l10n.t('Events are forwarded to this machine only, for example {0}', EXAMPLE_URL);
      },
    });
    const address = typed === undefined ? undefined : readDeliveryAddress(typed);
    if (!address || 'problem' in address) return undefined;
    await this.#stored.set(address.url);
    return address;
  }
}
