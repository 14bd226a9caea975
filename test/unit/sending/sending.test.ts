import assert from 'node:assert/strict';
import { SeaTalkError } from '../../../src/client/errors';
import type { CallOptions } from '../../../src/client/call/callOptions';
import type { Remedy } from '../../../src/compose/model/problem';
import { Outbox } from '../../../src/sending/outbox';
import { isUnsure, leftOf } from '../../../src/sending/outboxRecord';
import type { OutboxRecord } from '../../../src/sending/outboxRecord';
import type { SendAsks, TargetAnswer } from '../../../src/sending/sendAsks';
import type { SendEnded, SendOutcome } from '../../../src/sending/sendOutcome';
import { RecentSends } from '../../../src/sending/recentSends';
import { Sending } from '../../../src/sending/sending';
import type { SendSession, SendingPorts } from '../../../src/sending/sending';
import type { SendTarget } from '../../../src/sending/sendTarget';
import { WindowSends } from '../../../src/sending/windowSends';
import { FakeClock } from '../../support/fakeClock';
import { MemoryStore } from '../directory/memoryStore';

const GROUP: SendTarget = { kind: 'group', groupId: 'g-1', name: 'Release crew' };
const PERSON: SendTarget = { kind: 'person', employeeCode: 'e_7k2m9q4x', name: 'Mira Tan' };
const WEBHOOK: SendTarget = { kind: 'webhook', webhookId: 'w-1', name: 'Alerts' };

const text = (content: string) => ({ kind: 'text', text: content }) as const;
const refused = (code: number) =>
  new SeaTalkError({ kind: 'rate_limit', endpoint: 'sendMessageToGroupChat', reason: 'refused', code });
const unanswered = () =>
  new SeaTalkError({
    kind: 'unknown_fate',
    endpoint: 'sendMessageToGroupChat',
    reason: 'no answer',
    mayHaveBeenDelivered: true,
  });

type Platform = (part: number, options: CallOptions) => Promise<string | undefined> | string | undefined;

/** A window with one app and one webhook, and a person who answers by a script. */
class World {
  readonly clock = new FakeClock();
  readonly log: string[] = [];
  readonly asked: string[] = [];
  readonly sent: { readonly to: string; readonly message: unknown; readonly options: CallOptions }[] = [];
  readonly stop = new AbortController();
  readonly errors: unknown[] = [];
  app: { id: string; name: string; production?: boolean } | undefined = { id: 'app-1', name: 'Release bot' };
  readonly threadWords = new Map<string, string>();
  webhookUrl: string | undefined = 'https://hook.example.com/1';
  target: TargetAnswer | undefined = { target: GROUP };
  remedy: Remedy | 'go_on' | undefined;
  confirms = true;
  recentsFail = false;
  platform: Platform = (part) => `m-${part}`;

  readonly memory = new MemoryStore();
  readonly #outbox = new Outbox({ store: this.memory, clock: this.clock });

  readonly asks: SendAsks = {
    target: async ({ forms, sourceCount }) => {
      this.asked.push(`target of ${sourceCount} as ${forms?.possible.join(' ')}`);
      return this.target;
    },
    remedy: async ({ code }) => {
      this.asked.push(code);
      return this.remedy;
    },
    confirm: async ({ reasons, appName, messageCount }) => {
      this.asked.push(`confirm ${messageCount} of ${appName}: ${reasons.join(' ')}`);
      return this.confirms;
    },
    progress: (delivery, work) => {
      this.asked.push(`progress of ${delivery.total}`);
      return work(this.stop.signal, ({ part, total, queued }) =>
        this.log.push(`part ${part} of ${total}${queued ? ` behind ${queued.position}` : ''}`),
      );
    },
    onRemark: ({ code }) => this.log.push(`remark ${code}`),
  };

