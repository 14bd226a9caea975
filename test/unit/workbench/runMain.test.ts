import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder, temporaryFolder } from '../../support/vscode/paths';
import { until } from '../../support/until';

describe('a script', () => {
  it('ends when all it printed was read, however late', async () => {
    const folder = temporaryFolder('script');
    const done = path.join(folder, 'done');
    const script = path.join(folder, 'script.cts');
    const runMain = path.join(projectFolder, 'scripts', 'lib', 'runMain');
    writeFileSync(
      script,
      `const { runMain } = require(${JSON.stringify(runMain)});
      runMain(async () => {
        for (let line = 0; line < 20_000; line++) console.log(\`line \${line}\`);
        require('node:fs').writeFileSync(${JSON.stringify(done)}, '');
        return 3;
      });`,
    );
    const child = spawn(process.execPath, ['--require', 'tsx/cjs', script], {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    await until('the script prints nothing', () => existsSync(done));
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    assert.equal(await ended, 3);
    assert.match(printed, /line 19999\n$/u);
  });
});
