import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isServedHost } from '../../../../src/events/receiver/servedHost';

const ALLOWED = ['bot.tunnel.example', '10.0.0.7'];

describe('the hosts a receiver answers as', () => {
  for (const host of [
    'localhost:3000',
    'LOCALHOST:3000',
    '127.0.0.1:3000',
    '[::1]:3000',
    'Bot.Tunnel.Example',
    '10.0.0.7:8443',
  ])
    it(`include ${host}`, () => assert.ok(isServedHost(host, 3000, ALLOWED)));

  it('include the name alone at the usual port', () => assert.ok(isServedHost('localhost', 80, [])));

  for (const host of [
    undefined,
    '',
    'localhost',
    'localhost:3001',
    '127.0.0.2:3000',
    'localhost.:3000',
    'evil.example:3000',
    'bot.tunnel.example.evil.example',
    'bot.tunnel.example/x',
    'x@localhost:3000',
    'localhost:3000/',
    'localhost:3000#',
    'localhost:3000?',
    'a b',
  ])
    it(`do not include ${host}`, () => assert.ok(!isServedHost(host, 3000, ALLOWED)));

  it('never include a name that is not on the list', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.ipV4()), (host) => {
        const isKnown = /^(localhost|127\.0\.0\.1|bot\.tunnel\.example|10\.0\.0\.7)$/iu.test(host);
        assert.ok(isKnown || !isServedHost(host, 80, ALLOWED));
      }),
    );
  });
});