  readonly ports: SendingPorts = {
    clock: this.clock,
    outbox: {
      begin: (record, content) => {
        this.log.push(`begin ${record.target} ${record.parts}`);
        return this.#outbox.begin(record, content);
      },
      advance: (id, sent) => {
        this.log.push(`advance ${sent}`);
        return this.#outbox.advance(id, sent);
      },
      handOver: (id, handed) => this.#outbox.handOver(id, handed),
      keep: (id, end) => {
        this.log.push(`keep from ${end.sent}: ${end.reason}`);
        return this.#outbox.keep(id, end);
      },
      end: (id) => {
        this.log.push('end');
        return this.#outbox.end(id);
      },
    },
    windowSends: new WindowSends(this.clock),
    errorWords: (error) => (error instanceof Error ? error.message : String(error)),
    recentSends: new RecentSends(this.clock),
    activeApp: () => this.app,
    hasWebhooks: () => this.webhookUrl !== undefined,
    session: async () => this.#session(),
    threadWords: async (groupId, threadId) => this.threadWords.get(`${groupId}/${threadId}`),
    webhookUrl: async () => this.webhookUrl,
    systemAccounts: async () => ({
      send: async (url, message, options) => {
        const messageId = await this.#send(url, message, options);
        return messageId === undefined ? {} : { messageId };
      },
    }),
    onSent: ({ kind }) => this.log.push(`sent to ${kind}`),
    onError: (error) => this.errors.push(error),
  };

  readonly sending = new Sending(this.ports);

  /** What the outbox keeps for a person. */
  async left(): Promise<{ readonly unsent: number; readonly unsure: number }[]> {
    return (await this.#outbox.kept()).map((send) => {
      const { unsent, unsure } = leftOf(send);
      return { unsent: unsent.length, unsure: unsure.length };
    });
  }

  get stored(): unknown {
    return this.memory.values.get('outbox');
  }

  run(content: string, request: Partial<Parameters<Sending['run']>[0]> = {}): Promise<SendOutcome> {
    return this.sending.run({ sources: [text(content)], ...request }, this.asks);
  }

  #session(): SendSession | undefined {
    if (!this.app) return undefined;
    return {
      profile: { id: this.app.id },
      client: {
        sendMessageToGroupChat: async ({ group_id, message }, options) => ({
          code: 0,
          message_id: await this.#send(group_id, message, options),
        }),
        sendMessageToBotUser: async ({ employee_code, message }, options) => ({
          code: 0,
          message_id: await this.#send(employee_code, message, options),
        }),
      },
      people: { sent: (ids) => this.log.push(`own ${[...ids].join(' ')}`) },
      recents: {
        add: async ({ id, threadWords = '' }) => {
          this.log.push(`recent ${id}${threadWords && ` "${threadWords}"`}`);
          if (this.recentsFail) throw new Error('disk full');
        },
      },
      sentCards: {
        keep: async ({ messageId }) => void this.log.push(`card ${messageId}`),
      },
    };
  }

  async #send(to: string, message: unknown, options: CallOptions = {}): Promise<string | undefined> {
    const part = this.sent.length;
    this.sent.push({ to, message, options });
    return this.platform(part, options);
  }
}

/** What was begun without being awaited has happened. */
const clockTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

function ended(outcome: SendOutcome): SendEnded {
  assert.notEqual(outcome.status, 'given_up');
  if (outcome.status === 'given_up') throw new Error('nothing was handed over');
  return outcome;
}

