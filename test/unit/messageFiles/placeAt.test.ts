import assert from 'node:assert/strict';
import { parseMessageFile } from '../../../src/messageFiles/parseMessageFile';
import { placeAt } from '../../../src/messageFiles/placeAt';

/** What can be completed where `|` stands, with the text that is replaced. */
function at(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const place = placeAt(parseMessageFile(text), offset);
  if (!place) return 'nothing';
  const { range } = place;
  const more =
    place.kind === 'key'
      ? ` of ${place.free.join()}`
      : place.kind === 'argument'
        ? ` of ${place.source}`
        : '';
  return `${place.kind}${more} "${text.slice(range.offset, range.offset + range.length)}"`;
}

describe('what can be completed in a message file', () => {
  it('is the front matter, where there is none yet', () => {
    assert.equal(at('|'), 'start ""');
    assert.equal(at('to|'), 'start "to"');
    assert.equal(at('Hello there|'), 'nothing');
  });

  it('is the keys that are free', () => {
    assert.equal(at('---\n|\nto: x\n---\n'), 'key of as,thread,mentions,variables ""');
    assert.equal(at('---\nto: x\nme|\n---\n'), 'key of as,thread,mentions,variables "me"');
    assert.equal(at('---\nto: x\na|'), 'key of as,thread,mentions,variables "a"');
  });

  it('is the values of a key, with all that stands there but a remark', () => {
    assert.equal(at('---\nto: |\n---\n'), 'to ""');
    assert.equal(at('---\nto: re|lease # crew\n---\n'), 'to "release"');
    assert.equal(at('---\nas: |\n---\n'), 'as ""');
    assert.equal(at('---\nmentions: [all, mi|]\n---\n'), 'mentions "mi"');
    assert.equal(at('---\nmentions:\n  - |\n---\n'), 'mentions ""');
  });

  it('is what a variable can be', () => {
    assert.equal(at('---\nvariables:\n  v: { |\n---\n'), 'variable_key ""');
    assert.equal(at('---\nvariables:\n  v: { git: br| }\n---\n'), 'git "br"');
    assert.equal(at('---\nvariables:\n  v:\n    pro|\n---\n'), 'variable_key "pro"');
    assert.equal(at('---\nvariables:\n  v: ${|\n---\n'), 'placeholder ""');
  });

  it('is variables and people in the body', () => {
    assert.equal(at('---\nto: x\n---\nHello ${ve|'), 'placeholder "ve"');
    assert.equal(at('Hello ${git:|}'), 'argument of git ""');
    assert.equal(at('Hello $${ve|'), 'nothing');
    assert.equal(at('Hello @mi|'), 'mention "@mi"');
    assert.equal(at('mira@exa|'), 'nothing');
  });
});
