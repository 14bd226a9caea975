import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { deliveryFaultNames } from '../../../src/emulator/events/delivery/deliveryFaults';
import { WAIT_LIMIT_MS } from '../../support/limits';
import { faultNames } from '../../../src/emulator/http/namedFaults';

const root = path.resolve(__dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/local-seatalk.md'), 'utf8');

describe('docs/local-seatalk.md', () => {
  it('has a whole test that passes, and leaves nothing running', () => {
    const [, code = ''] = /```js\n([^]*?)```/u.exec(page) ?? [];
    const folder = mkdtempSync(path.join(tmpdir(), 'seatalk-documented-'));
    try {
      const library = pathToFileURL(path.join(root, 'src/localTool/library.ts')).href;
      const file = path.join(folder, 'bot.test.mjs');
      // Its waits are for a person's machine; here they have the limit of all tests.
      const patient = code.replaceAll('sent({ ', `sent({ within: ${WAIT_LIMIT_MS}, `);
      writeFileSync(file, patient.replace("'seatalk-bot-studio/local'", JSON.stringify(library)));
      // Ends only when nothing is left that could go on.
      const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--test', file], {
        cwd: root,
        encoding: 'utf8',
      });
      assert.equal(status, 0, stdout);
      assert.match(stdout, /pass 2\b/u);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('names all faults of calls, and leads to those of deliveries', () => {
    const events = readFileSync(path.join(root, 'docs/events.md'), 'utf8');
    const missing = (names: readonly string[], text: string) =>
      names.filter((name) => !text.includes(`\`${name}\``));
    assert.deepEqual(missing(faultNames, page), []);
    assert.deepEqual(missing(deliveryFaultNames, events), []);
  });
});
