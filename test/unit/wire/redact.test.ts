import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Redactor } from '../../../src/wire/redact';
import '../../support/boundedProperties';

const TOKEN = 'inventedtoken0123456789abcdef';
const SECRET = 'invented/secret+1';
const KEY = 'inventedWebhookKey_1';

describe('the redactor', () => {
  it('hides what it was told, raw, in URLs and in JSON', () => {
    const redactor = new Redactor();
    redactor.register(SECRET);
    redactor.register('invented"quote-1');
    const text = redactor.text(
      `a ${SECRET} b ${encodeURIComponent(SECRET)} c ${JSON.stringify({ x: 'invented"quote-1' })}`,
    );
    assert.equal(text, 'a [redacted] b [redacted] c {"x":"[redacted]"}');
  });

  it('hides a secret that begins with another one as a whole', () => {
    const redactor = new Redactor();
    redactor.register('invented-1');
    redactor.register('invented-1-longer');
    assert.equal(redactor.text('invented-1-longer'), '[redacted]');
  });

  it('does not blot out words for a secret that is hardly one', () => {
    const redactor = new Redactor();
    redactor.register('a');
    redactor.register('');
    assert.equal(redactor.text('a banana'), 'a banana');
  });

  for (const [what, text, expected] of [
    ['a bearer token', `Authorization: Bearer ${TOKEN}`, 'Authorization: [redacted]'],
    ['a bearer token anywhere', `sent bearer ${TOKEN} to`, 'sent bearer [redacted] to'],
    [
      'an app secret in JSON',
      `{"app_id":"a","app_secret":"${SECRET}"}`,
      '{"app_id":"a","app_secret":"[redacted]"}',
    ],
    [
      'an app secret in JSON in JSON',
      String.raw`"{\"app_secret\":\"x9y8z7\"}"`,
      String.raw`"{\"app_secret\":\"[redacted]\"}"`,
    ],
    [
      'an access token in JSON',
      `{"app_access_token": "${TOKEN}", "expire": 1}`,
      '{"app_access_token": "[redacted]", "expire": 1}',
    ],
    ['a signing secret', `signing_secret=${TOKEN}&x=1`, 'signing_secret=[redacted]&x=1'],
    [
      'the key of a webhook',
      `https://openapi.seatalk.io/webhook/group/${KEY}?a=1`,
      'https://openapi.seatalk.io/webhook/group/[redacted]?a=1',
    ],
    [
      'a password in a URL',
      'http://me:invented-1@proxy.example:8080/',
      'http://[redacted]@proxy.example:8080/',
    ],
  ] as const) {
    it(`hides ${what}`, () => assert.equal(new Redactor().text(text), expected));
  }

  it('leaves ordinary text alone', () => {
    const text = 'Get Chat History: token not valid (code 100), group g-1, the secret of a good log line';
    assert.equal(new Redactor().text(text), text);
  });

  it('shortens Base64 content', () => {
    const content = Buffer.alloc(3000, 'picture').toString('base64');
    const redacted = new Redactor().value({ tag: 'image', image: { content } });
    assert.deepEqual(redacted, {
      tag: 'image',
      image: { content: `${content.slice(0, 16)}…[4000 characters]` },
    });
  });

  it('hides secrets in requests by the names of their fields', () => {
    const redacted = new Redactor().value({
      app_id: 'a',
      app_secret: 'x1',
      headers: { Authorization: 'Bearer y' },
    });
    assert.deepEqual(redacted, {
      app_id: 'a',
      app_secret: '[redacted]',
      headers: { Authorization: '[redacted]' },
    });
  });

  it('hides secrets in answers', () => {
    const redactor = new Redactor();
    redactor.register(SECRET);
    const redacted = redactor.value({
      code: 0,
      app_access_token: TOKEN,
      list: [{ text: `is ${SECRET}` }],
      gone: null,
    });
    assert.deepEqual(redacted, {
      code: 0,
      app_access_token: '[redacted]',
      list: [{ text: 'is [redacted]' }],
      gone: null,
    });
  });

  it('copies errors with their causes, and nothing else they carry', () => {
    const redactor = new Redactor();
    redactor.register(SECRET);
    const inner = Object.assign(new Error(`POST https://x/webhook/group/${KEY} failed`), {
      code: 'ECONNRESET',
      options: { headers: { authorization: TOKEN } },
    });
    const outer = new TypeError(`fetch failed with ${SECRET}`, { cause: inner });
    const copy = redactor.error(outer) as Error & { cause: Error & { code: string } };
    const everything = [copy, copy.cause]
      .map((error) => `${error.message}${error.stack}${JSON.stringify(error)}`)
      .join();
    assert.ok(![SECRET, KEY, TOKEN].some((secret) => everything.includes(secret)), everything);
    assert.equal(copy.name, 'TypeError');
    assert.equal(copy.cause.code, 'ECONNRESET');
    assert.ok(outer.message.includes(SECRET), 'the original is left as it is');
  });

  it('survives cycles', () => {
    const cycle: Record<string, unknown> = { name: 'a' };
    cycle['self'] = cycle;
    assert.ok(JSON.stringify(new Redactor().value(cycle)).includes('…'));
  });

  it('hides every secret until its owner lets go of it, however many there are', () => {
    const redactor = new Redactor();
    const owned = Array.from({ length: 1_000 }, (_, index) => redactor.register(`invented-${1_000 + index}`));
    const again = redactor.register('invented-1000');
    assert.equal(redactor.text('invented-1000 invented-1999'), '[redacted] [redacted]');
    owned[0]?.dispose();
    owned[0]?.dispose();
    owned[999]?.dispose();
    assert.equal(redactor.text('invented-1000 invented-1999'), '[redacted] invented-1999', 'held twice');
    again.dispose();
    assert.equal(redactor.text('invented-1000'), 'invented-1000');
  });

  it('hides any string, in whatever form it is written, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 6 }), (secret) => {
        const redactor = new Redactor();
        redactor.register(secret);
        const forms = [
          secret,
          JSON.stringify({ it: secret }),
          JSON.stringify(JSON.stringify({ it: secret })),
          `https://platform.example/?it=${encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'))}`,
          Buffer.from(secret).toString(),
        ];
        for (const form of forms) assert.match(redactor.text(form), /\[redacted\]/, JSON.stringify(form));
      }),
      { examples: [['invented\ud800'], ['\udc00-invented'], ['a"b\\c\nd-invented']] },
    );
  });
});
