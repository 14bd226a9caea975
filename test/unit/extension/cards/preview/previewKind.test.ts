import assert from 'node:assert/strict';
import { frameMessage, frameState } from '../../../../../src/extension/cards/preview/previewKind';

const tap = {
  value: 'leave:approve:8841',
  messageId: 'm1',
  employeeCode: 'e_7k2m9q4x',
  email: '',
  seatalkId: '',
  groupId: '',
  threadId: '',
};

describe('messages of the preview frame', () => {
  for (const message of [
    { type: 'language', language: 'th' },
    { type: 'reveal', offset: 0 },
    { type: 'open', url: 'https://a.example' },
    { type: 'copy', text: '' },
    { type: 'send' },
    { type: 'tap' },
    { type: 'deliver', delivery: 1, address: 'localhost:3000', tap },
    { type: 'cancelDelivery', delivery: 1 },
    { type: 'setSigningSecret' },
  ]) {
    it(`takes ${message.type}`, () => assert.deepEqual(frameMessage.parse(message), message));
  }

  for (const message of [
    undefined,
    null,
    'ready',
    {},
    { type: 'run', command: 'x' },
    { type: 'reveal', offset: -1 },
    { type: 'deliver', delivery: 0, address: '', tap },
    { type: 'deliver', delivery: 1, address: '', tap: { ...tap, groupId: 7 } },
    { type: 'deliver', delivery: 1, address: '', tap, signingSecret: 'x' },
    { type: 'setSigningSecret', secret: 'x' },
  ]) {
    it(`refuses ${JSON.stringify(message)}`, () =>
      assert.equal(frameMessage.safeParse(message).success, false));
  }
});

describe('the state of a preview of an earlier session', () => {
  it('is read, and what else is in it ignored', () => {
    const source = { uri: 'file:///a.json', range: { start: 1, end: 2 } };
    assert.deepEqual(frameState.parse({ source, client: 'dark', later: 1 }), { source });
  });

  for (const state of [undefined, {}, { source: {} }, { source: { uri: 'a', range: { start: 'x' } } }]) {
    it(`is given up: ${JSON.stringify(state)}`, () =>
      assert.equal(frameState.safeParse(state).success, false));
  }
});
