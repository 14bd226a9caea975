import assert from 'node:assert/strict';
import type { ResponseOf } from '../../../src/contract/endpoints';
import { endpoints } from '../../../src/contract/endpoints';
import type { ChatMessage } from '../../../src/contract/inbound';
import { messageKind } from '../../../src/contract/inbound';
import { asItCame, readTolerantly } from '../../../src/contract/tolerant';
import { HistoryDirectory, isGone, oldestFirst } from '../../../src/directory/historyDirectory';
import type { HistoryDirectoryOptions } from '../../../src/directory/historyDirectory';
import { FakeClock, settle } from '../../support/fakeClock';
import { failure } from './failures';

type Client = HistoryDirectoryOptions['client'];

const message = (id: string, at: number, threadId = ''): ChatMessage => ({
  message_id: id,
  thread_id: threadId,
  message_sent_time: at,
  tag: 'text',
  text: { plain_text: id },
});
const idsOf = (messages: readonly ChatMessage[]) => messages.map(({ message_id }) => message_id);

class FakeReading implements Client {
  readonly log: unknown[] = [];
  history: ChatMessage[] = [];
  replies: ChatMessage[] = [];
  nextCursor: string | null = '';
  lookup: (id: string) => Promise<ChatMessage> = (id) => Promise.resolve(message(id, 1));

  getChatHistory(request: unknown): ReturnType<Client['getChatHistory']> {
    this.log.push(request);
    return Promise.resolve({ chat_history: this.history, next_cursor: this.nextCursor });
  }

  getGroupThread(request: unknown): ReturnType<Client['getGroupThread']> {
    this.log.push(request);
    return Promise.resolve({ thread_messages: this.replies, next_cursor: this.nextCursor });
  }

  getMessageByMessageId({ message_id }: { message_id: string }): Promise<ChatMessage> {
    this.log.push(message_id);
    return this.lookup(message_id);
  }
}

