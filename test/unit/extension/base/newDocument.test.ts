import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../../../support/vscode/paths';

const ALLOWED = 'base/documents/newDocument.ts';
/** Saving a document that is made like this writes to the root of the disk, or proposes no name. */
const MAKES_UNSAVED = /scheme: 'untitled'|openTextDocument\(\s*(?:\{|\))|newUntitledFile/u;

describe('documents that are not saved yet', () => {
  const folder = path.join(projectFolder, 'src', 'extension');
  const makers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => MAKES_UNSAVED.test(readFileSync(path.join(folder, name), 'utf8')));

  it('are made in one place', () => {
    assert.deepEqual(makers, [ALLOWED]);
  });
});
