import assert from 'node:assert/strict';
import { isFiltering, noFilter } from '../../../../src/extension/events/model/eventFilter';
import { EVENTS_MAX, EventLog, eventKey } from '../../../../src/extension/events/model/eventLog';
import { passes } from '../../../../src/extension/events/model/passes';
import { resultOf, resultOfAll } from '../../../../src/extension/events/model/result';
import { attempt } from './samples';

describe('events put together from attempts', () => {
  let log: EventLog;
  beforeEach(() => {
    log = new EventLog();
  });
  const pending = { outcome: { kind: 'pending' }, duration_ms: 0 };

  it('are one for all attempts with their id, for each app', () => {
    log.put(attempt(1, { outcome: { kind: 'timeout' }, retry_in_ms: 1_000 }));
    log.put(attempt(2, { app_id: 'other' }));
    log.put(attempt(3, { attempt: 2 }));
    log.put(attempt(4, { cause: 'replay' }));
    assert.deepEqual(
      log.events.map(({ appId, attempts }) => [appId, attempts.map(({ id }) => id)]),
      [
        ['other', [2]],
        ['app', [1, 3, 4]],
      ],
    );
  });

  it('know how an attempt ended, whichever news of it comes first', () => {
    log.put(attempt(1, pending));
    assert.equal(log.find(eventKey('app', '7'))?.attempts[0]?.outcome.kind, 'pending');
    log.put(attempt(1));
    log.put(attempt(1, pending));
    const [event] = log.events;
    assert.equal(event?.attempts.length, 1);
    assert.equal(event.attempts[0]?.outcome.kind, 'delivered');
  });

  it('are the newest ones, and no more than a view can bear', () => {
    for (let id = 1; id <= EVENTS_MAX + 20; id += 1) log.put(attempt(id, { event_id: String(id) }));
    assert.equal(log.size, EVENTS_MAX);
    assert.equal(log.events[0]?.eventId, String(EVENTS_MAX + 20));
    assert.equal(log.events.at(-1)?.eventId, '21');
    for (let id = 1_000; id < 1_200; id += 1) log.put(attempt(id, { event_id: '300', cause: 'replay' }));
    assert.equal(log.find(eventKey('app', '300'))?.attempts.at(-1)?.id, 1_199);
    assert.ok((log.find(eventKey('app', '300'))?.attempts.length ?? 0) <= 50);
  });

  it('have the result of the attempt that began last', () => {
    const result = (outcome: object, more: object = {}) => resultOf(attempt(1, { outcome, ...more }));
    assert.equal(result({ kind: 'acknowledged' }), 'delivered');
    assert.equal(result({ kind: 'answered', status: 500 }, { retry_in_ms: 2_000 }), 'retrying');
    assert.equal(result({ kind: 'answered', status: 500 }), 'failed');
    assert.equal(result({ kind: 'unreachable', reason: 'refused' }), 'failed');
    assert.equal(result({ kind: 'dropped', reason: 'paused' }), 'dropped');
    assert.equal(result({ kind: 'lost' }), 'dropped');
    // The WebSocket's come again with the bot, four times at most.
    assert.equal(result({ kind: 'disconnected' }, { attempt: 3 }), 'retrying');
    assert.equal(result({ kind: 'unacknowledged' }, { attempt: 4 }), 'failed');
    const failed = attempt(1, { outcome: { kind: 'timeout' } });
    assert.equal(resultOfAll([failed, attempt(2)]), 'delivered');
    assert.equal(resultOfAll([attempt(1), attempt(2, pending)]), 'pending');
  });

  it('pass a filter that names their type, app, and result, each where it names any', () => {
    const event = log.put(attempt(1));
    assert.equal(isFiltering(noFilter), false);
    assert.ok(passes(noFilter, event));
    const delivered = { ...noFilter, results: new Set(['delivered'] as const) };
    assert.ok(isFiltering(delivered) && passes(delivered, event));
    assert.ok(passes({ ...delivered, apps: new Set(['app', 'other']) }, event));
    assert.ok(!passes({ ...delivered, apps: new Set(['other']) }, event));
    assert.ok(!passes({ ...noFilter, types: new Set(['interactive_message_click']) }, event));
  });
});
