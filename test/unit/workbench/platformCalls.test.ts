import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { callPlaces, notYetReachable } from '../../../scripts/lib/callPlaces';
import { platformCallsPage } from '../../../scripts/lib/platformCallsPage';
import { endpointNames } from '../../../src/contract/endpoints';
import manifest from '../../../package.json';

describe('the calls of the platform', () => {
  const waiting: readonly string[] = notYetReachable;
  const reached = new Set(Object.keys(callPlaces));

  it(`have a way in from the editor each, but for ${notYetReachable.join(', ')}`, () => {
    assert.deepEqual(
      endpointNames.filter((name) => reached.has(name) === waiting.includes(name)),
      [],
    );
    assert.deepEqual(
      [...reached, ...waiting].filter((name) => !endpointNames.some((each) => each === name)),
      [],
    );
  });

  it('are made by commands that there are', () => {
    const known = new Set(manifest.contributes.commands.map(({ command }) => command));
    for (const [name, { commands }] of Object.entries(callPlaces)) {
      assert.ok(commands.length > 0, `${name} has no command`);
      assert.deepEqual(
        commands.filter((id) => !known.has(id)),
        [],
        name,
      );
    }
  });

  it('are listed in a page that is in step; `npm run docs:calls` writes it', async () => {
    const page = readFileSync(path.resolve(__dirname, '../../../docs/platform-calls.md'), 'utf8');
    assert.equal(page.replaceAll('\r\n', '\n'), await platformCallsPage());
  });
});
