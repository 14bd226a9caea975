import assert from 'node:assert/strict';
import type { ChatMessage } from '../../../src/contract/inbound';
import { Emitter } from '../../../src/base/emitter';
import type { SeenMessage } from '../../../src/directory/historyDirectory';
import { chatEntries } from '../../../src/conversations/chatEntries';
import { Conversation } from '../../../src/conversations/conversation';
import type { ConversationChange } from '../../../src/conversations/conversation';
import { Conversations } from '../../../src/conversations/conversations';
import { forwardedMessages } from '../../../src/conversations/forwarded';

const message = (id: string, sentSec: number, rest: Partial<ChatMessage> = {}): ChatMessage => ({
  message_id: id,
  message_sent_time: sentSec,
  tag: 'text',
  ...rest,
});

/** A platform of one group, with what it was asked. */
class Platform {
  readonly asked: string[] = [];
  readonly history: ChatMessage[] = [];
  readonly threads = new Map<string, ChatMessage[]>();
  readonly single = new Map<string, ChatMessage>();
  /** Threads whose first page is not the last. */
  readonly longThreads = new Set<string>();
  readonly failing = new Set<string>();
  hold: Promise<void> | undefined;
  readonly changed = new Emitter<SeenMessage>((error) => {
    throw error;
  });

  readonly options = {
    history: {
      page: async (groupId: string, cursor?: string) => {
        await this.#ask(`page ${groupId}${cursor === undefined ? '' : ` ${cursor}`}`);
        const from = Number(cursor ?? 0);
        const next = from + 2 < this.history.length ? String(from + 2) : undefined;
        return { messages: this.history.slice(from, from + 2), nextCursor: next };
      },
      thread: async (_groupId: string, threadId: string) => {
        await this.#ask(`thread ${threadId}`);
        const nextCursor = this.longThreads.has(threadId) ? 'older' : undefined;
        return { messages: this.threads.get(threadId) ?? [], nextCursor, root: undefined };
      },
      message: async (messageId: string) => {
        await this.#ask(`message ${messageId}`);
        const found = this.single.get(messageId);
        if (!found) throw new Error('gone');
        return found;
      },
      onDidChange: this.changed.subscribe,
    },
    client: {
      groupInfoAll: async (groupId: string) => {
        await this.#ask(`info ${groupId}`);
        return { group_name: 'Release crew' };
      },
    },
    now: () => 5_000,
    onError: (error: unknown) => {
      throw error;
    },
  };

  async #ask(call: string): Promise<void> {
    this.asked.push(call);
    await this.hold;
    if (this.failing.has(call)) throw new Error('offline');
  }
}

