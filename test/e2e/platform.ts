import assert from 'node:assert/strict';

import { keepPrivately } from '../../scripts/lib/localSeaTalk';
import type { EndpointName } from '../../src/contract/endpoints';
import { type Clock, type Disposable, systemClock } from '../../src/base/clock';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/emulator';
import type { FaultSpec } from '../../src/emulator/http/faults';
import { until } from '../support/until';

interface SeenMessage {
  readonly body: unknown;
}

interface SeenState {
  readonly apps: readonly { readonly app_id: string; readonly name: string }[];
  readonly groups: readonly { readonly group_id: string; readonly name: string }[];
  readonly chats: readonly { readonly messages: readonly SeenMessage[] }[];
}

/** Real time, in which answers that are delayed come when a test lets them: none is in time, or late, by chance. */
class PatientClock implements Clock {
  readonly #delayed = new Map<() => void, number>();

  now(): number {
    return systemClock.now();
  }

  monotonic(): number {
    return systemClock.monotonic();
  }

  setTimer(delayMs: number, callback: () => void): Disposable {
    this.#delayed.set(callback, delayMs);
    return { dispose: () => void this.#delayed.delete(callback) };
  }

  /** Whether something waits for as long as that. */
  isHolding(delayMs: number): boolean {
    return [...this.#delayed.values()].includes(delayMs);
  }

  letGo(): void {
    const delayed = [...this.#delayed.keys()];
    this.#delayed.clear();
    for (const callback of delayed) callback();
  }
}

/** A local SeaTalk in the test's own process: a window uses it, and the test makes it misbehave and counts what arrived. */
export class Platform {
  readonly #emulator: Emulator;
  readonly #clock: PatientClock;
  readonly url: string;
  readonly #port: number;

  private constructor(emulator: Emulator, clock: PatientClock, url: string, port: number) {
    this.#emulator = emulator;
    this.#clock = clock;
    this.url = url;
    this.#port = port;
  }

  /** @param options `seed`: the small company when missing. */
  static async start(options: Pick<EmulatorOptions, 'seed'> = {}): Promise<Platform> {
    const clock = new PatientClock();
    const emulator = createEmulator({ ...options, clock });
    const { url, port } = await emulator.start();
    return new Platform(emulator, clock, url, port);
  }

  get app(): Emulator['app'] {
    return this.#emulator.app;
  }

  get controlToken(): string {
    return this.#emulator.controlToken;
  }

  get webhooks(): Emulator['webhooks'] {
    return this.#emulator.webhooks;
  }

  /** The environment that makes a window use it from the start, at `url` where something stands between them. */
  envAt(url: string = this.url): Readonly<Record<string, string>> {
    const { appId, appSecret, signingSecret } = this.app;
    const { controlToken } = this;
    const webhooks = this.webhooks.map((webhook) => ({
      ...webhook,
      url: webhook.url.replace(this.url, url),
    }));
    const address = JSON.stringify({ url, appId, appSecret, signingSecret, controlToken, webhooks });
    return { SEATALK_LOCAL: keepPrivately(address) };
  }

  /** The id of an app by its name. */
  async appId(name: string): Promise<string> {
    const { apps } = await this.state();
    return apps.find((app) => app.name === name)?.app_id ?? '';
  }

  /** A control request. */
  async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.#emulator.request(`http://127.0.0.1:${this.#port}/_local${path}`, {
      method,
      headers: { 'x-local-token': this.controlToken },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    assert.equal(answer.status, 200, `${method} ${path}: ${await answer.clone().text()}`);
    return answer.json();
  }

  async inject(fault: FaultSpec): Promise<void> {
    await this.control('POST', '/faults', fault);
  }

  /** Waits until a fault delays an answer for so many milliseconds, which nothing else may wait for. */
  async delays(delayMs: number): Promise<void> {
    await until('no answer is delayed', () => this.#clock.isHolding(delayMs));
  }

  /** Answers what a fault has delayed until now. */
  answerDelayed(): void {
    this.#clock.letGo();
  }

  /** Nothing goes wrong any more. */
  async endFaults(): Promise<void> {
    await this.control('DELETE', '/faults');
  }

  /** Ends all faults and forgets which calls there were. */
  async heal(): Promise<void> {
    await this.endFaults();
    await this.control('DELETE', '/activity');
    await this.control('PUT', '/limits', { clear: true });
  }

  /** Changes an app as the developer portal would: its first one, or the one of that name. */
  async changeApp(change: Readonly<Record<string, unknown>>, name = this.app.name): Promise<void> {
    await this.control('PATCH', `/apps/${encodeURIComponent(name)}`, change);
  }

  async state(): Promise<SeenState> {
    return (await this.control('GET', '/state')) as SeenState;
  }

  /** How many messages there are, in all chats, that hold this text anywhere: words, a card's texts, the name of a file. */
  async countMessages(text: string): Promise<number> {
    const { chats } = await this.state();
    return chats
      .flatMap(({ messages }) => messages)
      .filter(({ body }) => JSON.stringify(body).includes(JSON.stringify(text).slice(1, -1))).length;
  }

  /** Gives a card of the app one title in place of all it has, as the bot itself would. */
  async updateCard(messageId: string, title: string): Promise<void> {
    const post = async (path: string, body: unknown, token = '') => {
      const answer = await this.#emulator.request(`${this.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as { readonly code: number; readonly app_access_token?: string };
    };
    const { appId, appSecret } = this.app;
    const { app_access_token: token } = await post('/auth/app_access_token', {
      app_id: appId,
      app_secret: appSecret,
    });
    const elements = [{ element_type: 'title', title: { text: title } }];
    const message = { interactive_message: { elements } };
    const { code } = await post('/messaging/v2/update', { message_id: messageId, message }, token);
    assert.equal(code, 0, `${messageId} could not be updated`);
  }

  /** How often a call was made since {@link heal}, whatever was answered. */
  async countCalls(name: EndpointName): Promise<number> {
    const { activity } = (await this.control('GET', '/activity')) as {
      activity: readonly { readonly call?: string }[];
    };
    return activity.filter(({ call }) => call === name).length;
  }

  /** Nobody answers any more; {@link comeBack} ends that. Messages stay. */
  async goAway(): Promise<void> {
    await this.#emulator.stop();
  }

  async comeBack(): Promise<void> {
    await this.#emulator.start({ port: this.#port });
  }

  async close(): Promise<void> {
    await this.#emulator.stop();
  }
}
