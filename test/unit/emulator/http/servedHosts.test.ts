import assert from 'node:assert/strict';
import type { Admission, Arrival } from '../../../../src/emulator/http/servedHosts';
import { publicOrigin, ServedHosts } from '../../../../src/emulator/http/servedHosts';

describe('the hosts a local SeaTalk answers as', () => {
  const listening = (options: { publicOrigin?: string; hosts?: string[] } = {}) =>
    new ServedHosts({ port: () => 4000, ...options });
  const originOf = (admission: Admission) => ('linkOrigin' in admission ? admission.linkOrigin : undefined);
  const link = (hosts: ServedHosts, arrival: Arrival) => originOf(hosts.admit(arrival));

  it('are the loopback names with its port, and where links lead is what the client used', () => {
    for (const host of ['127.0.0.1:4000', 'localhost:4000', 'LOCALHOST:4000', '[::1]:4000'])
      assert.equal(link(listening(), { host }), `http://${host}`);
    for (const host of [
      '127.0.0.1',
      'localhost:4001',
      '127.0.0.1.evil.example:4000',
      'evil.example:4000',
      '',
      'a b',
      'x@localhost:4000',
    ])
      assert.equal(link(listening(), { host }), undefined, host);
  });

  it('are the host of its public URL too, to which all links lead then', () => {
    const hosts = listening({ publicOrigin: 'https://openapi.seatalk.io' });
    for (const host of ['openapi.seatalk.io', 'openapi.seatalk.io:443', '127.0.0.1:4000'])
      assert.equal(link(hosts, { host }), 'https://openapi.seatalk.io', host);
    assert.equal(link(hosts, { host: 'evil.example' }), undefined);
  });

  it('are others by request', () => {
    const hosts = listening({ hosts: ['host.docker.internal'] });
    assert.equal(link(hosts, { host: 'host.docker.internal:4000' }), 'http://host.docker.internal:4000');
    assert.equal(link(listening(), { host: 'host.docker.internal:4000' }), undefined);
  });

  it('may be named by a proxy on this machine, and by nobody else', () => {
    const hosts = listening({ hosts: ['bots.example.com'] });
    const proxied = { host: '127.0.0.1:4000', forwardedHost: 'bots.example.com', forwardedProto: 'https' };
    for (const remoteAddress of [undefined, '127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])
      assert.equal(link(hosts, { ...proxied, remoteAddress }), 'https://bots.example.com', remoteAddress);
    for (const remoteAddress of ['10.0.0.7', '::ffff:10.0.0.7', 'fe80::1'])
      assert.equal(link(hosts, { ...proxied, remoteAddress }), 'http://127.0.0.1:4000', remoteAddress);
    const several = {
      ...proxied,
      forwardedHost: 'bots.example.com, 10.0.0.7',
      forwardedProto: 'https, http',
    };
    assert.equal(link(hosts, several), 'https://bots.example.com');
    assert.equal(link(hosts, { ...proxied, forwardedHost: 'localhost:8443' }), 'https://localhost:8443');
    const kept = { host: 'bots.example.com', forwardedProto: 'https' };
    assert.equal(link(hosts, kept), 'https://bots.example.com');
    assert.equal(link(hosts, { ...kept, host: 'localhost:4000' }), 'http://localhost:4000');
  });

  it('are never those that only a proxy names', () => {
    for (const forwardedHost of ['evil.example', 'evil.example/x', 'bots.example.com@evil.example', ''])
      assert.equal(
        link(listening({ hosts: ['bots.example.com'] }), { host: 'localhost:4000', forwardedHost }),
        'http://localhost:4000',
        forwardedHost,
      );
  });

  it('are not for web pages of other origins', () => {
    const hosts = listening({ publicOrigin: 'https://bots.example.com' });
    const host = 'localhost:4000';
    for (const origin of ['http://localhost:4000', 'https://bots.example.com'])
      assert.notEqual(link(hosts, { host, origin }), undefined, origin);
    for (const origin of ['null', 'http://evil.example', 'http://localhost:4001', 'http://bots.example.com'])
      assert.equal(link(hosts, { host, origin }), undefined, origin);
  });

  it('are said to whoever uses another name, without what a terminal would obey', () => {
    const refused = listening().admit({ host: `\u001b[2J${'x'.repeat(500)}` });
    assert.ok('refusal' in refused);
    assert.match(refused.refusal, /only as 127\.0\.0\.1:4000, localhost:4000, \[::1\]:4000\./);
    assert.match(refused.refusal, /\\u\{1b\}/);
    assert.ok(refused.refusal.length < 400);
  });

  it('come with a public URL of scheme, host and port only', () => {
    assert.equal(publicOrigin('https://openapi.seatalk.io/'), 'https://openapi.seatalk.io');
    assert.equal(publicOrigin('http://HOST.example:8080'), 'http://host.example:8080');
    for (const url of [
      '',
      'openapi.seatalk.io',
      'ftp://a.example',
      'https://a.example/path',
      'https://u:p@a.example',
      'https://a.example?x',
      'file:///x',
    ])
      assert.throws(() => publicOrigin(url), TypeError, url);
  });
});