describe('a conversation', () => {
  let platform: Platform;
  let conversation: Conversation;
  let changes: ConversationChange[];

  beforeEach(() => {
    platform = new Platform();
    platform.history.push(message('d', 104), message('c', 103), message('b', 102));
    conversation = new Conversation({ ...platform.options, groupId: 'g' });
    changes = [];
    conversation.onDidChange((change) => changes.push(change));
  });

  const ids = () => conversation.latest.messages.map(({ message_id }) => message_id).join('');

  it('reads nothing before somebody wants to see it', () => {
    assert.equal(conversation.isLoaded, false);
    assert.equal(conversation.latest.state, 'new');
    assert.equal(conversation.thread('t').state, 'new');
    assert.equal(conversation.details.state, 'new');
    assert.equal(conversation.quoteOf(message('x', 1, { quoted_message_id: 'q' }))?.state, 'new');
    assert.deepEqual(platform.asked, []);
  });

  it('pages to the end of what there is, and says that a page is on its way', async () => {
    await conversation.latest.load();
    assert.equal(ids(), 'dc');
    assert.equal(conversation.latest.hasMore, true);
    const more = conversation.latest.loadMore();
    assert.equal(conversation.latest.state, 'loading');
    assert.equal(changes.length, 2, 'other readers learn that the list is loading');
    await more;
    assert.equal(ids(), 'dcb');
    assert.equal(conversation.latest.hasMore, false);
    assert.equal(conversation.latest.fetchedAtMs, 5_000);
    assert.deepEqual(platform.asked, ['page g', 'page g 2']);
  });

  it('holds an answer that came before anybody listened', async () => {
    await conversation.latest.load();
    const late: ConversationChange[] = [];
    conversation.onDidChange((change) => late.push(change));
    assert.equal(conversation.latest.state, 'ready');
    await conversation.latest.load();
    assert.deepEqual(late, []);
    assert.equal(ids(), 'dc');
  });

  it('is never loading to a reader that looks when it is called', async () => {
    const seen: string[] = [];
    conversation.onDidChange(() => seen.push(conversation.latest.state));
    await conversation.latest.load();
    platform.failing.add('page g');
    await conversation.latest.refresh();
    assert.deepEqual(seen, ['ready', 'error']);
    assert.equal(ids(), 'dc', 'what was read stays');
  });

  it('reads a thread once for all who look at it', async () => {
    platform.threads.set('t', [message('t', 1, { thread_id: 't' }), message('r', 2, { thread_id: 't' })]);
    await Promise.all([conversation.thread('t').load(), conversation.thread('t').load()]);
    assert.equal(conversation.thread('t').messages.length, 2);
    assert.deepEqual(platform.asked, ['thread t']);
    assert.deepEqual(changes, [{ part: 'thread', threadId: 't' }]);
    assert.equal(conversation.heldCount, 2);
  });

  it('knows the root of a thread once it is held, wherever it was read', async () => {
    assert.equal(conversation.root('t'), undefined);
    platform.threads.set('t', [message('t', 1), message('r', 2, { thread_id: 't' })]);
    await conversation.thread('t').load();
    assert.equal(conversation.root('t')?.message_sent_time, 1);
    platform.history.unshift(message('u', 3));
    await conversation.latest.load();
    assert.equal(conversation.root('u')?.message_sent_time, 3);
  });

  it('opens a thread by its id, and reads it again when it is opened again', async () => {
    const { signal } = new AbortController();
    assert.equal(await conversation.openThread('t', signal), undefined);
    assert.equal(conversation.openedThreads.size, 0);
    platform.threads.set('t', [message('r', 2, { thread_id: 't' })]);
    const opened = await conversation.openThread('t', signal);
    assert.equal(opened?.message_id, 'r', 'the root is gone');
    assert.equal(conversation.openedThreads.get('t'), opened);
    await conversation.thread('t').load();
    await conversation.openThread('t', signal);
    assert.equal(conversation.thread('t').state, 'new');
    assert.deepEqual(
      changes.map(({ part }) => part),
      ['messages', 'thread', 'messages'],
    );
  });

  it('opens a long thread by its root, which is on a later page, or by the oldest reply where there is no root', async () => {
    const { signal } = new AbortController();
    platform.longThreads.add('t');
    platform.threads.set('t', [message('x', 8, { thread_id: 't' }), message('y', 9, { thread_id: 't' })]);
    assert.equal((await conversation.openThread('t', signal))?.message_id, 'x');
    platform.single.set('t', message('t', 1, { thread_id: 't' }));
    assert.equal((await conversation.openThread('t', signal))?.message_id, 't');
  });

  it('looks up a quoted message once, for every message that quotes it', async () => {
    platform.single.set('q', message('q', 1));
    const quote = () => conversation.quoteOf(message('x', 2, { quoted_message_id: 'q' }));
    await quote()?.load();
    await quote()?.load();
    assert.equal(quote()?.value?.message_id, 'q');
    assert.deepEqual(platform.asked, ['message q']);
    assert.deepEqual(changes, [{ part: 'quote', messageId: 'q' }]);
    assert.equal(conversation.quoteOf(message('x', 2, { quoted_message_id: '' })), undefined);
  });

  it('keeps why a quote could not be read until the messages are read again', async () => {
    platform.history[0] = message('d', 104, { quoted_message_id: 'q' });
    await conversation.latest.load();
    const quote = conversation.quoteOf(platform.history[0]);
    await quote?.load();
    await quote?.load();
    assert.equal(quote?.state, 'error');
    platform.single.set('q', message('q', 1));
    await conversation.latest.refresh();
    assert.equal(quote.state, 'new');
    await quote.load();
    assert.equal(quote.state, 'ready');
    assert.deepEqual(
      platform.asked.filter((call) => call.startsWith('message')),
      ['message q', 'message q'],
    );
  });

  it('takes a message that has changed wherever it stands', async () => {
    platform.threads.set('t', [message('d', 104, { thread_id: 't' })]);
    await Promise.all([conversation.latest.load(), conversation.thread('t').load()]);
    changes = [];
    conversation.replace(message('d', 104, { thread_id: 't', tag: 'image' }));
    assert.equal(conversation.latest.messages[0]?.tag, 'image');
    assert.equal(conversation.thread('t').messages[0]?.tag, 'image');
    assert.deepEqual(
      changes.map(({ part }) => part),
      ['messages', 'thread'],
    );
  });

  it('takes a quoted message that has changed, and announces nothing where a message is not shown', async () => {
    platform.single.set('q', message('q', 1));
    await conversation.latest.load();
    const quote = conversation.quoteOf(message('d', 104, { quoted_message_id: 'q' }));
    await quote?.load();
    changes = [];
    conversation.replace(message('q', 1, { tag: 'image' }));
    assert.equal(quote?.value?.tag, 'image');
    conversation.replace(message('elsewhere', 1));
    assert.deepEqual(changes, [{ part: 'quote', messageId: 'q' }]);
  });

  it('reads the details of the group', async () => {
    await conversation.details.load();
    assert.equal(conversation.details.value?.group_name, 'Release crew');
    assert.deepEqual(changes, [{ part: 'details' }]);
  });

  it('forgets its messages, and an answer that comes later changes nothing', async () => {
    let answer = () => undefined as void;
    platform.hold = new Promise((resolve) => {
      answer = resolve;
    });
    const loading = conversation.latest.load();
    conversation.forget();
    answer();
    await loading;
    assert.deepEqual(changes, [{ part: 'forgotten' }]);
    assert.equal(conversation.isLoaded, false);
    assert.equal(conversation.heldCount, 0);
    platform.hold = undefined;
    await conversation.latest.load();
    assert.equal(ids(), 'dc');
  });
});

