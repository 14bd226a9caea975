import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { thirdPartyNotices } from '../../../scripts/lib/thirdPartyNotices.mjs';

describe('notices of bundled packages', () => {
  let root: string;
  const install = (name: string, license: string, text?: string) => {
    const folder = path.join(root, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
    if (text !== undefined) writeFileSync(path.join(folder, 'LICENSE'), text);
  };
  /** What the bundler says about one bundle made of these files. */
  const bundled = (...files: string[]) => [
    { outputs: { 'dist/x.js': { inputs: Object.fromEntries(files.map((file) => [file, {}])) } } },
  ];

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'seatalk-notices-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('name each package once, with version and license text; our own files have none', () => {
    install('@invented/one', 'MIT', 'Copyright One');
    install('two', 'BSD-3-Clause', 'Copyright Two');
    const text = thirdPartyNotices(
      root,
      bundled(
        'src/a.ts',
        'node_modules/two/a.js',
        'node_modules/@invented/one/a.js',
        'node_modules/two/b.js',
      ),
    );
    assert.match(
      text,
      /@invented\/one 1\.2\.3 \(MIT\)\n\nCopyright One[\s\S]*two 1\.2\.3 \(BSD-3-Clause\)\n\nCopyright Two/u,
    );
    assert.equal(text.match(/^two /gmu)?.length, 1);
    assert.doesNotMatch(text, /src\/a/u);
  });

  it('name the package inside another one', () => {
    install('outer/node_modules/inner', 'ISC', 'Copyright Inner');
    assert.match(
      thirdPartyNotices(root, bundled('node_modules/outer/node_modules/inner/a.js')),
      /Copyright Inner/u,
    );
  });

  it('stop the build at a license nobody decided on, and at one without its text', () => {
    install('odd', 'GPL-3.0-only', 'x');
    assert.throws(
      () => thirdPartyNotices(root, bundled('node_modules/odd/a.js')),
      /odd has the license GPL-3\.0-only/u,
    );
    install('bare', 'MIT');
    assert.throws(() => thirdPartyNotices(root, bundled('node_modules/bare/a.js')), /bare has no text/u);
  });
});
