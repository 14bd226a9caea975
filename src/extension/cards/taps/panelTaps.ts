import type * as vscode from 'vscode';
import { DisposableSlot } from '../../../base/slot';
import type { DeliveryState, FrameMessage, HostMessage } from '../../../webview/cardPreview/protocol';
import type { CardRef } from '../source/sentCard';
import type { TapLoop } from './tapLoop';

/** Messages of a frame that are about taps. */
type TapMessage = Extract<
  FrameMessage,
  { readonly type: 'tap' | 'deliver' | 'cancelDelivery' | 'setSigningSecret' }
>;

export interface PanelTapsOptions {
  readonly loop: () => Promise<TapLoop>;
  readonly post: (message: HostMessage) => void;
  /** The message that the preview shows; undefined for a card that was not sent. */
  readonly sent: () => CardRef | undefined;
}

/** The taps of one preview: posts to its frame what it asks for, and ends its deliveries with it. */
export class PanelTaps implements vscode.Disposable {
  readonly #options: PanelTapsOptions;
  readonly #running = new Map<number, AbortController>();
  readonly #following = new DisposableSlot();
  #isDisposed = false;

  constructor(options: PanelTapsOptions) {
    this.#options = options;
  }

  /** @throws what the host could not do; outcomes of deliveries are posted to the frame. */
  async receive(message: TapMessage): Promise<void> {
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
    this.#following.dispose();
    for (const running of this.#running.values()) running.abort();
    this.#running.clear();
  }

  async #deliver({ delivery, address, tap }: Extract<TapMessage, { type: 'deliver' }>): Promise<void> {
    const { loop, post, sent } = this.#options;
    // What is still waited for is the update of a card that is tapped again now.
    for (const running of this.#running.values()) running.abort();
    const giveUp = new AbortController();
    this.#running.set(delivery, giveUp);
    try {
      const report = (state: DeliveryState) => post({ type: 'delivery', delivery, state });
      await (await loop()).deliver({ address, tap, sent: sent() }, report, giveUp.signal);
    } catch (error) {
      // The frame waits for an end.
      post({ type: 'delivery', delivery, state: { kind: 'refused', text: '' } });
      throw error;
    } finally {
      this.#running.delete(delivery);
    }
  }

  /** Posts to the frame what taps can be made of, now and after every change. */
  async #follow(loop: TapLoop): Promise<void> {
    if (this.#isDisposed) return;
    const { post: tell, sent } = this.#options;
    const post = async () => tell({ type: 'tapSetup', setup: await loop.setup(sent()) });
    if (!this.#following.value) this.#following.set(loop.onDidChange(() => void post()));
    await post();
  }
}
