import assert from 'node:assert/strict';
import * as z from 'zod';
import { RequestError } from '../../../../src/base/requests';
import type { Side } from '../../../../src/base/requests';
import { FrameHost } from '../../../../src/extension/frames/frameHost';
import type { FramePanel } from '../../../../src/extension/frames/frameHost';
import type { FrameKind } from '../../../../src/extension/frames/frameKind';
import { Bridge } from '../../../../src/webview/base/bridge';
import type { Port } from '../../../../src/webview/base/bridge';
import { FakeClock, settle } from '../../../support/fakeClock';

interface Host extends Side {
  readonly messages: { readonly type: 'show'; readonly text: string };
  readonly requests: { readonly type: 'length'; readonly request: null; readonly reply: number };
}
interface Frame extends Side {
  readonly messages: { readonly type: 'tap'; readonly button: string };
  readonly requests:
    | { readonly type: 'name'; readonly request: { readonly id: string }; readonly reply: string }
    | { readonly type: 'count'; readonly request: null; readonly reply: number };
}
interface State {
  readonly text: string;
}

const kind: FrameKind<Host, Frame, State> = {
  name: 'test',
  messages: z.strictObject({ type: z.literal('tap'), button: z.string() }),
  requests: { name: z.strictObject({ id: z.string() }), count: z.null() },
  replies: { length: z.int() },
  state: z.object({ text: z.string() }),
};

