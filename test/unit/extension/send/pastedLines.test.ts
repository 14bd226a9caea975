import assert from 'node:assert/strict';
import { looksPasted, withPastedLines } from '../../../../src/extension/send/source/pastedLines';

const THREE = 'line one\nline two\n  indented three';
const FLAT = 'line one line two   indented three';

describe('text pasted into an input of one line', () => {
  it('gets its lines back, with what was typed around it', () => {
    assert.equal(withPastedLines(FLAT, [THREE]), THREE);
    assert.equal(withPastedLines(`see ${FLAT} there`, [THREE]), `see ${THREE} there`);
    assert.equal(withPastedLines('a b c d', ['a\r\nb\r\n', 'c\rd']), 'a\nb c\nd');
  });

  it('stays as it is where the clipboard holds something else, or was changed in the input', () => {
    assert.equal(withPastedLines('a b', ['x\ny', 'a b', '', '\n']), 'a b');
    assert.equal(withPastedLines(FLAT.replace('two', '2'), [THREE]), FLAT.replace('two', '2'));
  });

  it('is told from keys by its length', () => {
    assert.equal(looksPasted('', 'ab'), true);
    assert.equal(looksPasted('ab', 'abc'), false);
    assert.equal(looksPasted('abc', ''), false);
  });
});