describe('the conversations of an app', () => {
  let platform: Platform;
  let conversations: Conversations;

  beforeEach(() => {
    platform = new Platform();
    platform.history.push(message('b', 102), message('a', 101));
    conversations = new Conversations(platform.options, 3);
  });

  it('are the same for everybody who asks', () => {
    assert.equal(conversations.get('g'), conversations.get('g'));
    assert.notEqual(conversations.get('g'), conversations.get('h'));
  });

  it('forget their messages when there are too many, but not those that somebody has open', async () => {
    const [open, closed, last] = ['open', 'closed', 'last'].map((id) => conversations.get(id));
    assert.ok(open && closed && last);
    const tree = conversations.hold(open);
    const panel = conversations.hold(open);
    await open.latest.load();
    await closed.latest.load();
    assert.equal(closed.isLoaded, false, 'it has no reader');
    const other = conversations.hold(last);
    await last.latest.load();
    assert.deepEqual([open.heldCount, last.heldCount], [2, 2], 'more than allowed, but all are open');
    tree.dispose();
    tree.dispose();
    assert.equal(open.heldCount, 2, 'one reader is left');
    panel.dispose();
    assert.deepEqual([open.heldCount, last.heldCount], [0, 2]);
    other.dispose();
  });

  it('forget no more than they must', async () => {
    conversations = new Conversations(platform.options, 4);
    const all = ['1', '2', '3', '4'].map((id) => conversations.get(id));
    const holds = all.map((each) => conversations.hold(each));
    for (const each of all) await each.latest.load();
    for (const hold of holds) hold.dispose();
    assert.deepEqual(
      all.map(({ heldCount }) => heldCount),
      [0, 0, 2, 2],
    );
  });

  it('show a message that has changed, whichever of them it is in', async () => {
    const conversation = conversations.get('g');
    await conversation.latest.load();
    platform.changed.fire({ message: message('b', 102, { tag: 'image' }), groupId: undefined });
    assert.equal(conversation.latest.messages[0]?.tag, 'image');
  });

  it('end together', async () => {
    const conversation = conversations.get('g');
    const changes: unknown[] = [];
    conversation.onDidChange((change) => changes.push(change));
    const loading = conversation.latest.load();
    conversations.dispose();
    await loading;
    assert.deepEqual(changes, []);
  });
});

describe('the entries of a chat', () => {
  it('leave replies to their root, and count them', () => {
    const root = message('t', 101, { thread_id: 't' });
    const replies = [message('r2', 103, { thread_id: 't' }), message('r1', 102, { thread_id: 't' })];
    assert.deepEqual(chatEntries([message('x', 104), ...replies, root]), [
      { message: message('x', 104), seenReplies: 0 },
      { message: root, seenReplies: 2 },
    ]);
  });

  it('show the newest reply where the root is out of reach', () => {
    const replies = [message('r2', 103, { thread_id: 't' }), message('r1', 102, { thread_id: 't' })];
    assert.deepEqual(chatEntries(replies), [{ message: replies[0], seenReplies: 0 }]);
  });
});

describe('forwarded messages', () => {
  it('are messages like others, records inside of records too', () => {
    const inner = {
      tag: 'combined_forwarded_chat_history',
      combined_forwarded_chat_history: { content: [{ tag: 'text', text: { plain_text: 'deep' } }] },
    };
    const outer = message('x', 1, {
      combined_forwarded_chat_history: {
        content: [{ message_id: '', tag: 'text', text: { plain_text: 'first' } }, inner],
      },
    });
    const [first, record, ...others] = forwardedMessages(outer);
    assert.equal(first?.text?.plain_text, 'first');
    assert.ok(record);
    assert.equal([...forwardedMessages(record)][0]?.text?.plain_text, 'deep');
    assert.deepEqual(others, []);
  });

  it('of a shape that is not known are left out', () => {
    const content = [{ tag: 'text', text: 'not an object' }, { tag: 'sticker' }];
    const found = [...forwardedMessages({ combined_forwarded_chat_history: { content } })];
    assert.deepEqual(found, [{ tag: 'sticker' }]);
    assert.deepEqual([...forwardedMessages({ tag: 'text' })], []);
  });
});
