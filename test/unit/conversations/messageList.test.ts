import assert from 'node:assert/strict';
import type { ChatMessage } from '../../../src/contract/inbound';
import { MessageList } from '../../../src/conversations/messageList';
import type { MessageOrder } from '../../../src/conversations/messageList';
import { failure } from '../directory/failures';
import type { MessagePage } from '../../../src/directory/historyDirectory';

const message = (id: string, sentSec: number): ChatMessage => ({
  message_id: id,
  message_sent_time: sentSec,
  tag: 'text',
});

/** A list over answers given one by one. */
function open(order: MessageOrder = 'newest_first', maxMessages = 100) {
  const answers: (MessagePage | Error)[] = [];
  const cursors: (string | undefined)[] = [];
  const signals: AbortSignal[] = [];
  const priorities: unknown[] = [];
  let ended = 0;
  const list = new MessageList({
    fetch: async (cursor, signal, priority) => {
      cursors.push(cursor);
      priorities.push(priority);
      signals.push(signal);
      const answer = answers.shift();
      if (!answer || answer instanceof Error) throw answer ?? new Error('no answer was prepared');
      return answer;
    },
    order,
    maxMessages,
    onChange: () => {
      ended += 1;
    },
    now: () => 5_000,
  });
  const ids = () => list.messages.map(({ message_id }) => message_id).join('');
  return { list, answers, cursors, signals, priorities, ids, ended: () => ended };
}

const page = (ids: string, fromSec: number, nextCursor?: string): MessagePage => ({
  messages: ids.split('').map((id, index) => message(id, fromSec - index)),
  nextCursor,
});

