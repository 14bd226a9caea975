import assert from 'node:assert/strict';
import type { OutgoingEvent } from '../../../../src/emulator/events/outgoingEvent';
import { LocalSeaTalk } from '../localSeaTalk';
import { messageIn, PNG } from './smallWorld';

const toBot = { from: 'Mira Tan', app: 'Deploy Bot', person: 'Mira Tan' };

describe('the events of a local SeaTalk', () => {
  const listen = (local: LocalSeaTalk) => {
    const events: OutgoingEvent[] = [];
    local.emulator.onEvent((event) => events.push(event));
    return () => messageIn(events.pop());
  };

  it('are written as the options say, until it is reset', async () => {
    const local = new LocalSeaTalk('empty');
    await local.control('POST', '/people', { name: 'Mira Tan', email: 'mira.tan@example.com' });
    const last = listen(local);
    const read = async () => {
      await local.write({ ...toBot, text: 'status' });
      const { thread_id, text } = last();
      return [thread_id, text];
    };
    const usual = ['', { content: 'status', last_edited_time: 0 }];
    assert.deepEqual(await read(), usual);
    const events = { direct_thread_id: '0', last_edited_time: false };
    assert.deepEqual((await local.control('PUT', '/options', { events }))['events'], {
      cards: true,
      ...events,
    });
    assert.deepEqual((await local.control('PUT', '/options', {}))['events'], { cards: true, ...events });
    assert.deepEqual(await read(), ['0', { content: 'status' }]);
    await local.control('POST', '/reset');
    await local.control('POST', '/people', { name: 'Mira Tan', email: 'mira.tan@example.com' });
    assert.deepEqual(await read(), usual);
  });

  it('link to media at the public URL, where there is one', async () => {
    const local = new LocalSeaTalk('company', { publicUrl: 'https://openapi.seatalk.io' });
    const last = listen(local);
    await local.write({ ...toBot, image: { base64: PNG.toString('base64') } });
    const { content } = last()['image'] as { content: string };
    assert.match(content, /^https:\/\/openapi\.seatalk\.io\/messaging\/v2\/file\/\w+$/);
  });
});
