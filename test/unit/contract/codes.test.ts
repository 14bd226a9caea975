import assert from 'node:assert/strict';
import { Code, WebhookCode, restCodes, webhookCodes } from '../../../src/contract/codes';

describe('result codes', () => {
  it('explain every code that has a name', () => {
    for (const [name, code] of Object.entries(Code)) {
      if (code !== 0) assert.ok(restCodes[code]?.remedy, name);
    }
    for (const [name, code] of Object.entries(WebhookCode)) {
      if (code !== 0) assert.ok(webhookCodes[code]?.remedy, name);
    }
  });

  it('keep the two lists apart where they share a number', () => {
    assert.equal(restCodes[8]?.kind, 'server');
    assert.equal(webhookCodes[8]?.kind, 'rate_limit');
    assert.equal(restCodes[4002]?.kind, 'server');
    assert.equal(webhookCodes[4002]?.kind, 'invalid');
  });

  it('repeat only what had no effect, waits for a slot or needs a new token, whatever the call', () => {
    const blind = Object.entries(restCodes)
      .filter(([, entry]) => ['always', 'wait', 'new_token'].includes(entry.repeat))
      .map(([code]) => Number(code));
    assert.deepEqual(blind, [100, 101, 4004]);
  });
});
