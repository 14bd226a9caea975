import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { createLocalSeaTalk } from '../../src/localTool/library';
import type { LocalSeaTalk } from '../../src/localTool/types';
import { WAIT_LIMIT_MS } from '../support/limits';

const root = path.resolve(__dirname, '../..');
const bots = path.join(root, 'demo/bots');
const within = WAIT_LIMIT_MS;

/** How each demo bot is started, in any folder. */
const STARTS = {
  'approve.ts': [
    process.execPath,
    '--import',
    pathToFileURL(require.resolve('tsx')).href,
    path.join(bots, 'approve.ts'),
  ],
  'approve.py': ['python3', path.join(bots, 'approve.py')],
} as const;

const hasPython = spawnSync('python3', ['--version']).status === 0;

for (const [name, [command, ...args]] of Object.entries(STARTS)) {
  describe(`the demo bot ${name}`, () => {
    let folder: string;
    let seatalk: LocalSeaTalk;
    let bot: ChildProcess;
    let callback: string;
    let errors = '';
    before(async function () {
      if (command === 'python3' && !hasPython) {
        console.log('      skipped: there is no python3 here');
        this.skip();
      }
      folder = mkdtempSync(path.join(tmpdir(), 'seatalk-demo-bot-'));
      seatalk = await createLocalSeaTalk().start();
      // Half of its configuration comes from the environment, and half from `.env`.
      const { SEATALK_BASE_URL, SEATALK_APP_ID, ...secrets } = seatalk.app.environment;
      const lines = Object.entries(secrets).map(([key, value]) => `${key}=${value}\n`);
      writeFileSync(path.join(folder, '.env'), ['# local\n', ...lines].join(''));
      const env = { ...process.env, SEATALK_BASE_URL, SEATALK_APP_ID, PORT: '0' };
      bot = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
      bot.stderr?.on('data', (part: Buffer) => (errors += part.toString('utf8')));
      assert.ok(bot.stdout);
      const said = once(createInterface(bot.stdout), 'line').then(([line]) => String(line));
      const ended = once(bot, 'exit').then(() => `It ended: ${errors}`);
      const line = await Promise.race([said, ended]);
      callback = /^Listening on (\S+)$/u.exec(line)?.[1] ?? assert.fail(line);
    });
    after(async () => {
      if (bot && bot.exitCode === null) {
        const ended = once(bot, 'exit');
        bot.kill('SIGKILL');
        await ended;
      }
      await seatalk?.stop();
      if (folder) rmSync(folder, { recursive: true, force: true });
    });
    /** Nothing is rejected but a token that a reset ended. */
    afterEach(() => {
      assert.deepEqual(
        seatalk.calls().filter(({ code }) => code !== 0 && code !== 100),
        [],
        errors,
      );
      assert.equal(errors, '');
    });

    it('answers the challenge', async () => {
      await seatalk.bot().connect({ callback });
    });

    it('says back what it is told, after it was seen typing', async () => {
      await seatalk.person('mira').writes('hi, bot');
      const { text } = await seatalk.bot().sent({ in: 'mira', within });
      assert.equal(text, 'You said: hi, bot');
      const calls = seatalk.calls().map(({ call }) => call);
      assert.deepEqual(calls, ['getAppAccessToken', 'setSingleChatTyping', 'sendMessageToBotUser']);
    });

    it('answers in the thread of a direct chat', async () => {
      const question = await seatalk.person('mira').writes('a question');
      await seatalk.bot().sent({ text: 'a question', within });
      await seatalk.person('mira').writes('more of it', { thread: question });
      const answer = await seatalk.bot().sent({ thread: question, within });
      assert.equal(answer.text, 'You said: more of it');
    });

    for (const [label, title, who] of [
      ['Approve', 'Approved', 'Jo Lim'],
      ['Reject', 'Rejected', 'Mira Tan'],
    ] as const)
      it(`asks for an approval in the thread of a mention, and says on the card who decided: ${label}`, async () => {
        const deployBot = seatalk.bot();
        const asked = await seatalk
          .person('mira')
          .writes(`${deployBot.mention} deploy 1482 📦`, { in: 'Release room' });
        const card = await deployBot.sent({ thread: asked, button: label, within });
        assert.deepEqual(
          [card.text, card.buttons],
          ['Approval needed\ndeploy 1482 📦', ['Approve', 'Reject']],
        );
        await seatalk.person(who).taps(label, card);
        const updated = await deployBot.updated({ in: 'Release room', within });
        assert.equal(updated.id, card.id);
        assert.deepEqual([updated.text, updated.buttons], [`${title}\ndeploy 1482 📦\nby @${who}`, []]);
      });

    it('handles a repeated event once', async () => {
      await seatalk.failDeliveries('double', { count: 1 });
      await seatalk.person('mira').writes('once');
      await seatalk.bot().sent({ text: 'once', within });
      await seatalk.person('mira').writes('next');
      const { text } = await seatalk.bot().sent({ within });
      assert.equal(text, 'You said: next');
      const ids = seatalk.deliveries().map(({ eventId }) => eventId);
      assert.equal(ids.length - new Set(ids).size, 1, 'it came twice');
    });

    it('gets a token once, and again when it is not valid any more', async () => {
      const tokens = () => seatalk.calls().filter(({ call }) => call === 'getAppAccessToken').length;
      assert.equal(tokens(), 1);
      seatalk.reset();
      await seatalk.person('mira').writes('still there?');
      await seatalk.bot().sent({ text: 'still there?', within });
      assert.equal(tokens(), 1);
    });

    it('refuses events with a wrong signature, or none', async () => {
      const body = JSON.stringify({
        event_id: '1',
        event_type: 'message_from_bot_subscriber',
        event: { employee_code: seatalk.person('mira').employeeCode, message: { tag: 'text' } },
      });
      const wrong = createHash('sha256').update(`${body}another secret`).digest('hex');
      for (const headers of [{}, { Signature: wrong }, { Signature: 'é' }, { Signature: 'short' }]) {
        const answer = await fetch(callback, { method: 'POST', headers, body });
        assert.equal(answer.status, 401, JSON.stringify(headers));
        await answer.arrayBuffer();
      }
    });
  });
}
