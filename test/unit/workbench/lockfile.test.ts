import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Record<string, string> }>>;
}

describe('package-lock.json', () => {
  it('has the binaries of every system, without which npm ci refuses to start', () => {
    const file = path.resolve(__dirname, '../../../package-lock.json');
    // npm's own file.
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Lockfile;
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${place}/node_modules/${name}` in packages),
      ),
    );
    assert.deepEqual(missing, []);
  });
});
