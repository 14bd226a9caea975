import { createServer } from 'node:http';
import type { EventEnvelope } from '../../../src/contract/eventTable';
import { eventEnvelope } from '../../../src/contract/eventTable';
import type { LocalApp } from '../../../src/localTool/types';
import type { Loopback } from '../../contract/support/loopback';
import { listen } from '../../contract/support/loopback';

/** A bot that a test writes in a few lines: what it does with each event is the test's. */
export class TestBot {
  readonly #app: LocalApp;
  readonly #server: Loopback;

  private constructor(app: LocalApp, server: Loopback) {
    this.#app = app;
    this.#server = server;
  }

  static async start(
    app: LocalApp,
    onEvent: (event: EventEnvelope, bot: TestBot) => Promise<unknown>,
  ): Promise<TestBot> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const event = eventEnvelope.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
        response.end(JSON.stringify(event.event));
        if (event.event_type !== 'event_verification') void onEvent(event, bot);
      });
    });
    const bot = new TestBot(app, await listen(server));
    return bot;
  }

  get callback(): string {
    return `${this.#server.url}/callback`;
  }

  /** Makes a call. @returns its answer. */
  async call(path: string, body: object): Promise<Record<string, unknown>> {
    // No token is kept, as a reset ends them all.
    return this.#post(path, body, { authorization: `Bearer ${await this.#newToken()}` });
  }

  /** Sends a text to a person. */
  tell(employeeCode: string, content: string, more: object = {}): Promise<Record<string, unknown>> {
    const message = { tag: 'text', text: { content }, ...more };
    return this.call('/messaging/v2/single_chat', { employee_code: employeeCode, message });
  }

  /** Sends a message to a group. */
  tellGroup(groupId: string, message: object): Promise<Record<string, unknown>> {
    return this.call('/messaging/v2/group_chat', { group_id: groupId, message });
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  async #newToken(): Promise<string> {
    const { appId, appSecret } = this.#app;
    const answer = await this.#post('/auth/app_access_token', { app_id: appId, app_secret: appSecret });
    return String(answer['app_access_token']);
  }

  async #post(path: string, body: object, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.#app.environment['SEATALK_BASE_URL']}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, unknown>;
  }
}

export const cardWith = (title: string, labels: readonly string[]) => ({
  tag: 'interactive_message',
  interactive_message: {
    elements: [
      { element_type: 'title', title: { text: title } },
      {
        element_type: 'button_group',
        button_group: labels.map((text) => ({
          button_type: 'callback',
          text,
          value: `v:${text.toLowerCase()}`,
        })),
      },
    ],
  },
});
