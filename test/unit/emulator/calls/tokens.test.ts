import assert from 'node:assert/strict';
import { LocalSeaTalk, RELEASE_ROOM, text } from '../localSeaTalk';

describe('tokens and apps', () => {
  const credentials = (local: LocalSeaTalk) => ({
    app_id: local.emulator.app.appId,
    app_secret: local.emulator.app.appSecret,
  });

  it('come with the second at which they end', async () => {
    const local = new LocalSeaTalk();
    const answer = await local.ok('getAppAccessToken', credentials(local));
    assert.match(answer.app_access_token, /^[0-9a-f]{32}$/);
    assert.equal(answer.expire, local.clock.now() / 1000 + 7200);
  });

  it('are refused to a wrong secret', async () => {
    const local = new LocalSeaTalk();
    assert.equal(
      await local.code('getAppAccessToken', { ...credentials(local), app_secret: 'invented' }),
      1000,
    );
  });

  it('end after two hours with code 100, and at once when revoked', async () => {
    const local = new LocalSeaTalk();
    const token = await local.token();
    await local.clock.advance(7199_000);
    assert.equal(await local.code('getJoinedGroupChats', {}, { token }), 0);
    await local.clock.advance(1000);
    assert.equal(await local.code('getJoinedGroupChats', {}, { token }), 100);
    const next = await local.token();
    await local.control('POST', `/apps/${local.emulator.app.appId}/revoke-tokens`);
    assert.equal(await local.code('getJoinedGroupChats', {}, { token: next }), 100);
  });

  it('count only with Bearer before them', async () => {
    const local = new LocalSeaTalk();
    const token = await local.token();
    const answer = await local.send('/messaging/v2/group_chat/joined', { headers: { authorization: token } });
    assert.deepEqual([answer.status, answer.body['code']], [200, 100]);
  });

  it('open messaging only while the bot is on and the app is Online', async () => {
    const local = new LocalSeaTalk();
    const app = `/apps/${local.emulator.app.appId}`;
    const send = () =>
      local.code('sendMessageToGroupChat', { group_id: RELEASE_ROOM, message: text('hello') });
    await local.control('PATCH', app, { bot: false });
    assert.equal(await send(), 104);
    await local.control('PATCH', app, { bot: true, status: 'maintenance' });
    assert.equal(await send(), 105);
    assert.equal(await local.code('getDepartments', {}), 0);
    await local.control('PATCH', app, { status: 'offline' });
    assert.equal(await local.code('getDepartments', {}), 105);
    await local.control('PATCH', app, { status: 'online' });
    assert.equal(await send(), 0);
  });

  it('meet code 103 for a permission that is revoked, until it is granted', async () => {
    const local = new LocalSeaTalk();
    const app = `/apps/${local.emulator.app.appId}`;
    await local.control('PATCH', app, { revoke: ['Get Chat History'] });
    assert.equal(await local.code('getChatHistory', { group_id: RELEASE_ROOM }), 103);
    assert.equal(await local.code('getGroupInfo', { group_id: RELEASE_ROOM }), 0);
    await local.control('PATCH', app, { grant: ['Get Chat History'] });
    assert.equal(await local.code('getChatHistory', { group_id: RELEASE_ROOM }), 0);
  });

  it('of single sign-on say who it is, or why not', async () => {
    const local = new LocalSeaTalk();
    const app = local.emulator.app.appId;
    const make = async (body: Record<string, unknown>) =>
      (await local.control('POST', '/sso-tokens', body))['token'] as string;
    const mine = await make({ app, person: 'Mira Tan' });
    assert.equal((await local.ok('verifySsoToken', { token: mine })).profile?.employee_code, 'e_7k2m9q4x');
    assert.equal(await local.code('verifySsoToken', { token: 'invented' }), 2000);
    assert.equal(
      await local.code('verifySsoToken', { token: await make({ app, person: 'Owen Clarke' }) }),
      2001,
    );
    const other = await make({ app: 'Standup Bot', person: 'Mira Tan' });
    assert.equal(await local.code('verifySsoToken', { token: other }), 2002);
    await local.clock.advance(300_000);
    assert.equal(await local.code('verifySsoToken', { token: mine }), 2000);
  });
});
