import type * as vscode from 'vscode';
import type { DeliveryState, FrameMessage, HostMessage } from '../../../webview/cardPreview/protocol';
import type { ClickLoop } from './clickLoop';

/** Messages of a frame that are about taps. */
type ClickMessage = Extract<
  FrameMessage,
  { readonly type: 'tap' | 'deliver' | 'cancelDelivery' | 'setSigningSecret' }
>;

export interface PanelClicksOptions {
  readonly loop: () => Promise<ClickLoop>;
  readonly tell: (message: HostMessage) => void;
}

/** The taps of one preview: tells its frame what it asks for, and ends its deliveries with it. */
export class PanelClicks implements vscode.Disposable {
  readonly #options: PanelClicksOptions;
  readonly #running = new Map<number, AbortController>();
  #following: vscode.Disposable | undefined;
  #isDisposed = false;

  constructor(options: PanelClicksOptions) {
    this.#options = options;
  }

  /** @throws what the host could not do; outcomes of deliveries are told to the frame. */
  async receive(message: ClickMessage): Promise<void> {
    switch (message.type) {
      case 'tap':
        return this.#follow(await this.#options.loop());
      case 'deliver':
        return this.#deliver(message);
      case 'cancelDelivery':
        return this.#running.get(message.delivery)?.abort();
      case 'setSigningSecret':
        return (await this.#options.loop()).setSecret();
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#following?.dispose();
    for (const running of this.#running.values()) running.abort();
    this.#running.clear();
  }

  async #deliver({ delivery, address, tap }: Extract<ClickMessage, { type: 'deliver' }>): Promise<void> {
    const { loop, tell } = this.#options;
    const giveUp = new AbortController();
    this.#running.set(delivery, giveUp);
    try {
      const told = (state: DeliveryState) => tell({ type: 'delivery', delivery, state });
      await (await loop()).deliver({ address, tap }, told, giveUp.signal);
    } catch (error) {
      // The frame waits for an end.
      tell({ type: 'delivery', delivery, state: { kind: 'refused', text: '' } });
      throw error;
    } finally {
      this.#running.delete(delivery);
    }
  }

  /** Tells the frame what taps can be made of, now and after every change. */
  async #follow(loop: ClickLoop): Promise<void> {
    if (this.#isDisposed) return;
    const told = async () => this.#options.tell({ type: 'tapSetup', setup: await loop.setup() });
    this.#following ??= loop.onDidChange(() => void told());
    await told();
  }
}
