import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { version } from '../../../package.json';

const SOURCE = ['-r', 'tsx/cjs', 'src/localTool/cli.ts'];

describe('the command line of the local SeaTalk', () => {
  it('prints address and credentials as one line of JSON, answers, and ends when told to', async () => {
    const child = spawn(process.execPath, [...SOURCE, '--json', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
      const printed = JSON.parse(line) as Record<string, string>;
      const answer = await fetch(`${printed['url']}/auth/app_access_token`, {
        method: 'POST',
        body: JSON.stringify({ app_id: printed['appId'], app_secret: printed['appSecret'] }),
      });
      assert.equal(((await answer.json()) as { code: number }).code, 0);
      assert.equal(printed['signingSecret'], 'local-invented-signing-1');
    } finally {
      child.kill('SIGTERM');
    }
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });

  it('answers as other hosts, with links to a public URL, and strictly, when told to', async () => {
    const options = [
      '--public-url',
      'https://openapi.seatalk.io',
      '--allow-host',
      'a.test,b.test',
      '--strict',
    ];
    const child = spawn(process.execPath, [...SOURCE, '--json', '--seed', 'empty', ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
      const printed = JSON.parse(line) as Record<string, string>;
      assert.match(printed['url'] ?? '', /^http:\/\/127\.0\.0\.1:/);
      assert.equal(printed['publicUrl'], 'https://openapi.seatalk.io');
      const statusAs = (host: string, path: string) =>
        new Promise<number | undefined>((resolve, reject) => {
          get(`${printed['url']}${path}`, { headers: { host } }, (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          }).once('error', reject);
        });
      for (const host of ['openapi.seatalk.io', 'a.test:81', 'b.test'])
        assert.equal(await statusAs(host, '/message/v2/send'), 404, host);
      assert.equal(await statusAs('c.test', '/message/v2/send'), 403);
      assert.equal(await statusAs('a.test', '//contacts/v2/profile'), 404, 'strict');
    } finally {
      child.kill('SIGTERM');
    }
    await once(child, 'exit');
  });

  it('delivers the events of the first app to a callback URL', async () => {
    const bot = createServer((incoming, answer) => {
      let text = '';
      incoming.on('data', (part: Buffer) => (text += part.toString('utf8')));
      incoming.on('end', () => answer.end(JSON.stringify((JSON.parse(text) as { event: object }).event)));
    });
    await once(bot.listen(0, '127.0.0.1'), 'listening');
    const callback = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/callback`;
    const child = spawn(process.execPath, [...SOURCE, '--seed', 'empty', '--callback', callback], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      const [line] = (await once(createInterface(child.stderr), 'line')) as [string];
      assert.equal(line, `Events are delivered to ${callback}`);
    } finally {
      child.kill('SIGTERM');
      bot.close();
    }
    await once(child, 'exit');
  });

  const ended = async (options: readonly string[]) => {
    const child = spawn(process.execPath, [...SOURCE, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let errors = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString('utf8')));
    child.stderr.on('data', (part: Buffer) => (errors += part.toString('utf8')));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, errors };
  };

  /** Starts it, makes one call and lets one event be dropped, ends it. @returns what it printed after address and credentials. */
  const linesOf = async (options: readonly string[]) => {
    const child = spawn(process.execPath, [...SOURCE, '--json', '--seed', 'empty', ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
    await once(reader, 'line');
    const printed = JSON.parse(lines[0] ?? '') as Record<string, string>;
    const post = (path: string, body: object) =>
      fetch(`${printed['url']}${path}`, {
        method: 'POST',
        headers: { 'x-local-token': printed['controlToken'] ?? '' },
        body: JSON.stringify(body),
      });
    await post('/auth/app_access_token', { app_id: printed['appId'], app_secret: 'wrong' });
    await post('/_local/people', { name: 'Ana', email: 'ana@example.com' });
    await post('/_local/messages', { from: 'Ana', app: printed['appId'], person: 'Ana', text: 'hi' });
    child.kill('SIGTERM');
    await once(child, 'close');
    return lines.slice(1);
  };

  it('says one line for each call and each event, as JSON', async () => {
    const lines = (await linesOf([])).map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      lines.map((line) => [line['kind'], line['call'] ?? line['type'], line['code'] ?? line['reason']]),
      [
        ['call', 'getAppAccessToken', 1000],
        ['event', 'message_from_bot_subscriber', 'not_connected'],
      ],
    );
  });

  it('says nothing more than address and credentials when it is to be quiet', async () => {
    assert.deepEqual(await linesOf(['--quiet']), []);
  });

  it('keeps events for the WebSocket', async () => {
    const [, event] = await linesOf(['--socket']);
    const { reason } = JSON.parse(event ?? '') as Record<string, unknown>;
    assert.equal(reason, 'connection_changed', 'it waited for the bot until the end');
  });

  it('prints its help and its version', async () => {
    const help = await ended(['--help']);
    assert.deepEqual([help.code, help.errors], [0, '']);
    assert.match(help.out, /^seatalk-local: SeaTalk on this machine[^]*--callback URL[^]*Exit codes/);
    const { code, out } = await ended(['--version']);
    assert.deepEqual([code, out], [0, `${version}\n`]);
  });

  for (const [options, complaint] of [
    [['--callback', 'http://localhost:1/a', '--socket'], /Choose --callback or --socket/],
    [['--seed', 'nowhere.json'], /The seed nowhere\.json can't be read: .*ENOENT/],
    [['--seed', 'tsconfig.json'], /tsconfig\.json isn't a seed:\n/],
    [['--prot', '1'], /Unknown option '--prot'\.\nSee `seatalk-local --help`\./],
    [['--port', 'many'], /--port accepts a whole number/],
    [['--public-url', 'openapi.seatalk.io'], /--public-url: "openapi\.seatalk\.io" is not a public URL/],
    [['--callback', 'bot.example.com'], /--callback accepts a URL such as/],
    [['--allow-host', 'http://a.test'], /--allow-host accepts names without scheme or port/],
  ] as const)
    it(`says what is wrong with an option: ${options.join(' ')}`, async () => {
      const { code, errors } = await ended(options);
      assert.equal(code, 1);
      assert.match(errors, complaint);
    });
});
