import assert from 'node:assert/strict';
import type { AppProfile } from '../../src/extension/profiles/appProfile';
import { healthAfter } from '../../src/extension/status/appHealth';
import { statusText } from '../../src/extension/status/statusText';
import { statusTooltip } from '../../src/extension/status/statusTooltip';

const app: AppProfile = {
  id: 'a',
  name: 'Release bot',
  appId: 'MTIzNDU2Nzg5MDEy',
  kind: 'seatalk',
  baseUrl: 'https://openapi.seatalk.io',
  production: false,
};
const ready = { state: 'ready' } as const;

describe('status bar', () => {
  it('names the active app', () => {
    assert.match(statusText(app, false, ready).text, /Release bot$/u);
    assert.equal(statusText(app, false, ready).background, undefined);
  });

  it('warns of production by colour and by word', () => {
    const status = statusText({ ...app, production: true }, false, ready);
    assert.equal(status.background, 'warning');
    assert.match(status.text, /production/u);
    assert.match(status.label, /production/u);
  });

  it('says that there is no app, and that the local SeaTalk is not running', () => {
    assert.match(statusText(undefined, false, ready).label, /no app/u);
    assert.match(statusText(undefined, true, ready).label, /not running/u);
  });

  it("an icon's code inside a name stays text", () => {
    assert.doesNotMatch(statusText({ ...app, name: '$(trash)' }, false, ready).text, /\$\(trash\)/u);
  });

  it('goes offline with a failed connection and back with any answer', () => {
    const offline = healthAfter(ready, { name: 'getGroupInfo', errorKind: 'connect' });
    assert.equal(offline.state, 'offline');
    assert.match(statusText(app, false, offline).text, /offline/u);
    assert.equal(healthAfter(offline, { name: 'getGroupInfo', errorKind: 'not_found' }).state, 'ready');
  });

  it('a wrong request says nothing about the app', () => {
    assert.deepEqual(healthAfter(ready, { name: 'getGroupInfo', errorKind: 'invalid' }), ready);
  });

  it('the tooltip shows token life and the fullest windows, and names as text', () => {
    const nowMs = Date.UTC(2026, 0, 5, 9);
    const window = { limit: 100, windowMs: 60_000, share: 60, used: 48, left: 12, nextSlotAtMs: nowMs };
    const tooltip = statusTooltip(
      { ...app, name: '[x](command:evil) <b>' },
      false,
      ready,
      {
        tokenExpiresAtMs: nowMs + 3_600_000,
        limits: [
          {
            endpoint: 'getChatHistory',
            gauge: {
              windows: [window],
              waiting: { interactive: 0, bulk: 0 },
              closedUntilMs: undefined,
              pace: 1,
            },
          },
        ],
      },
      nowMs,
    );
    const text = tooltip.value.replaceAll('&nbsp;', ' ');
    assert.match(text, /Access token until/u);
    assert.match(text, /(getChatHistory|Get Chat History): 12 of 60/u);
    assert.doesNotMatch(text, /\[x\]\(command:evil\)/u);
    assert.ok(typeof tooltip.isTrusted === 'object');
    assert.ok(!tooltip.isTrusted.enabledCommands.includes('evil'));
  });
});