describe('history', () => {
  let client: FakeReading;
  const clock = new FakeClock();
  const history = (more: Partial<HistoryDirectoryOptions> = {}) =>
    new HistoryDirectory({ client, clock, ...more });

  beforeEach(() => {
    client = new FakeReading();
  });

  it('comes a page at a time, newest first', async () => {
    client.history = [message('b', 20), message('c', 30), message('a', 10)];
    client.nextCursor = 'next';
    const page = await history().page('g');
    assert.deepEqual([idsOf(page.messages), page.nextCursor], [['c', 'b', 'a'], 'next']);
    client.nextCursor = '';
    assert.equal((await history().page('g', 'next')).nextCursor, undefined);
    assert.deepEqual(client.log, [
      { group_id: 'g', page_size: 50 },
      { group_id: 'g', page_size: 50, cursor: 'next' },
    ]);
  });

  it('has a message in place of one that could not be read', async () => {
    const read = readTolerantly(endpoints.getChatHistory.response, {
      chat_history: [{ message_id: 'm-2', message_sent_time: 20 }, null, { message_id: 'm-1', text: 5 }],
    });
    assert.ok(read.ok);
    client.getChatHistory = () => Promise.resolve(read.data as ResponseOf<'getChatHistory'>);
    const { messages } = await history().page('g-1');
    assert.deepEqual(messages.map(messageKind), ['unknown', 'unreadable', 'unreadable']);
    assert.deepEqual(messages.map(asItCame).slice(1), [null, { message_id: 'm-1', text: 5 }]);
  });

  it('has a message in place of a page that is no list', async () => {
    const read = readTolerantly(endpoints.getChatHistory.response, { chat_history: 'down' });
    assert.ok(read.ok);
    client.getChatHistory = () => Promise.resolve(read.data as ResponseOf<'getChatHistory'>);
    const { messages } = await history().page('g-1');
    assert.deepEqual(messages.map(messageKind), ['unreadable']);
    assert.deepEqual(messages.map(asItCame), ['down']);
  });

  it('keeps the order of the platform within a second', async () => {
    client.history = [message('c', 30), message('b', 30), message('a', 30)];
    assert.deepEqual(idsOf((await history().page('g')).messages), ['c', 'b', 'a']);
  });

  it('takes the size of pages as it is set when it asks', async () => {
    let size = 20;
    const pages = history({ pageSize: () => size });
    await pages.page('g');
    size = 100;
    await pages.thread('g', 't');
    assert.deepEqual(client.log, [
      { group_id: 'g', page_size: 20 },
      { group_id: 'g', thread_id: 't', page_size: 100 },
    ]);
  });

  it('has the root of a thread first, then replies from old to new, whichever way the page runs', async () => {
    const root = message('t', 10, 't');
    const replies = [message('a', 20, 't'), message('b', 20, 't'), message('c', 30, 't')];
    for (const page of [
      [root, ...replies],
      [...replies.toReversed(), root],
    ]) {
      client.replies = page;
      const thread = await history().thread('g', 't');
      assert.deepEqual(idsOf(thread.messages), ['t', 'a', 'b', 'c']);
      assert.equal(thread.root, root);
    }
  });

  it('shows a thread whose root was deleted', async () => {
    client.replies = [message('b', 20, 't'), message('a', 10, 't')];
    const thread = await history().thread('g', 't');
    assert.deepEqual([idsOf(thread.messages), thread.root], [['a', 'b'], undefined]);
  });

  it('reads a page within one second from its root, and as newest first where the root is on another page', () => {
    const root = message('t', 20, 't');
    const [a, b] = [message('a', 20, 't'), message('b', 20, 't')];
    assert.deepEqual(idsOf(oldestFirst([root, a, b], 't')), ['t', 'a', 'b']);
    assert.deepEqual(idsOf(oldestFirst([b, a, root], 't')), ['t', 'a', 'b']);
    assert.deepEqual(idsOf(oldestFirst([b, a], 't')), ['a', 'b']);
  });

  it('puts a root first even where its clock was wrong', () => {
    assert.deepEqual(idsOf(oldestFirst([message('a', 5, 't'), message('t', 9, 't')], 't')), ['t', 'a']);
  });

  it('finds a quoted message without a call where it was seen', async () => {
    client.history = [message('a', 10)];
    const directory = history();
    await directory.page('g');
    assert.equal((await directory.message('a')).message_id, 'a');
    assert.equal(client.log.length, 1);
  });

  it('asks once for a quoted message however many want it', async () => {
    const directory = history();
    await Promise.all([directory.message('q'), directory.message('q')]);
    await directory.message('q');
    assert.deepEqual(client.log, ['q']);
  });

  it('asks again after a while, because people edit', async () => {
    const directory = history();
    await directory.message('q');
    // A clock that is set back doesn't make the while longer.
    clock.jump(-24 * 3_600_000);
    await clock.advance(11 * 60_000);
    await directory.message('q');
    assert.deepEqual(client.log, ['q', 'q']);
  });

  it('asks again for a message that was forgotten, because it has changed', async () => {
    const directory = history();
    await directory.message('q');
    directory.forget('q');
    await directory.message('q');
    assert.deepEqual(client.log, ['q', 'q']);
  });

  it('knows which messages were seen, and in which group, the last one read first', async () => {
    client.history = [message('a', 10)];
    client.replies = [message('t', 5, 't')];
    const directory = history();
    await directory.message('q');
    await directory.page('g');
    await directory.thread('g', 't');
    directory.forget('a');
    await directory.message('a');
    const seen = () => directory.seen().map((each) => [each.message.message_id, each.groupId]);
    assert.deepEqual(seen(), [
      ['a', undefined],
      ['t', 'g'],
      ['q', undefined],
    ]);
  });

  for (const code of [4005, 4008, 4009]) {
    it(`remembers that a message is gone (${code})`, async () => {
      const gone = failure('not_found', code, { endpoint: 'getMessageByMessageId' });
      client.lookup = () => Promise.reject(gone);
      const directory = history();
      await assert.rejects(directory.message('q'), gone);
      await assert.rejects(directory.message('q'), gone);
      assert.deepEqual(client.log, ['q']);
      assert.ok(isGone(gone));
    });
  }

  it('tries again after a failure that says nothing of the message', async () => {
    const directory = history();
    client.lookup = () => Promise.reject(failure('connect'));
    await assert.rejects(directory.message('q'));
    client.lookup = (id) => Promise.resolve(message(id, 1));
    assert.equal((await directory.message('q')).message_id, 'q');
  });

  it('announces a message that reads differently, whoever read it again, and no other', async () => {
    const directory = history();
    const changes: unknown[] = [];
    directory.onDidChange(({ message: { message_id, text }, groupId }) =>
      changes.push([message_id, text?.plain_text, groupId]),
    );
    client.history = [message('a', 2), message('b', 1)];
    await directory.page('g');
    // The same, with its empty fields written in another way.
    client.lookup = (id) => Promise.resolve({ ...message(id, 2), thread_id: null, mentioned_list: [] });
    await directory.refresh('a');
    assert.deepEqual(changes, []);
    client.lookup = (id) => Promise.resolve({ ...message(id, 2), text: { plain_text: 'edited' } });
    await directory.refresh('a');
    await directory.page('g');
    assert.deepEqual(changes, [
      ['a', 'edited', 'g'],
      ['a', 'a', 'g'],
    ]);
  });

  it('reads a message again after an answer that is on its way', async () => {
    const answers: ((text: string) => void)[] = [];
    client.lookup = (id) =>
      new Promise((resolve) =>
        answers.push((text) => resolve({ ...message(id, 1), text: { plain_text: text } })),
      );
    const directory = history();
    const first = directory.message('q');
    const second = directory.refresh('q');
    answers[0]?.('old');
    await first;
    await settle();
    answers[1]?.('new');
    assert.equal((await second).text?.plain_text, 'new');
  });

  it('leaves the others waiting when one gives up', async () => {
    let answer = (_message: ChatMessage) => {};
    client.lookup = () => new Promise((resolve) => (answer = resolve));
    const directory = history();
    const stop = new AbortController();
    const [first, second] = [directory.message('q', stop.signal), directory.message('q')];
    const rejected = assert.rejects(first, /gave up/);
    stop.abort(new Error('gave up'));
    await rejected;
    answer(message('q', 1));
    assert.equal((await second).message_id, 'q');
  });

  it('hands all messages on, so that names can be learned', async () => {
    const seen: string[] = [];
    const directory = history({
      onMessages: (messages) => seen.push(...messages.map((each) => each.message_id ?? '')),
    });
    client.history = [message('a', 1)];
    client.replies = [message('b', 1)];
    await directory.page('g');
    await directory.thread('g', 't');
    await directory.message('c');
    assert.deepEqual(seen, ['a', 'b', 'c']);
  });

  it('does not grow without end', async () => {
    const directory = history();
    client.history = Array.from({ length: 2500 }, (_, index) => message(`m-${index}`, 5000 - index));
    await directory.page('g');
    client.log.length = 0;
    await directory.message('m-2499');
    await directory.message('m-0');
    assert.deepEqual(client.log, ['m-0'], 'the oldest were let go');
  });

  it('takes a message without an id, as in forwarded records', async () => {
    client.history = [message('', 1), { tag: 'sticker' }];
    assert.equal((await history().page('g')).messages.length, 2);
  });
});