describe('the way of a send', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });

  it('asks for the target only, records the send before and after, and remembers the chat', async () => {
    const outcome = ended(await world.run('Build 1482 passed'));
    assert.equal(outcome.status, 'sent');
    assert.equal(outcome.appId, 'app-1');
    assert.deepEqual(outcome.target, { ...GROUP, threadId: undefined });
    assert.deepEqual(outcome.parts, { messageIds: ['m-0'] });
    assert.deepEqual(world.asked, ['target of 1 as text code plain file', 'progress of 1']);
    assert.deepEqual(world.log, [
      'part 0 of 1',
      'begin Release crew 1',
      'end',
      'own m-0',
      'recent g-1',
      'sent to group',
    ]);
    assert.equal(world.sent[0]?.to, 'g-1');
    assert.equal(world.stored, undefined);
  });

  it('asks for no target where the request has one, to a person too', async () => {
    const outcome = ended(await world.run('hello', { target: PERSON }));
    assert.equal(outcome.status, 'sent');
    assert.equal(world.sent[0]?.to, 'e_7k2m9q4x');
    assert.deepEqual(world.asked, ['progress of 1']);
  });

  it('through a webhook needs no app, and remembers nothing of one', async () => {
    world.app = undefined;
    const outcome = ended(await world.run('disk full', { target: WEBHOOK }));
    assert.equal(outcome.status, 'sent');
    assert.equal(world.sent[0]?.to, 'https://hook.example.com/1');
    assert.deepEqual(world.log.slice(-2), ['end', 'sent to webhook']);
  });

  it('remembers a thread by the first words of its root message, where they are known', async () => {
    world.threadWords.set('g-1/t-1', 'Release 4.2 is out');
    await world.run('Thanks', { target: { ...GROUP, threadId: 't-1' } });
    await world.run('Thanks', { target: { ...GROUP, threadId: 't-2' } });
    await world.run('Thanks', { target: { ...GROUP, threadId: 't-3', threadWords: 'Lunch?' } });
    assert.deepEqual(
      world.log.filter((line) => line.startsWith('recent')),
      ['recent g-1 "Release 4.2 is out"', 'recent g-1', 'recent g-1 "Lunch?"'],
    );
  });

  it('remembers the cards it has sent', async () => {
    const card = JSON.stringify({ elements: [{ element_type: 'title', title: { text: 'Deploy 1482' } }] });
    await world.run(card, { target: GROUP });
    assert.ok(world.log.includes('card m-0'));
  });

  it('takes the remedy a person chose for a text that is too long, and records each part', async () => {
    world.remedy = 'split';
    world.platform = (part, options) => {
      if (part === 1) options.onQueued?.({ position: 3, nextSlotAtMs: 0 });
      return `m-${part}`;
    };
    const outcome = ended(await world.run('word '.repeat(1_500), { target: GROUP, form: 'plain' }));
    assert.deepEqual(world.asked, ['too_long', 'progress of 2']);
    assert.deepEqual(outcome.parts.messageIds, ['m-0', 'm-1']);
    assert.deepEqual(world.log.slice(0, 6), [
      'part 0 of 2',
      'begin Release crew 2',
      'part 1 of 2',
      'advance 1',
      'part 1 of 2 behind 3',
      'end',
    ]);
  });

  for (const [question, prepare, request] of [
    [
      'where to send it',
      (w: World) => {
        w.target = undefined;
      },
      {},
    ],
    ['what to do about a problem', () => undefined, { target: GROUP, sources: [text('x'.repeat(5_000))] }],
    [
      'whether to send it with an app marked production',
      (w: World) => {
        w.app = { id: 'app-1', name: 'Release bot', production: true };
        w.confirms = false;
      },
      { target: GROUP },
    ],
    [
      'whether to send what a command chose',
      (w: World) => {
        w.confirms = false;
      },
      { target: GROUP, byCommand: true },
    ],
    [
      'whether to send what was dropped',
      (w: World) => {
        w.confirms = false;
      },
      { target: GROUP, dropped: 'notes.txt' },
    ],
  ] as const) {
    it(`ends without a call when the person does not answer ${question}`, async () => {
      prepare(world);
      const outcome = await world.run('hello', { form: 'plain', ...request });
      assert.equal(outcome.status === 'given_up' && outcome.reason, 'person');
      assert.equal(world.asked.length, 1);
      assert.deepEqual(world.sent, []);
      assert.deepEqual(world.log, []);
    });
  }

  it('asks a person to confirm with all reasons at once', async () => {
    world.app = { id: 'app-1', name: 'Release bot', production: true };
    const sources = Array.from({ length: 11 }, () =>
      text('<mention-tag target="seatalk://user?id=0"/> lunch'),
    );
    const outcome = await world.run('', { sources, target: GROUP, form: 'text' });
    assert.deepEqual(world.asked, ['confirm 11 of Release bot: production everyone many', 'progress of 11']);
    assert.equal(outcome.status, 'sent');
    assert.equal(world.sent[0]?.options.priority, 'bulk');
  });

  it('stops at a part that is refused, and the rest can be sent later', async () => {
    world.platform = (part) => (part === 1 ? Promise.reject(refused(101)) : `m-${part}`);
    const sources = [text('one'), text('two'), text('three')];
    const outcome = ended(await world.run('', { sources, target: GROUP }));
    assert.equal(outcome.status, 'partly');
    assert.deepEqual(outcome.parts.messageIds, ['m-0']);
    const { failure } = outcome.parts;
    assert.deepEqual([failure?.part, failure?.fate], [1, 'not_sent']);
    assert.deepEqual(world.log.slice(-3), ['own m-0', 'recent g-1', 'sent to group']);
    assert.deepEqual(await world.left(), [{ unsent: 2, unsure: 0 }]);

    const rest = await world.sending.send(
      outcome.messages.slice(1),
      outcome.target,
      { appId: outcome.appId },
      world.asks,
    );
    assert.equal(rest.status, 'sent');
    assert.equal(world.sent.length, 4);
    assert.deepEqual(await world.left(), []);
  });

  it('is failed, and nothing is remembered, when the first part is refused', async () => {
    world.platform = () => Promise.reject(refused(101));
    const outcome = ended(await world.run('hello', { target: GROUP }));
    assert.equal(outcome.status, 'failed');
    assert.deepEqual(world.log.slice(0, 2), ['part 0 of 1', 'begin Release crew 1']);
    assert.match(world.log[2] ?? '', /^keep from 0: .*101/u);
    assert.equal(world.log.length, 3);
  });

  it('is never sent again when nobody answered: its chat is remembered, its views are notified', async () => {
    world.platform = () => Promise.reject(unanswered());
    const outcome = ended(await world.run('only once', { target: GROUP }));
    assert.equal(outcome.status, 'partly');
    assert.equal(outcome.parts.failure?.fate, 'unknown');
    assert.equal(world.sent.length, 1);
    assert.equal(world.log.at(-1), 'sent to group');
    assert.deepEqual(await world.left(), [{ unsent: 0, unsure: 1 }]);
  });

  it('is certainly not sent while it waits for its slot, also after the platform had no room for it', async () => {
    const seen: unknown[] = [];
    const look = () => {
      const [record] = JSON.parse(world.memory.values.get('outbox') ?? '[]') as OutboxRecord[];
      seen.push(record && (isUnsure(record) ? 'unsure' : 'unsent'));
    };
    world.platform = async (_part, options) => {
      options.onQueued?.({ position: 3, nextSlotAtMs: 9 });
      look();
      await options.beforeRequest?.();
      look();
      options.onQueued?.({ position: 0, nextSlotAtMs: 99 });
      await clockTurn();
      look();
      return 'm-1';
    };
    await world.run('hello', { target: GROUP });
    assert.deepEqual(seen, ['unsent', 'unsure', 'unsent']);
  });

  it('takes an error of another kind as an unknown fate', async () => {
    world.platform = () => Promise.reject(new TypeError('undefined is not a function'));
    assert.equal(ended(await world.run('hello', { target: GROUP })).parts.failure?.fate, 'unknown');
  });

  it('was certainly not sent when the way to its target could not be opened', async () => {
    const sending = new Sending({
      ...world.ports,
      webhookUrl: () => Promise.reject(new Error('the keyring is locked')),
    });
    const target = { kind: 'webhook', webhookId: 'hook-1', name: 'Alerts' } as const;
    const outcome = ended(await sending.run({ sources: [text('hello')], target }, world.asks));
    assert.equal(outcome.status, 'failed');
    assert.equal(outcome.parts.failure?.fate, 'not_sent');
    assert.deepEqual(world.sent, []);
    assert.equal(world.stored, undefined);
  });

  it('ends between two parts when the person cancels', async () => {
    world.platform = (part) => {
      world.stop.abort();
      return `m-${part}`;
    };
    const outcome = ended(await world.run('', { sources: [text('one'), text('two')], target: GROUP }));
    assert.equal(outcome.status, 'partly');
    assert.equal(outcome.parts.failure?.fate, 'not_sent');
    assert.equal(world.sent.length, 1);
    assert.equal(world.sent[0]?.options.signal?.aborted, true);
    assert.equal(world.stored, undefined);
  });

  it('hands nothing over when it cannot be written down first', async () => {
    const sending = new Sending({
      ...world.ports,
      outbox: {
        begin: () => Promise.reject(new Error('disk full')),
        advance: async () => undefined,
        handOver: async () => undefined,
        keep: () => Promise.reject(new Error('disk full')),
        end: () => Promise.reject(new Error('disk full')),
      },
    });
    const outcome = await sending.run({ sources: [text('hello')], target: GROUP }, world.asks);
    assert.equal(outcome.status, 'failed');
    assert.deepEqual(world.sent, []);
    assert.equal(world.errors.length, 1, 'the end could not be written down either');
  });

  it('is not sent through another app than the one its target was chosen with', async () => {
    const outcome = await world.run('hello', { target: GROUP, appId: 'app-0' });
    assert.equal(outcome.status === 'given_up' && outcome.reason, 'app_changed');
    assert.deepEqual(world.sent, []);
  });

  it('is remembered with no app that was chosen while it was on its way', async () => {
    world.platform = () => {
      world.app = { id: 'app-2', name: 'Other bot' };
      return 'm-0';
    };
    assert.equal((await world.run('hello', { target: GROUP })).status, 'sent');
    assert.equal(world.log.at(-1), 'end');
  });

  it('says that there is no app, before it asks anything', async () => {
    world.app = undefined;
    world.webhookUrl = undefined;
    assert.deepEqual(await world.run('hello'), { status: 'given_up', reason: 'no_app' });
    assert.deepEqual(world.asked, []);
  });

  it('says that there is no app for a chat where there are only webhooks', async () => {
    world.app = undefined;
    const outcome = await world.run('hello', { target: GROUP });
    assert.equal(outcome.status === 'given_up' && outcome.reason, 'no_app');
  });

  it('says that this machine does not have the URL of a webhook', async () => {
    world.webhookUrl = undefined;
    const outcome = await world.run('hello', { target: WEBHOOK });
    assert.deepEqual(outcome, { status: 'given_up', reason: 'no_webhook_url', target: WEBHOOK });
  });

  it('goes well where its chat cannot be remembered', async () => {
    world.recentsFail = true;
    assert.equal((await world.run('hello', { target: GROUP })).status, 'sent');
    assert.equal(world.errors.length, 1);
  });

  it('leaves the thread when that is the remedy, in the target too', async () => {
    world.remedy = 'drop_thread';
    const outcome = ended(
      await world.run('<mention-tag target="seatalk://user?id=0"/> lunch', {
        target: { ...GROUP, threadId: 't-1' },
        form: 'text',
      }),
    );
    assert.deepEqual(outcome.target, { ...GROUP, threadId: undefined });
  });

  it('notes what is worth no question', async () => {
    const bytes = Buffer.from('hello there');
    await world.run('', {
      sources: [{ kind: 'file', bytes, fileName: 'a?b.txt' }],
      target: GROUP,
      form: 'file',
    });
    assert.equal(world.log[0], 'remark file_renamed');
  });

  describe('of the same message to the same chat', () => {
    const repeat = 'confirm 1 of Release bot: repeat';

    it('does not ask for an hour when the clock is set back by one', async () => {
      await world.run('Deploy done', { target: GROUP });
      world.clock.jump(-3_600_000);
      await world.clock.advance(10_000);
      await world.run('Deploy done', { target: GROUP });
      assert.ok(!world.asked.includes(repeat), world.asked.join());
    });

    it('asks within ten seconds, and not after that', async () => {
      await world.run('hello', { target: GROUP });
      await world.clock.advance(9_999);
      await world.run('hello', { target: GROUP });
      assert.ok(world.asked.includes(repeat), world.asked.join());
      world.asked.length = 0;
      await world.clock.advance(10_000);
      await world.run('hello', { target: GROUP });
      assert.deepEqual(world.asked, ['progress of 1']);
      assert.equal(world.sent.length, 3);
    });

    it('sends nothing where the answer is no', async () => {
      await world.run('hello', { target: GROUP });
      world.confirms = false;
      assert.equal((await world.run('hello', { target: GROUP })).status, 'given_up');
      assert.equal(world.sent.length, 1);
    });

    it('asks while the first one is under way, too', async () => {
      let answer: (id: string) => void = assert.fail;
      world.platform = () => new Promise<string>((resolve) => (answer = resolve));
      const first = world.run('hello', { target: GROUP });
      while (world.sent.length === 0) await Promise.resolve();
      world.confirms = false;
      assert.equal((await world.run('hello', { target: GROUP })).status, 'given_up');
      answer('m-1');
      assert.equal((await first).status, 'sent');
    });

    it('asks nothing of another message, another chat or thread, or what never arrived', async () => {
      await world.run('hello', { target: GROUP });
      await world.run('hello!', { target: GROUP });
      await world.run('hello', { target: PERSON });
      await world.run('hello', { target: { ...GROUP, threadId: 't-1' } });
      world.platform = () => Promise.reject(refused(101));
      await world.run('again', { target: GROUP });
      world.platform = () => 'm-9';
      await world.run('again', { target: GROUP });
      assert.ok(!world.asked.includes(repeat), world.asked.join());
    });

    it('asks where the first one may have arrived', async () => {
      world.platform = () => Promise.reject(unanswered());
      await world.run('hello', { target: GROUP });
      await world.run('hello', { target: GROUP });
      assert.ok(world.asked.includes(repeat), world.asked.join());
    });
  });

  it('to a chat that the workspace has named asks first, and remembers a yes only', async () => {
    const remembered: string[] = [];
    const firstUse = {
      chosenBy: 'name',
      name: 'release',
      isRestricted: false,
      remember: async () => void remembered.push('release'),
    } as const;
    world.confirms = false;
    await world.run('hello', { target: GROUP, firstUse });
    assert.deepEqual([world.sent.length, remembered], [0, []]);
    world.confirms = true;
    world.target = { target: GROUP, firstUse };
    await world.run('hello');
    assert.deepEqual([world.sent.length, remembered], [1, ['release']]);
    assert.equal(world.asked.filter((each) => each === 'confirm 1 of Release bot: first_use').length, 2);
  });

  it('is kept as the last one with what it was made from, unless nothing of it arrived', async () => {
    const last = () => world.ports.recentSends.last;
    assert.equal(last(), undefined);
    await world.run('hello', { target: GROUP });
    assert.deepEqual(last()?.origin.sources, [text('hello')]);
    world.platform = () => Promise.reject(refused(101));
    await world.run('lost', { target: GROUP });
    assert.deepEqual(last()?.origin.sources, [text('hello')]);
    assert.equal(last()?.messages.length, 1);
  });
});
