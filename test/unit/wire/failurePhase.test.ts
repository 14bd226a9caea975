import assert from 'node:assert/strict';
import { failurePhase, isBadRequest } from '../../../src/wire/failurePhase';

const coded = (code: string, more: object = {}) => Object.assign(new Error('invented'), { code, ...more });

describe('how far a request got', () => {
  for (const code of [
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ]) {
    it(`with ${code} is: not to the platform`, () => {
      assert.deepEqual(failurePhase(coded(code)), { code, phase: 'connect' });
      assert.equal(failurePhase(new TypeError('fetch failed', { cause: coded(code) })).phase, 'connect');
    });
  }

  for (const code of [
    'ERR_CERT_AUTHORITY_INVALID',
    'ERR_NAME_NOT_RESOLVED',
    'ERR_CONNECTION_REFUSED',
    'ERR_CONNECTION_TIMED_OUT',
    'ERR_INTERNET_DISCONNECTED',
    'ERR_PROXY_CONNECTION_FAILED',
    'ERR_TUNNEL_CONNECTION_FAILED',
    'ERR_UNSAFE_PORT',
  ]) {
    it(`with Chromium's ${code} is: not to the platform`, () => {
      assert.deepEqual(failurePhase(new TypeError(`net::${code}`)), { code, phase: 'connect' });
    });
  }

  it("with Chromium's ERR_CONNECTION_RESET is not certain", () => {
    const code = 'ERR_CONNECTION_RESET';
    assert.deepEqual(failurePhase(new TypeError(`net::${code}`)), { code, phase: 'send' });
  });

  for (const code of [
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'UND_ERR_SOCKET',
    'UND_ERR_DESTROYED',
    'ESOMETHINGNEW',
  ]) {
    it(`with ${code} is not certain`, () => {
      assert.deepEqual(failurePhase(coded(code)), { code, phase: 'send' });
    });
  }

  it('with a time-out of undici is: no answer', () => {
    assert.equal(failurePhase(coded('UND_ERR_HEADERS_TIMEOUT')).phase, 'read');
  });

  it('depends for ETIMEDOUT on what timed out', () => {
    assert.equal(failurePhase(coded('ETIMEDOUT', { syscall: 'connect' })).phase, 'connect');
    assert.equal(failurePhase(coded('ETIMEDOUT', { syscall: 'read' })).phase, 'send');
  });

  it('over several addresses is: not to the platform, only if all failed to connect', () => {
    const all = (...errors: Error[]) => Object.assign(new AggregateError(errors), { code: 'ETIMEDOUT' });
    const refused = coded('ECONNREFUSED');
    assert.equal(failurePhase(all(refused, coded('ETIMEDOUT', { syscall: 'connect' }))).phase, 'connect');
    assert.equal(failurePhase(all(refused, coded('ECONNRESET'))).phase, 'send');
  });

  it('without a code is not certain', () => {
    assert.deepEqual(failurePhase(new Error('what?')), { code: undefined, phase: 'send' });
    assert.deepEqual(failurePhase('thrown text'), { code: undefined, phase: 'send' });
  });

  it('is nowhere for a request that was wrong itself', () => {
    assert.ok(isBadRequest(new TypeError('fetch failed', { cause: coded('UND_ERR_INVALID_ARG') })));
    assert.ok(!isBadRequest(coded('ECONNRESET')));
  });
});