describe('the loaded messages of a chat', () => {
  it('come page by page, each message once', async () => {
    const { list, answers, ids, cursors } = open();
    answers.push(page('fed', 106, 'c1'), page('dcb', 104, ''));
    await list.load();
    assert.equal(ids(), 'fed');
    assert.equal(list.hasMore, true);
    await list.loadMore();
    assert.equal(ids(), 'fedcb');
    assert.equal(list.hasMore, false);
    assert.deepEqual(cursors, [undefined, 'c1']);
    assert.equal(list.fetchedAtMs, 5_000);
  });

  it('are asked for once however many ask', async () => {
    const { list, answers, cursors, ended } = open();
    answers.push(page('a', 1));
    await Promise.all([list.load(), list.load()]);
    await list.load();
    assert.equal(cursors.length, 1);
    assert.equal(ended(), 1);
  });

  it('are read quietly behind all other calls, and stay as they are where there is no room for one', async () => {
    const { list, answers, priorities, ids, ended } = open();
    await list.refreshQuietly();
    assert.equal(priorities.length, 0, 'nobody has opened them');
    answers.push(page('a', 1), page('ba', 2), failure('rate_limit'), failure('deadline'));
    await list.load();
    const quiet = list.refreshQuietly();
    await list.refreshQuietly();
    await quiet;
    assert.deepEqual(priorities, [undefined, 'bulk']);
    assert.equal(ids(), 'ba');
    await list.refreshQuietly();
    await list.refreshQuietly();
    assert.deepEqual([list.state, list.error, ids()], ['ready', undefined, 'ba']);
    answers.push(failure('refused'));
    await list.refreshQuietly();
    assert.equal(list.state, 'error', 'that it is not up to date is said');
    assert.equal(ended(), 5);
    answers.push(page('cba', 3), failure('permission'));
    await list.refreshQuietly();
    assert.equal(ids(), 'cba', 'the platform is reached again');
    await list.refreshQuietly();
    await list.refreshQuietly();
    assert.equal(priorities.length, 7, 'what a person has to change is not tried again');
  });

  it('are read once more when somebody wants them newer while a page is on its way', async () => {
    const { list, answers, cursors, ids } = open();
    answers.push(page('a', 1), page('ba', 2));
    await Promise.all([list.load(), list.refresh(), list.refresh()]);
    assert.equal(cursors.length, 2);
    assert.equal(ids(), 'ba');
  });

  it('keep what was loaded beyond the first page on a refresh that joins', async () => {
    const { list, answers, ids } = open();
    answers.push(page('dc', 104, 'c1'), page('ba', 102, 'c2'), page('ed', 105, 'c9'));
    await list.load();
    await list.loadMore();
    await list.refresh();
    assert.equal(ids(), 'edcba');
    assert.equal(list.hasMore, true);
  });

  it('start again where a refresh leaves a gap', async () => {
    const { list, answers, ids } = open();
    answers.push(page('ba', 2, 'c1'), page('zy', 900, 'c7'));
    await list.load();
    await list.refresh();
    assert.equal(ids(), 'zy');
  });

  it('lose a message that was recalled, the newest one too', async () => {
    const { list, answers, ids } = open();
    answers.push(page('edcb', 105, 'c1'), {
      messages: [message('d', 104), message('b', 102), message('a', 101)],
      nextCursor: 'c2',
    });
    await list.load();
    await list.refresh();
    assert.equal(ids(), 'dba');
  });

  it('take the newest reading of a message', async () => {
    const { list, answers } = open();
    answers.push(page('a', 1), { messages: [{ ...message('a', 1), text: { plain_text: 'edited' } }] });
    await list.load();
    await list.refresh();
    assert.equal(list.messages[0]?.text?.plain_text, 'edited');
  });

  it('stay where they join a page with one that has no time, as an unreadable one', async () => {
    const { list, answers, ids } = open();
    answers.push(page('dc', 104, 'c1'), page('ba', 102, ''));
    await list.load();
    await list.loadMore();
    answers.push({ ...page('dc', 104, 'c1'), messages: [...page('dc', 104).messages, { message_id: 'x' }] });
    await list.refresh();
    assert.equal(ids(), 'dcbax');
  });

  it('without a time stand at the end of a thread too', async () => {
    const { list, answers, ids } = open('oldest_first');
    answers.push({ ...page('ba', 102), messages: [{ message_id: 'x' }, ...page('ba', 102).messages] });
    await list.load();
    assert.equal(ids(), 'abx');
  });

  it('stay when a refresh fails, and say why', async () => {
    const { list, answers, ids } = open();
    const offline = new Error('offline');
    answers.push(page('a', 1), offline);
    await list.load();
    await list.refresh();
    assert.equal(ids(), 'a');
    assert.equal(list.state, 'error');
    assert.equal(list.error, offline);
  });

  it('start again when the cursor has expired', async () => {
    const { list, answers, ids, cursors } = open();
    answers.push(
      page('dc', 104, 'c1'),
      Object.assign(new Error('expired'), { code: 2004 }),
      page('ed', 105, 'c2'),
    );
    await list.load();
    await list.loadMore();
    assert.equal(ids(), 'ed');
    assert.deepEqual(cursors, [undefined, 'c1', undefined]);
    assert.equal(list.state, 'ready');
  });

  it('are never more than there is room for by much: a full list asks for no further page', async () => {
    const { list, answers, cursors } = open('newest_first', 2);
    answers.push(page('dc', 104, 'c1'));
    await list.load();
    await list.loadMore();
    assert.equal(list.isFull, true);
    assert.equal(cursors.length, 1);
  });

  it('of a thread run from old to new, whatever the platform does', async () => {
    const { list, answers, ids } = open('oldest_first');
    answers.push(page('cba', 103));
    await list.load();
    assert.equal(ids(), 'abc');
  });

  it('of a thread lose a reply that was recalled, whichever way the pages run', async () => {
    const { list, answers, ids } = open('oldest_first');
    answers.push(page('dc', 104, 'c1'), page('ba', 102), page('c', 103, 'c1'));
    await list.load();
    await list.loadMore();
    await list.refresh();
    assert.equal(ids(), 'abc');

    const root: ChatMessage = { ...message('r', 1), thread_id: 'r' };
    const other = open('oldest_first');
    other.answers.push(
      { messages: [root, message('a', 2)], nextCursor: 'c1' },
      { messages: [message('b', 3)] },
      { messages: [root], nextCursor: 'c1' },
    );
    await other.list.load();
    await other.list.loadMore();
    await other.list.refresh();
    // Whether "a" was recalled, or has moved to the next page, can't be seen: it lies beyond the page.
    assert.equal(other.ids(), 'rab');
  });

  it('of a thread join from old to new within one second too, whichever way the pages run', async () => {
    const root: ChatMessage = { ...message('r', 9), thread_id: 'r' };
    const part = (ids: string): ChatMessage[] =>
      ids.split('').map((id) => (id === 'r' ? root : { ...message(id, 9), thread_id: 'r' }));
    for (const [first, second] of [
      ['cd', 'rab'],
      ['rab', 'cd'],
    ] as const) {
      const { list, answers, ids } = open('oldest_first');
      answers.push({ messages: part(first), nextCursor: 'more' }, { messages: part(second) });
      await list.load();
      assert.equal(list.isMoreOlder, !first.startsWith('r'));
      await list.loadMore();
      assert.equal(ids(), 'rabcd', first);
    }
  });

  it('without ids are told apart by time and sender', async () => {
    const { list, answers } = open();
    const nameless = (at: number): ChatMessage => ({ message_id: '', message_sent_time: at, tag: 'sticker' });
    answers.push({ messages: [nameless(1), nameless(2), nameless(2)] });
    await list.load();
    assert.equal(list.messages.length, 2);
  });

  it('are given up with the list, and nobody is told any more', async () => {
    const { list, answers, signals, ended } = open();
    answers.push(page('a', 1));
    const loading = list.load();
    list.dispose();
    await loading;
    assert.equal(signals[0]?.aborted, true);
    assert.equal(ended(), 0);
  });
});
