import assert from 'node:assert/strict';
import { checkMessageFile } from '../../../src/messageFiles/checkMessageFile';
import { fixesFor } from '../../../src/messageFiles/fixes';
import { parseMessageFile } from '../../../src/messageFiles/parseMessageFile';
import { known } from './files';

/** The text after a fix of the first problem that has one of this kind. */
function fixed(text: string, kind: string): string {
  const file = parseMessageFile(text);
  const fixes = checkMessageFile(file, known()).flatMap((problem) => fixesFor(file, problem));
  const fix = fixes.find((each) => each.kind === kind);
  assert.ok(fix, fixes.map((each) => each.kind).join());
  return fix.edits.reduce(
    (before, { range: { offset, length }, text: added }) =>
      before.slice(0, offset) + added + before.slice(offset + length),
    text,
  );
}

describe('a fix in a message file', () => {
  it('takes the name that was meant', () => {
    assert.equal(fixed('---\nto: relase\n---\nx', 'use_nearest'), '---\nto: release\n---\nx');
    assert.equal(fixed('---\ntoo: release\n---\nx', 'use_nearest'), '---\nto: release\n---\nx');
    assert.equal(fixed('---\nas: codee\n---\nx', 'use_nearest'), '---\nas: code\n---\nx');
    assert.equal(
      fixed('---\nto: { webhook: Alrts }\n---\nx', 'use_nearest'),
      '---\nto: { webhook: Alerts }\n---\nx',
    );
    assert.equal(fixed('${git:brnch}', 'use_nearest'), '${git:branch}');
  });

  it('defines a variable, or leaves it as text', () => {
    assert.equal(fixed('${v}', 'add_variable'), '---\nvariables:\n  v: { prompt: "v" }\n---\n${v}');
    assert.equal(
      fixed('---\nto: release\n---\n${v}', 'add_variable'),
      '---\nto: release\nvariables:\n  v: { prompt: "v" }\n---\n${v}',
    );
    assert.equal(
      fixed('---\nvariables:\n  a: 1\nto: release\n---\n${a} ${v}', 'add_variable'),
      '---\nvariables:\n  a: 1\n  v: { prompt: "v" }\nto: release\n---\n${a} ${v}',
    );
    assert.equal(fixed('${v}', 'escape'), '$${v}');
  });

  it('removes what nobody uses', () => {
    assert.equal(
      fixed('---\nvariables:\n  a: 1\n  b: { git: branch }\n---\n${a}', 'remove_variable'),
      '---\nvariables:\n  a: 1\n---\n${a}',
    );
  });

  it('closes the front matter, and sends a card as one', () => {
    assert.equal(fixed('---\nto: release\nHello', 'close_head'), '---\nto: release\n---\nHello');
    const card = '{"elements":[{"element_type":"title","title":{"text":"x"}}]}';
    assert.equal(fixed(card, 'send_as_card'), `---\nas: card\n---\n${card}`);
    assert.equal(
      fixed('---\nas: code\nmentions: all\n---\nx', 'send_formatted'),
      '---\nas: formatted\nmentions: all\n---\nx',
    );
  });
});
