import assert from 'node:assert/strict';
import type { Emulator } from '../../../../src/emulator/emulator';
import { createEmulator } from '../../../../src/emulator/emulator';
import { LocalEvents } from '../../../../src/extension/events/model/localEvents';
import { systemClock } from '../../../../src/base/clock';

/** The local SeaTalk as a window has it, over loopback. */
class Window {
  state: 'stopped' | 'running' = 'running';
  readonly #emulator: Emulator;
  readonly #listeners = new Set<() => void>();
  /** Control routes that fail. */
  broken: RegExp | undefined;

  constructor(emulator: Emulator) {
    this.#emulator = emulator;
  }

  readonly onDidChange = (listener: () => void) => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  get address() {
    const { appId, appSecret } = this.#emulator.app;
    return { url: this.url, appId, appSecret, webhooks: [], controlToken: this.#emulator.controlToken };
  }

  url = '';

  readonly control = async (method: string, path: string, body?: object): Promise<unknown> => {
    if (this.broken?.test(path)) throw new Error('out of order');
    const answer = await fetch(`${this.url}/_local${path}`, {
      method,
      headers: { 'x-local-token': this.#emulator.controlToken, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
    return answer.json();
  };

  set(state: 'stopped' | 'running'): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
}

describe('the events of the local SeaTalk, followed by a window', () => {
  let emulator: Emulator;
  let window: Window;
  let events: LocalEvents;

  beforeEach(async () => {
    emulator = createEmulator();
    window = new Window(emulator);
    window.url = (await emulator.start()).url;
    events = new LocalEvents({
      local: window,
      clock: systemClock,
      onError: (error) => assert.fail(String(error)),
    });
  });
  afterEach(async () => {
    events.dispose();
    await emulator.stop();
  });

  /** Waits for a change after which it is so. */
  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        const subscription = events.onDidChange(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
  }
  const sendTest = () => emulator.deliveries.sendTest(emulator.app.appId, 'user_enter_chatroom_with_bot');

  it('are read when somebody looks: those that were, and those that come', async () => {
    sendTest();
    assert.equal(events.state, 'stopped');
    events.look();
    await events.settled();
    assert.equal(events.state, 'ready');
    assert.equal(events.log.size, 1);
    assert.ok(events.connections.length > 1 && events.connections.every(({ method }) => method === 'none'));
    sendTest();
    await until(() => events.log.size === 2);
    assert.equal(events.names.people.get('9012345678'), 'Mira Tan');
  });

  it('come with changes of connections and with pauses', async () => {
    events.look();
    await events.settled();
    emulator.deliveries.useSocket(emulator.app.appId);
    await until(() => events.connections.some(({ state }) => state === 'waiting'));
    assert.equal(events.heartbeatSec, 10);
    emulator.deliveries.disconnect(emulator.app.appId);
    await until(() => events.connections.every(({ method }) => method === 'none'));
  });

  it('are gone when anybody clears them, and after a reset', async () => {
    events.look();
    await events.settled();
    sendTest();
    await until(() => events.log.size === 1);
    await window.control('DELETE', '/deliveries');
    await until(() => events.log.size === 0);
    sendTest();
    await until(() => events.log.size === 1);
    emulator.reset();
    window.set('running');
    await until(() => events.log.size === 0 && events.state === 'ready');
  });

  it('go with the local SeaTalk and come back with it', async () => {
    events.look();
    await events.settled();
    sendTest();
    await until(() => events.log.size === 1);
    window.set('stopped');
    assert.equal(events.state, 'stopped');
    assert.equal(events.log.size, 0);
    window.set('running');
    await events.settled();
    assert.equal(events.log.size, 1);
  });

  it('are followed again when the stream broke off', async () => {
    events.look();
    await events.settled();
    const port = Number(new URL(window.url).port);
    await emulator.stop();
    sendTest();
    await emulator.start({ port });
    await until(() => events.log.size === 1);
    assert.equal(events.state, 'ready');
    sendTest();
    await until(() => events.log.size === 2);
  });

  it('say why they can’t be read, and are read after another try', async () => {
    window.broken = /^\/deliveries$/u;
    events.look();
    await events.settled();
    assert.equal(events.state, 'error');
    assert.match(String(events.error), /out of order/u);
    window.broken = undefined;
    events.retry();
    await events.settled();
    assert.equal(events.state, 'ready');
    assert.equal(events.error, undefined);
  });
});
