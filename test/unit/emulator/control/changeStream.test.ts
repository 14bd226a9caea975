import assert from 'node:assert/strict';
import { LocalSeaTalk, RELEASE_ROOM, text } from '../localSeaTalk';
import { settle } from '../../../support/fakeClock';

describe('the stream of changes of the local SeaTalk', () => {
  let local: LocalSeaTalk;
  const open: ReadableStreamDefaultReader<Uint8Array>[] = [];

  beforeEach(() => {
    local = new LocalSeaTalk();
  });
  afterEach(async () => {
    for (const reader of open.splice(0)) await reader.cancel();
  });

  async function listen(token = local.emulator.controlToken) {
    const answer = await local.emulator.request('http://127.0.0.1/_local/changes', {
      headers: { 'x-local-token': token },
    });
    const reader = (answer.body as ReadableStream<Uint8Array> | null)?.getReader();
    if (reader) open.push(reader);
    return { status: answer.status, reader };
  }

  async function next(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<unknown> {
    const { value, done } = (await reader?.read()) ?? { done: true };
    return done ? 'ended' : JSON.parse(Buffer.from(value ?? []).toString());
  }

  it('names each message that came or changed as the app sees it, with its group', async () => {
    const { reader } = await listen();
    assert.deepEqual(await next(reader), { kind: 'listening' });
    const { message_id: id } = await local.ok('sendMessageToGroupChat', {
      group_id: RELEASE_ROOM,
      message: text('hello'),
    });
    const line = (await next(reader)) as Readonly<Record<string, unknown>>;
    assert.deepEqual([line['kind'], line['group_id']], ['message_added', RELEASE_ROOM]);
    assert.equal((line['message_ids'] as Record<string, string>)[local.emulator.app.appId], id);
    assert.equal('thread_ids' in line, false);
    await local.control('POST', '/reset', {});
    assert.equal(((await next(reader)) as Readonly<Record<string, unknown>>)['kind'], 'world_replaced');
  });

  it('gives each line to any number of readers, without a warning of the process', async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error) => warnings.push(warning);
    process.on('warning', warn);
    try {
      const readers = await Promise.all(Array.from({ length: 20 }, () => listen()));
      for (const { reader } of readers) assert.deepEqual(await next(reader), { kind: 'listening' });
      await local.write({ group: 'Release room', from: 'Mira Tan', text: 'to all of you' });
      const lines = await Promise.all(readers.map(({ reader }) => next(reader)));
      assert.equal((lines[0] as { readonly kind: string }).kind, 'message_added');
      for (const line of lines) assert.deepEqual(line, lines[0]);
      // Warnings come in a turn of their own.
      await settle();
      assert.deepEqual(warnings, []);
    } finally {
      process.off('warning', warn);
    }
  });

  it('needs the control token', async () => {
    assert.equal((await listen('wrong')).status, 401);
  });

  it('ends when nobody reads it, and with the server', async () => {
    const slow = await listen();
    const notes = { group: 'Release room', from: 'Mira Tan', text: 'note {n}', times: 400 };
    for (let round = 0; round < 3; round += 1) await local.control('POST', '/messages', notes);
    let lines = 0;
    while ((await next(slow.reader)) !== 'ended') lines += 1;
    assert.ok(lines < 1_200, `${lines} lines were kept for who did not read`);
    const last = await listen();
    assert.deepEqual(await next(last.reader), { kind: 'listening' });
    await local.emulator.stop();
    await settle();
    assert.equal(await next(last.reader), 'ended');
  });
});
