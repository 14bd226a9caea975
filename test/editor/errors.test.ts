import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ErrorKind } from '../../src/contract/errorKind';
import { SeaTalkError } from '../../src/client/errors';
import { restCodes, webhookCodes } from '../../src/contract/codes';
import { describeError } from '../../src/extension/base/describeError';
import { readServer, checkWebhookUrl } from '../../src/extension/apps/entered';

const kinds = [
  'auth',
  'permission',
  'rate_limit',
  'not_found',
  'invalid',
  'state',
  'server',
  'refused',
  'unknown_host',
  'certificate',
  'connect_timeout',
  'proxy_sign_in',
  'connect',
  'no_answer',
  'unknown_fate',
  'cancelled',
  'deadline',
  'bad_answer',
  'no_credentials',
  'credentials_unreadable',
  'too_large',
  'forbidden_origin',
] as const satisfies readonly ErrorKind[];

describe('error words', () => {
  for (const kind of kinds) {
    it(`${kind}: a sentence and at most two buttons, without the platform's own words`, () => {
      const words = describeError(
        new SeaTalkError({
          kind,
          endpoint: 'getChatHistory',
          reason: 'invented-reason',
          platformMessage: 'invented-message',
          xRid: 'rid-1',
        }),
      );
      assert.match(words.message, /^[A-Z].*[.]$/u);
      assert.ok(words.actions.length <= 2);
      assert.equal(words.silent, kind === 'cancelled');
      assert.match(words.detail ?? '', /Get Chat History.*x-rid rid-1/u);
      assert.doesNotMatch(JSON.stringify(words), /invented/u);
    });
  }

  for (const [list, endpoint] of [
    [restCodes, 'sendMessageToGroupChat'],
    [webhookCodes, 'sendSystemAccountMessage'],
  ] as const) {
    it(`${endpoint}: every code says what it means or what to do`, () => {
      for (const [code, entry] of Object.entries(list)) {
        const words = describeError(
          new SeaTalkError({ kind: entry.kind, code: Number(code), endpoint, reason: 'refused' }),
        );
        assert.ok(words.message.length > 20, `${code}: ${words.message}`);
        assert.match(words.detail ?? '', new RegExp(`code ${code}\\b`, 'u'));
      }
    });
  }

  it('a missing permission is named, and the portal is one button away', () => {
    const words = describeError(
      new SeaTalkError({ kind: 'permission', code: 103, endpoint: 'getChatHistory', reason: 'refused' }),
    );
    assert.match(words.message, /"Get Chat History"/u);
    assert.equal(words.actions[0]?.command, 'vscode.open');
  });

  it('code 4002 means an image format for webhooks and a failed send for apps', () => {
    const say = (
      endpoint: 'sendSystemAccountMessage' | 'sendMessageToGroupChat',
      kind: 'invalid' | 'server',
    ) => describeError(new SeaTalkError({ kind, code: 4002, endpoint, reason: 'refused' })).message;
    assert.match(say('sendSystemAccountMessage', 'invalid'), /image/iu);
    assert.match(say('sendMessageToGroupChat', 'server'), /sending failed/iu);
  });

  it('a send of unknown fate warns before it is repeated', () => {
    const words = describeError(
      new SeaTalkError({ kind: 'unknown_fate', endpoint: 'sendMessageToGroupChat', reason: 'no answer' }),
    );
    assert.match(words.message, /may have been delivered/u);
  });

  it('each reason why nothing was reached has a sentence and a button of its own', () => {
    const say = (kind: ErrorKind, code: string) =>
      describeError(
        new SeaTalkError({
          kind,
          endpoint: 'getJoinedGroupChats',
          reason: 'invented-reason',
          cause: Object.assign(new Error('invented'), { code }),
        }),
      );
    const certificate = say('certificate', 'SELF_SIGNED_CERT_IN_CHAIN');
    assert.match(certificate.message, /doesn't trust the certificate.*SELF_SIGNED_CERT_IN_CHAIN/u);
    assert.deepEqual(certificate.actions[0]?.arguments, ['http.systemCertificates']);
    assert.match(say('unknown_host', 'ENOTFOUND').message, /find the address.*ENOTFOUND/u);
    assert.match(say('refused', 'ECONNREFUSED').message, /refused the connection/u);
    assert.match(say('connect_timeout', 'UND_ERR_CONNECT_TIMEOUT').message, /in time/u);
    const proxy = say('proxy_sign_in', 'PROXY_SIGN_IN');
    assert.match(proxy.message, /proxy requires a sign-in/u);
    assert.deepEqual(proxy.actions[0]?.arguments, ['http.proxy']);
  });

  it('the local SeaTalk that does not answer can be started from the message', () => {
    const words = describeError(
      new SeaTalkError({ kind: 'connect', endpoint: 'getJoinedGroupChats', reason: 'refused' }),
      { app: { name: 'Local SeaTalk', kind: 'local' } },
    );
    assert.equal(words.actions[0]?.command, 'seatalk.startLocal');
  });

  it("foreign errors are named by kind only, as their texts may hold a webhook's key", () => {
    const words = describeError(new TypeError('https://openapi.seatalk.io/webhook/group/invented-key-1'));
    assert.doesNotMatch(JSON.stringify(words), /invented/u);
    assert.match(words.message, /TypeError/u);
  });

  it('what a person gave up is not shown', () => {
    assert.equal(describeError(new vscode.CancellationError()).silent, true);
    assert.equal(describeError(new DOMException('gone', 'AbortError')).silent, true);
  });
});

describe('what a person enters', () => {
  const base = 'https://openapi.seatalk.io/webhook/group/';
  for (const [url, good] of [
    [`${base}aB3-x_9`, true],
    [base, false],
    [`${base}a/b`, false],
    [`${base}a?x=1`, false],
    ['http://openapi.seatalk.io/webhook/group/a', false],
    ['https://openapi.seatalk.io.example.com/webhook/group/a', false],
    ['https://user@openapi.seatalk.io/webhook/group/a', false],
    ['https://openapi.seatalk.io/other/a', false],
    ['http://127.0.0.1:4000/webhook/group/a', false],
    ['text', false],
    ['', false],
  ] as const) {
    it(`webhook URL "${url}" is ${good ? 'taken' : 'refused'}`, () => {
      assert.equal(checkWebhookUrl(url) === undefined, good);
    });
  }

  for (const [address, origin] of [
    ['https://seatalk.example.com', 'https://seatalk.example.com'],
    ['https://seatalk.example.com:8443/', 'https://seatalk.example.com:8443'],
    ['http://localhost:4000', 'http://localhost:4000'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://seatalk.example.com', undefined],
    ['http://127.0.0.1.example.com', undefined],
    ['https://seatalk.example.com/path', undefined],
    ['https://user:secret@seatalk.example.com', undefined],
    ['ftp://seatalk.example.com', undefined],
    ['seatalk.example.com', undefined],
  ] as const) {
    it(`server "${address}" is ${origin === undefined ? 'refused' : 'taken'}`, () => {
      const read = readServer(address);
      assert.equal('origin' in read ? read.origin : undefined, origin);
    });
  }
});
