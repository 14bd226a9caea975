import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { callPlaces } from '../../../scripts/lib/callPlaces';
import { platformCallsPage } from '../../../scripts/lib/platformCallsPage';
import { endpointNames } from '../../../src/contract/endpoints';
import manifest from '../../../package.json';

describe('the calls of the platform', () => {
  it('have a way in from the editor each', () => {
    assert.deepEqual(Object.keys(callPlaces).toSorted(), endpointNames.toSorted());
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
