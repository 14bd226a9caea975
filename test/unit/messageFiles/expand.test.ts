import assert from 'node:assert/strict';
import { expandBody } from '../../../src/messageFiles/expand';
import { parseMessageFile } from '../../../src/messageFiles/parseMessageFile';
import { toSource } from '../../../src/messageFiles/toSource';
import { readMarkdown } from '../../../src/cards/markdown/parseMarkdown';
import { marked, values } from './files';

const VARIABLES = `variables:
  version: { prompt: Which version? }
  branch: { git: branch, default: main }
  line: Release \${version} of \${branch}
`;

async function expanded(text: string, given: Readonly<Record<string, string>> = {}): Promise<string> {
  const result = await expandBody(parseMessageFile(text), values(given));
  assert.equal(result.state, 'expanded');
  return result.state === 'expanded' ? result.text : '';
}

describe('the variables of a message file', () => {
  it('are filled in, each asked once, also those inside of others', async () => {
    const sources = values({ 'prompt:Which version?': '4.2', 'git:branch': 'release' });
    const file = parseMessageFile(`---\nas: plain\n${VARIABLES}---\n\${line}, \${version}, \${branch}`);
    const result = await expandBody(file, sources);
    assert.deepEqual(result, { state: 'expanded', text: 'Release 4.2 of release, 4.2, release' });
    assert.deepEqual(sources.asked, ['git:branch', 'prompt:Which version?']);
  });

  it('without a value are problems where they stand, before anybody is asked', async () => {
    const text = `---\n${VARIABLES}---\n\${version} \${env:BUILD} \${file:notes.md}`;
    const sources = values();
    const result = await expandBody(parseMessageFile(text), sources);
    assert.equal(result.state, 'problems');
    if (result.state !== 'problems') return;
    assert.deepEqual(marked(text, result.problems), [
      'missing_value: ${env:BUILD}',
      'missing_value: ${file:notes.md}',
    ]);
    assert.ok(!sources.asked.some((each) => each.startsWith('prompt')), sources.asked.join());
  });

  it('that are empty are missing, too', async () => {
    const result = await expandBody(parseMessageFile('${env:BUILD}'), values({ 'env:BUILD': ' ' }));
    assert.deepEqual(result.state === 'problems' && result.problems.map(({ facts }) => facts), [
      { name: 'env:BUILD', reason: 'empty' },
    ]);
  });

  it('have the default they were given, but not for what may not be read', async () => {
    assert.equal(await expanded(`---\n${VARIABLES}---\n\${branch}`), 'main');
    const secret = await expandBody(
      parseMessageFile('---\nvariables: { b: { env: BUILD, default: x } }\n---\n${b}'),
      values({ 'env:BUILD': 'an invented-secret' }),
    );
    assert.deepEqual(secret.state === 'problems' && secret.problems.map(({ facts }) => facts), [
      { name: 'b', reason: 'secret_value' },
    ]);
  });

  it('end a send where the person gives up', async () => {
    assert.deepEqual(await expandBody(parseMessageFile('${prompt:Why?}'), values()), { state: 'given_up' });
  });

  it('can be written as text', async () => {
    assert.equal(await expanded('$${version} ${x:-y} ${a + b}'), '${version} ${x:-y} ${a + b}');
  });

  it('show every character in formatted text, and are raw in code', async () => {
    const value = '__init__ `x` <mention-tag target="seatalk://user?id=0"/>\n- not a list';
    const given = { 'env:X': value };
    const text = await expanded('${env:X}', given);
    const { spans } = readMarkdown(text);
    assert.deepEqual(
      spans.filter(({ kind }) => kind !== 'escape'),
      [],
    );
    assert.equal(await expanded('---\nas: code\n---\n${env:X}', given), value);
    assert.equal(await expanded('```\n${env:X}\n```', given), `\`\`\`\n${value}\n\`\`\``);
    assert.equal(await expanded('${file:notes.md}', { 'file:notes.md': '**new**' }), '**new**');
    assert.equal(await expanded('${file:notes.txt}', { 'file:notes.txt': '**new**' }), '\\*\\*new\\*\\*');
  });

  it('stay inside of their text in a card, and may be the card', async () => {
    const card = '{"elements":[{"element_type":"title","title":{"text":"${env:X}"}}]}';
    const text = await expanded(`---\nas: card\n---\n\`\`\`json\n${card}\n\`\`\`\n`, { 'env:X': 'a "b"\n' });
    assert.deepEqual(JSON.parse(text), { elements: [{ element_type: 'title', title: { text: 'a "b"\n' } }] });
    assert.equal(
      await expanded('---\nas: card\n---\n${file:a.json}\n', { 'file:a.json': card }),
      `${card}\n`,
    );
  });
});

describe('what a message file sends', () => {
  const sourceOf = (text: string) => {
    const file = parseMessageFile(text);
    return toSource(file, text.slice(file.body.offset), 'note.seatalk-message.md');
  };

  it('has its form, and mentions in front of formatted text', () => {
    assert.deepEqual(sourceOf('---\nas: code\n---\nx = 1'), {
      source: { kind: 'text', text: 'x = 1', languageId: 'markdown', fileName: 'note.md' },
      form: 'code',
    });
    const mentioned = sourceOf('---\nmentions: [all, 9000001234, mira.tan@example.com, all]\n---\n\nHello');
    assert.equal(mentioned.form, 'text');
    assert.equal(
      mentioned.source.kind === 'text' && mentioned.source.text,
      '<mention-tag target="seatalk://user?id=0"/> <mention-tag target="seatalk://user?id=9000001234"/> ' +
        '<mention-tag target="seatalk://user?email=mira.tan@example.com"/> Hello',
    );
    const list = sourceOf('---\nmentions: all\n---\n- one\n');
    assert.match(list.source.kind === 'text' ? list.source.text : '', /\/>\n- one/u);
  });
});
