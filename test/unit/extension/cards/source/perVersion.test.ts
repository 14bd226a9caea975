import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { perVersion } from '../../../../../src/extension/cards/source/perVersion';

interface FakeDocument {
  version: number;
  languageId: string;
}

describe('a value per version of a document', () => {
  const document = (): FakeDocument => ({ version: 1, languageId: 'json' });

  function counting() {
    let computed = 0;
    const value = perVersion(() => (computed += 1));
    // Only these two fields are read.
    return (of: FakeDocument) => value(of as vscode.TextDocument);
  }

  it('is computed once while nothing changes', () => {
    const [valueOf, one] = [counting(), document()];
    assert.deepEqual([valueOf(one), valueOf(one)], [1, 1]);
  });

  it('is computed again for another version, language or document', () => {
    const [valueOf, one] = [counting(), document()];
    valueOf(one);
    one.version = 2;
    assert.equal(valueOf(one), 2);
    one.languageId = 'go';
    assert.equal(valueOf(one), 3);
    assert.equal(valueOf(document()), 4);
    assert.equal(valueOf(one), 3);
  });

  it('is kept apart for each thing that is computed', () => {
    const one = document() as vscode.TextDocument;
    const versions = perVersion(({ version }) => version);
    const languages = perVersion(({ languageId }) => languageId);
    assert.deepEqual([versions(one), languages(one)], [1, 'json']);
  });
});
