import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const SOURCE = ['-r', 'tsx/cjs', 'src/emulator/cli.ts'];

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

  it('says what is wrong with an option', async () => {
    const child = spawn(process.execPath, [...SOURCE, '--port', 'many'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    child.stderr.on('data', (part: Buffer) => (text += part.toString('utf8')));
    const [code] = (await once(child, 'close')) as [number | null];
    assert.equal(code, 1);
    assert.match(text, /--port takes a whole number/);
  });
});
