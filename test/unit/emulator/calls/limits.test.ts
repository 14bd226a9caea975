import assert from 'node:assert/strict';
import { SlidingWindow } from '../../../../src/emulator/limits/slidingWindow';
import { LocalSeaTalk, MIRA, ON_CALL, RELEASE_ROOM, text } from '../localSeaTalk';

describe('the limits of the local SeaTalk', () => {
  const send = (local: LocalSeaTalk) =>
    local.code('sendMessageToGroupChat', { group_id: RELEASE_ROOM, message: text('x') });

  it('count the second and the minute of a call together', async () => {
    const local = new LocalSeaTalk();
    for (let second = 0; second < 5; second++) {
      for (let count = 0; count < 20; count++) assert.equal(await send(local), 0);
      assert.equal(await send(local), 101);
      await local.clock.advance(1000);
    }
    assert.equal(await send(local), 101);
    await local.clock.advance(55_000);
    assert.equal(await send(local), 0);
  });

  it('count each app and each call for itself', async () => {
    const local = new LocalSeaTalk();
    for (let count = 0; count < 20; count++) await send(local);
    assert.equal(await send(local), 101);
    assert.equal(await local.code('sendMessageToBotUser', { employee_code: MIRA, message: text('x') }), 0);
    const token = await local.token({ appId: 'MTAwMDAwMDAwMDAy', appSecret: 'local-invented-secret-2' });
    const request = { group_id: RELEASE_ROOM, message: text('x') };
    assert.equal(await local.code('sendMessageToGroupChat', request, { token }), 0);
  });

  it('count groups, not calls, when members change', async () => {
    const local = new LocalSeaTalk();
    const change = (group_id: string) =>
      local.code('addGroupMembers', { group_id, employee_codes: ['e_00000000'] });
    for (let count = 0; count < 12; count++) assert.equal(await change(RELEASE_ROOM), 0);
    for (let count = 0; count < 9; count++) assert.equal(await change(`group-${count}`), 7000);
    assert.equal(await change(ON_CALL), 101);
    assert.equal(await change(RELEASE_ROOM), 0);
  });

  it('can be read, cleared and switched off', async () => {
    const local = new LocalSeaTalk();
    for (let count = 0; count < 20; count++) await send(local);
    const { windows } = await local.control('GET', '/limits');
    const used = (windows as { call: string; used: number; limit: number }[]).filter(
      (window) => window.call === 'sendMessageToGroupChat',
    );
    assert.deepEqual(
      used.map((window) => [window.used, window.limit]),
      [
        [20, 20],
        [20, 100],
      ],
    );
    await local.control('PUT', '/limits', { clear: true });
    assert.equal(await send(local), 0);
    await local.control('PUT', '/limits', { enabled: false });
    for (let count = 0; count < 30; count++) assert.equal(await send(local), 0);
  });

  it('free a slot exactly one window after it was taken', () => {
    const window = new SlidingWindow(1, 1000);
    window.add(0);
    assert.equal(window.fits(999), false);
    assert.equal(window.fits(1000), true);
  });
});
