import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readDeliveryAddress } from '../../../src/events/deliveryAddress';

describe('an address to deliver an event to', () => {
  for (const [typed, url] of [
    ['http://127.0.0.1:3000/callback', 'http://127.0.0.1:3000/callback'],
    ['  https://localhost:8443/a?b=c  ', 'https://localhost:8443/a?b=c'],
    ['http://[::1]:3000', 'http://[::1]:3000/'],
    ['http://LOCALHOST/x', 'http://localhost/x'],
    // Other spellings of 127.0.0.1, which a URL resolves.
    ['http://2130706433:3000/', 'http://127.0.0.1:3000/'],
    ['http://0x7f.1:3000/', 'http://127.0.0.1:3000/'],
    ['localhost:3000/callback', 'http://localhost:3000/callback'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000/'],
    ['[::1]:3000/x', 'http://[::1]:3000/x'],
    ['http://localhost/x#part', 'http://localhost/x'],
  ] as const) {
    it(`${typed.trim()} is on this machine`, () => {
      const read = readDeliveryAddress(typed);
      assert.ok(!('problem' in read), JSON.stringify(read));
      assert.deepEqual([read.url, read.isLoopback, read.isOpen], [url, true, false]);
    });
  }

  for (const [typed, origin, isOpen] of [
    ['https://bot.example.com/callback', 'https://bot.example.com', false],
    ['http://192.168.1.20:3000/callback', 'http://192.168.1.20:3000', true],
    ['http://127.0.0.1.example.com/', 'http://127.0.0.1.example.com', true],
    ['http://localhost.example.com/', 'http://localhost.example.com', true],
    ['http://localhost./', 'http://localhost.', true],
    ['http://bot.localhost/', 'http://bot.localhost', true],
    ['http://0.0.0.0:3000/', 'http://0.0.0.0:3000', true],
    // The editor would ask a proxy for these.
    ['http://127.0.0.2:3000/', 'http://127.0.0.2:3000', true],
    ['http://[::ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]', true],
  ] as const) {
    it(`${typed} is somewhere else`, () => {
      const read = readDeliveryAddress(typed);
      assert.ok(!('problem' in read), JSON.stringify(read));
      assert.deepEqual([read.origin, read.isLoopback, read.isOpen], [origin, false, isOpen]);
    });
  }

  for (const [typed, problem] of [
    ['', 'empty'],
    [' \t', 'empty'],
    ['http://', 'not-an-address'],
    ['callback', 'not-an-address'],
    ['bot.example.com/callback', 'not-an-address'],
    ['http://a b/', 'not-an-address'],
    ['ftp://localhost/x', 'scheme'],
    ['file:///etc/passwd', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    ['command://seatalk.send', 'scheme'],
    ['http://mira:pw@localhost:3000/', 'user-info'],
    ['http://localhost@example.com/', 'user-info'],
    ['localhost@example.com', 'not-an-address'],
    ['http://localhost:6000/callback', 'port'],
    ['127.0.0.1:1', 'port'],
    [`http://localhost/${'a'.repeat(2_000)}`, 'too-long'],
  ] as const) {
    it(`"${typed.slice(0, 40)}" is refused: ${problem}`, () =>
      assert.deepEqual(readDeliveryAddress(typed), { problem }));
  }

  it('never throws, and never takes a user name along', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true })), (typed) => {
        const read = readDeliveryAddress(typed);
        if ('problem' in read) return;
        const { username, password, hash, protocol } = new URL(read.url);
        assert.deepEqual([username, password, hash], ['', '', '']);
        assert.match(protocol, /^https?:$/u);
      }),
    );
  });
});
