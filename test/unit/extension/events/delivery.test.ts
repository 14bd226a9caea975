import assert from 'node:assert/strict';
import { readConnections, readHeartbeatSec } from '../../../../src/extension/events/model/connections';
import { readDeliveries, readDeliveryLine } from '../../../../src/extension/events/model/delivery';
import { attemptJson } from './samples';

describe('what control routes tell of deliveries', () => {
  it('is read as far as it can be: what is odd is left out, and what is new survives by its name', () => {
    const read = readDeliveries({
      deliveries: [
        attemptJson(1, { headers: 'none', url: 7, duration_ms: null, new_field: 1 }),
        { id: 'two' },
        attemptJson(3, { outcome: { kind: 'teleported', status: 'fine' } }),
      ],
    });
    assert.deepEqual(
      read.map(({ id, headers, url, duration_ms: ms, outcome }) => [id, headers, url, ms, outcome.kind]),
      [
        [1, {}, undefined, 0, 'delivered'],
        [3, { 'Content-Type': 'application/json' }, 'http://localhost:3000/callback', 12, 'teleported'],
      ],
    );
    assert.throws(() => readDeliveries({}));
  });

  it('comes as lines, of which those of another version are left out', () => {
    assert.equal(readDeliveryLine('{"kind":"listening"}')?.kind, 'listening');
    assert.equal(readDeliveryLine('{"kind":"cleared"}')?.kind, 'cleared');
    const line = readDeliveryLine(JSON.stringify({ kind: 'delivery', delivery: attemptJson(4) }));
    assert.equal(line?.kind === 'delivery' && line.delivery.id, 4);
    for (const odd of ['', '{', 'null', '{"kind":"else"}', '{"kind":"delivery"}'])
      assert.equal(readDeliveryLine(odd), undefined, odd);
  });

  it('says how apps are connected, with the states it may be in', () => {
    const { connections, pauses } = readConnections({
      connections: [
        { app_id: 'a', name: 'Deploy Bot', method: 'socket', state: 'dead', cause: 'no_ping', since_ms: 5 },
        { app_id: 'b', name: 'Standup Bot', method: 'none' },
        { name: 'no id' },
      ],
      pauses: [{ app_id: 'a', place: { kind: 'group', groupId: 'g' }, at_ms: 1 }, {}],
    });
    assert.deepEqual(
      connections.map(({ app_id: id, method, state }) => [id, method, state]),
      [
        ['a', 'socket', 'dead'],
        ['b', 'none', undefined],
      ],
    );
    assert.deepEqual(
      pauses.map(({ place }) => place.groupId),
      ['g'],
    );
    assert.equal(readHeartbeatSec({ heartbeat: { interval_sec: 20, timeout_sec: 10 } }), 10);
    assert.equal(readHeartbeatSec({}), undefined);
  });
});