/** A panel of the editor: pages come and go in it, and what is posted arrives later, as plain data. */
class Panel implements FramePanel {
  visible = true;
  options: FramePanel['options'] = {};
  readonly toHost = new Set<(data: unknown) => void>();
  readonly #onState = new Set<() => void>();
  readonly #onDispose = new Set<() => void>();
  #page: ((data: unknown) => void) | undefined;
  #state: unknown;
  readonly webview: FramePanel['webview'] = {
    onDidReceiveMessage: (listener) => added(this.toHost, listener),
    postMessage: (message: unknown) => {
      this.posted.push(message);
      const page = this.#page;
      setImmediate(() => page?.(plain(message)));
      return Promise.resolve(true);
    },
  };
  readonly posted: unknown[] = [];
  readonly onDidChangeViewState: FramePanel['onDidChangeViewState'] = (listener) =>
    added(this.#onState, listener as () => void);
  readonly onDidDispose: FramePanel['onDidDispose'] = (listener) =>
    added(this.#onDispose, listener as () => void);

  /** Loads the page; what one before it posts now goes nowhere. */
  load(): Port {
    const listeners: ((data: unknown) => void)[] = [];
    const page = (data: unknown) => listeners.forEach((listener) => listener(data));
    this.#page = page;
    return {
      post: (message) => {
        if (this.#page !== page) return;
        const data = plain(message);
        setImmediate(() => this.toHost.forEach((listener) => listener(data)));
      },
      onMessage: (listener) => listeners.push(listener),
      getState: () => this.#state,
      setState: (state) => (this.#state = state),
    };
  }

  show(visible: boolean): void {
    this.visible = visible;
    if (!visible && this.options.retainContextWhenHidden !== true) this.#page = undefined;
    this.#onState.forEach((listener) => listener());
  }

  dispose(): void {
    this.#onDispose.forEach((listener) => listener());
  }
}

function added<T>(all: Set<T>, one: T) {
  all.add(one);
  return { dispose: () => void all.delete(one) };
}

function plain(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message));
}

describe('a frame and its host', () => {
  let clock: FakeClock;
  let panel: Panel;
  let host: FrameHost<Host, Frame>;
  let taps: string[];
  let starts: number;
  let count: () => number | Promise<number>;

  beforeEach(() => {
    clock = new FakeClock();
    panel = new Panel();
    taps = [];
    starts = 0;
    count = () => 7;
    host = new FrameHost(
      panel,
      kind,
      {
        onReady: () => {
          starts += 1;
          host.post({ type: 'show', text: 'first' });
        },
        onMessage: ({ button }) => taps.push(button),
        answers: { name: ({ id }) => `name of ${id}`, count: () => count() },
        wordsOf: () => 'It failed, in words.',
      },
      clock,
    );
  });

  function start() {
    const shown: string[] = [];
    const bridge = new Bridge<Host, Frame, State>(panel.load(), clock);
    bridge.listen({
      messages: { show: ({ text }) => shown.push(text) },
      requests: { length: () => shown.join('').length },
    });
    return { bridge, shown };
  }

  async function settled(): Promise<void> {
    for (let turn = 0; turn < 6; turn++) await settle();
  }

  it('post to each other once the frame listens', async () => {
    host.post({ type: 'show', text: 'too early' });
    const { bridge, shown } = start();
    bridge.post({ type: 'tap', button: 'Go' });
    await settled();
    host.post({ type: 'show', text: 'second' });
    await settled();
    assert.deepEqual(shown, ['first', 'second']);
    assert.deepEqual(taps, ['Go']);
  });

  it('ask each other, and the type of the request fixes the reply', async () => {
    const { bridge } = start();
    await settled();
    const name: string = await bridge.request('name', { id: 'mira' });
    const seven: number = await bridge.request('count', null);
    const length: number = await host.request('length', null);
    assert.deepEqual([name, seven, length], ['name of mira', 7, 5]);
    // @ts-expect-error -- a reply of another type.
    const wrong: number = await bridge.request('name', { id: 'mira' });
    assert.equal(typeof wrong, 'string');
  });

  it('tell each other of a failure in words, and give up in time', async () => {
    const { bridge } = start();
    await settled();
    count = () => {
      throw new Error('https://secret.example');
    };
    await assert.rejects(bridge.request('count', null), { kind: 'failed', message: 'It failed, in words.' });
    count = () => new Promise<never>(() => undefined);
    const late = assert.rejects(bridge.request('count', null, 2_000), { kind: 'timeout' });
    await clock.advance(2_000);
    await late;
  });

  it('are not moved by what is not theirs', async () => {
    const port = panel.load();
    port.post({ type: 'ready' });
    await settled();
    for (const data of [null, 'tap', { type: 'tap' }, { type: 'tap', button: 1 }, { type: 'toString' }]) {
      for (const listener of panel.toHost) listener(data);
    }
    assert.deepEqual(taps, []);
    port.post({ type: 'request', id: 1, name: 'name', request: { id: 7 } });
    port.post({ type: 'request', id: 2, name: 'toString', request: null });
    await settled();
    const replies = panel.posted.slice(-2);
    assert.deepEqual(replies, [
      { type: 'reply', id: 1, error: 'It failed, in words.' },
      { type: 'reply', id: 2, error: 'It failed, in words.' },
    ]);
  });

  it('refuse a reply that can’t be read', async () => {
    const port = panel.load();
    port.post({ type: 'ready' });
    port.onMessage((data) => {
      const { type, id } = data as { type: string; id: number };
      if (type === 'request') port.post({ type: 'reply', id, reply: 'five' });
    });
    await settled();
    await assert.rejects(host.request('length', null), { kind: 'failed' });
  });

  it('begin again when the page was dropped: nothing of the page before reaches the new one', async () => {
    let finish: (value: number) => void = () => undefined;
    count = () => new Promise((resolve) => (finish = resolve));
    const before = start();
    before.bridge.keepState({ text: 'kept' });
    await settled();
    void before.bridge.request('count', null, Infinity);
    await settled();
    const asked = assert.rejects(host.request('length', null), RequestError);
    panel.show(false);
    await asked;
    assert.equal(host.isListening, false);
    await assert.rejects(host.request('length', null), { kind: 'closed' });
    panel.show(true);
    const { bridge, shown } = start();
    await settled();
    assert.equal(starts, 2);
    assert.deepEqual(kind.state.parse(bridge.keptState), { text: 'kept' });
    // Its first request carries the number that the one before carried.
    count = () => 8;
    const eight = bridge.request('count', null);
    finish(7);
    assert.equal(await eight, 8);
    assert.deepEqual(shown, ['first']);
  });

  it('go on while the panel is hidden where its page is kept', async () => {
    panel.options = { retainContextWhenHidden: true };
    const { bridge, shown } = start();
    await settled();
    panel.show(false);
    host.post({ type: 'show', text: 'hidden' });
    bridge.post({ type: 'tap', button: 'Go' });
    await settled();
    panel.show(true);
    await settled();
    assert.deepEqual(shown, ['first', 'hidden']);
    assert.deepEqual(taps, ['Go']);
    assert.equal(starts, 1);
  });

  it('end with the panel', async () => {
    const { shown } = start();
    await settled();
    panel.dispose();
    host.post({ type: 'show', text: 'late' });
    await settled();
    assert.deepEqual(shown, ['first']);
    assert.equal(panel.toHost.size, 0);
  });
});
