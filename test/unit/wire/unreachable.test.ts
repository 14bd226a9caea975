import assert from 'node:assert/strict';
import { unreachableReason } from '../../../src/wire/unreachable';

describe('why no connection came about', () => {
  for (const [code, reason] of [
    ['ECONNREFUSED', 'refused'],
    ['ERR_CONNECTION_REFUSED', 'refused'],
    ['ENOTFOUND', 'unknown-host'],
    ['EAI_AGAIN', 'unknown-host'],
    ['ERR_NAME_NOT_RESOLVED', 'unknown-host'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['ERR_CERT_AUTHORITY_INVALID', 'certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'no-tls'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['ETIMEDOUT', 'timeout'],
    ['ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['PROXY_SIGN_IN', 'proxy-sign-in'],
    ['ERR_PROXY_AUTH_UNSUPPORTED', 'proxy-sign-in'],
    ['EHOSTUNREACH', 'other'],
    ['ESOMETHINGNEW', 'other'],
    [undefined, 'other'],
  ] as const) {
    it(`${code} says: ${reason}`, () => assert.equal(unreachableReason(code), reason));
  }
});
