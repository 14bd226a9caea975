import assert from 'node:assert/strict';
import { endpointNames, endpoints } from '../../../src/contract/endpoints';
import type { Endpoint } from '../../../src/contract/endpoint';
import published from '../../support/fixtures/rateLimits.json';

const rows = endpointNames.map((name) => [name, endpoints[name] as Endpoint] as const);
const place = (row: { method: string; path: string }) => `${row.method} ${row.path}`;

describe('the endpoint table', () => {
  it('names each method and path once', () => {
    const places = rows.map(([, row]) => place(row));
    assert.deepEqual(places.length, new Set(places).size);
  });

  it('covers every path with a published limit, and no other', () => {
    const ours = new Set(rows.map(([, row]) => place(row)));
    const theirs = new Set(published.rateLimits.map(place));
    assert.deepEqual([...ours].toSorted(), [...theirs].toSorted());
  });

  it('states the published windows of each call', () => {
    for (const [name, row] of rows) {
      const windows = published.rateLimits
        .filter(
          (limit) => place(limit) === place(row) && limit.limit !== null && limit.windowSeconds !== null,
        )
        .map((limit) => `${limit.limit} in ${limit.windowSeconds} s`);
      const stated = row.windows.map((window) => `${window.limit} in ${window.windowMs / 1000} s`);
      assert.deepEqual(stated.toSorted(), windows.toSorted(), name);
    }
  });

  it('calls every read safe to repeat and every send unsafe', () => {
    const unsafe = rows.filter(([, row]) => row.repeat === 'unsafe').map(([name]) => name);
    assert.deepEqual(unsafe.toSorted(), [
      'createGroupChat',
      'initGroupChatStream',
      'initSingleChatStream',
      'sendMessageToBotUser',
      'sendMessageToGroupChat',
      'sendOldServiceNotice',
      'sendServiceNotice',
      'sendSystemAccountMessage',
      'updateGroupChatStream',
      'updateSingleChatStream',
    ]);
  });

  it('asks for a token everywhere but for the token itself and webhooks', () => {
    const open = rows.filter(([, row]) => row.auth !== 'token').map(([name]) => name);
    assert.deepEqual(open.toSorted(), ['getAppAccessToken', 'sendSystemAccountMessage']);
  });

  it('links a documentation page of the platform in every row', () => {
    for (const [name, row] of rows) assert.match(row.docs, /^https:\/\/open\.seatalk\.io\/docs\/\S+$/, name);
  });
});
