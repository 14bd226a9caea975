import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { sign, verify } from '../../../src/wire/signature';

const SECRET = 'sgn_4f9c2a7e81d0b365';
const BODY = Buffer.from(
  '{"event_id":"5500017","event_type":"event_verification","timestamp":1767225600,"app_id":"MTIzNDU2Nzg5MDEy","event":{"seatalk_challenge":"q7Lw2ZpXe91aVt04"}}',
);
const SIGNATURE = '4363d7843b9c8ac49ceac9478fb15e5587a9bcff10174bc4085382e825840abe';

describe('the signature of an event', () => {
  it('is the hash of the bytes followed by the secret', () => {
    assert.equal(BODY.length, 156);
    assert.equal(sign(BODY, SECRET), SIGNATURE);
  });

  it('fits its own bytes and secret', () => assert.equal(verify(BODY, SECRET, SIGNATURE), true));

  it('does not fit the same JSON written in other bytes', () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(BODY.toString()), null, 2));
    assert.equal(verify(rewritten, SECRET, SIGNATURE), false);
  });

  it('does not fit another secret, nor one whose end is moved into the body', () => {
    assert.equal(verify(BODY, `${SECRET}x`, SIGNATURE), false);
    assert.equal(verify(BODY, '', SIGNATURE), false);
  });

  it('fits any bytes and any secret, and no other bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ unit: 'binary' }), fc.nat(), (body, secret, at) => {
        const signature = sign(body, secret);
        assert.match(signature, /^[0-9a-f]{64}$/);
        assert.equal(
          signature,
          createHash('sha256')
            .update(Buffer.concat([body, Buffer.from(secret)]))
            .digest('hex'),
        );
        assert.equal(verify(body, secret, signature), true);
        assert.equal(verify(Buffer.concat([body, Buffer.from([0])]), secret, signature), false);
        if (body.length === 0) return;
        const other = Uint8Array.from(body, (byte, index) => (index === at % body.length ? byte ^ 1 : byte));
        assert.equal(verify(other, secret, signature), false);
      }),
    ));

  for (const [what, signature] of [
    ['none', undefined],
    ['an empty one', ''],
    ['a short one', SIGNATURE.slice(1)],
    ['one in capitals', SIGNATURE.toUpperCase()],
    ['one with more behind it', `${SIGNATURE}00`],
    ['one that is no hexadecimal', SIGNATURE.replace('4', 'g')],
    ['other', SIGNATURE.replace('4', '5')],
  ] as const) {
    it(`is refused: ${what}`, () => assert.equal(verify(BODY, SECRET, signature), false));
  }

  it('counts characters outside ASCII by their UTF-8 bytes', () => {
    const body = Buffer.from('{"value":"đồng ý ✓"}');
    assert.equal(verify(body, 'gehéim', sign(body, 'gehéim')), true);
    assert.notEqual(sign(body, 'gehéim'), sign(Buffer.from(body.toString(), 'latin1'), 'gehéim'));
  });
});
