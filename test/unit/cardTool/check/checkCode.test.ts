import assert from 'node:assert/strict';
import { CLEAN, REFUSED, run } from '../cards';
import { MemoryWorld } from '../memoryWorld';

/** The title is empty in the third line. */
const PYTHON = `def send(name):
    elements = []
    elements.append({"element_type": "title", "title": {"text": ""}})
    elements.append({"element_type": "description", "description": {"text": name}})
    post({"tag": "interactive_message", "interactive_message": {"elements": elements}})
`;
const TITLE = (text: string) => `{ element_type: 'title', title: { text: ${text} } }`;
const NO_CARD = 'export const answer = 42;\n';

async function check(
  files: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<{ code: number; printed: string }> {
  const world = new MemoryWorld(files);
  const code = await run(world, 'check', ...args);
  return { code, printed: world.printed };
}

describe('seatalk-card check on code', () => {
  it('reports at the line of the code where the value stands', async () => {
    const { code, printed } = await check({ 'src/bot.py': PYTHON }, 'src');
    assert.equal(code, 1);
    assert.match(printed, /^src\/bot\.py:3:65: error text-missing /mu);
    assert.match(printed, /^1 file: 1 error$/mu);
  });

  for (const name of ['a.ts', 'a.tsx', 'a.js', 'a.jsx', 'a.mjs', 'a.cjs', 'a.gs']) {
    it(`reads ${name}, in a folder and on its own`, async () => {
      const files = { [`src/${name}`]: `send([${TITLE("''")}]);` };
      assert.equal((await check(files, 'src')).code, 1);
      assert.equal((await check(files, `src/${name}`)).code, 1);
    });
  }

  it('reads Go and Java', async () => {
    const go = 'var card = []Element{{ElementType: "title", Title: &Title{Text: ""}}}';
    const java =
      'class A { Object a = List.of(Map.of("element_type", "title", "title", Map.of("text", ""))); }';
    const { printed } = await check({ 'src/a.go': `package a\n\n${go}\n`, 'src/A.java': java }, 'src');
    assert.match(printed, /^src\/a\.go:3:65: error text-missing/mu);
    assert.match(printed, /^src\/A\.java:1:86: error text-missing/mu);
  });

  it('leaves out what depends on values that code fills in', async () => {
    const card = `send({ elements: [${TITLE('name')}, { element_type: 'button', button: { button_type: 'redirect', text: label, mobile_link: { type: 'web', path: url }, desktop_link: { type: 'web', path: url } } }] });`;
    assert.deepEqual(await check({ 'a.ts': card }, 'a.ts'), { code: 0, printed: '1 file: nothing found\n' });
  });

  it('does not count parts that may be missing together, but each with what is always there', async () => {
    const either = `send({ elements: [${TITLE("'a'")}, ok ? ${TITLE("'b'")} : ${TITLE("'c'")}, more && ${TITLE("'d'")}] });`;
    assert.equal((await check({ 'a.ts': either }, 'a.ts')).code, 0);
    const always = `send({ elements: [${TITLE("'a'")}, ${TITLE("'b'")}, ${TITLE("'c'")}, ok && ${TITLE("'d'")}] });`;
    assert.equal((await check({ 'a.ts': always }, 'a.ts')).code, 1);
  });

  it('does not say that a list is too short when code adds to it', async () => {
    const code = `const rows = [];\nfor (const a of b) rows.push(${TITLE("'a'")});\nsend({ elements: rows });`;
    assert.equal((await check({ 'a.ts': code }, 'a.ts')).code, 0);
  });

  it('passes by code without a card, next to code with one', async () => {
    const files = { 'src/a.ts': NO_CARD, 'src/b.ts': `send([${TITLE("'a'")}]);` };
    assert.deepEqual(await check(files, 'src'), { code: 0, printed: '1 file: nothing found\n' });
    // As a shell hands it over that expands globs.
    assert.equal((await check(files, 'src/a.ts', 'src/b.ts')).code, 0);
  });

  it('complains when there is no card in all of it, so that a mistyped path does not pass', async () => {
    const { code, printed } = await check({ 'src/a.ts': NO_CARD }, 'src');
    assert.equal(code, 2);
    assert.match(printed, /^src:1:1: error not-a-card This code contains no card\.$/mu);
  });

  it('reads code from standard input by the name it is given', async () => {
    const { code, printed } = await check({ '-': PYTHON }, '-', '--stdin-name', 'bot.py');
    assert.equal(code, 1);
    assert.match(printed, /^bot\.py:3:65: error/u);
  });
});

describe('the files of seatalk-card check', () => {
  const files = {
    'src/a.py': PYTHON,
    'src/deep/b.py': PYTHON,
    'src/deep/c.ts': `send([${TITLE("''")}]);`,
    'src/deep/d.seatalk-card.json': REFUSED,
    'src/deep/e.json': REFUSED,
  };
  const named = async (...args: string[]) => {
    const { printed } = await check(files, ...args);
    return [...printed.matchAll(/^([^:\n]+):\d+:\d+:/gmu)].map(([, file]) => file);
  };

  for (const [glob, expected] of [
    ['src/**/*.py', ['src/a.py', 'src/deep/b.py']],
    ['src/*.py', ['src/a.py']],
    ['**/*.{py,ts}', ['src/a.py', 'src/deep/b.py', 'src/deep/c.ts']],
    ['src/**', ['src/a.py', 'src/deep/b.py', 'src/deep/c.ts', 'src/deep/d.seatalk-card.json']],
    ['src/deep/?.ts', ['src/deep/c.ts']],
    ['src/**/e.json', ['src/deep/e.json']],
    ['src\\deep\\*.py', ['src/deep/b.py']],
  ] as const) {
    it(`are those of a glob that no shell expanded: ${glob}`, async () => {
      assert.deepEqual(await named(glob), expected);
    });
  }

  it('are each checked once, however they are named', async () => {
    assert.deepEqual(await named('src/**/*.py', 'src/a.py'), ['src/a.py', 'src/deep/b.py']);
  });

  it('are also the JSON files that the setting of the editor names', async () => {
    const settings = '{\n  // Ours\n  "seatalk.cards.files": ["src/d*/*.json", "e.json", 1, "${x}"],\n}';
    const world = new MemoryWorld({ ...files, '.vscode/settings.json': settings });
    await run(world, 'check', 'src/deep');
    assert.match(world.printed, /^src\/deep\/e\.json:3:51: error/mu);
    assert.match(world.complaints, /^\.vscode\/settings\.json: The pattern "\$\{x\}" isn't understood/mu);
  });

  it('are named when a glob matches none or is not understood', async () => {
    for (const glob of ['src/*.rs', 'other/*.py', 'src/[a.py']) {
      const { code, printed } = await check(files, glob);
      assert.equal(code, 2, glob);
      assert.match(printed, /unreadable/u);
    }
    assert.equal((await check({ 'a.seatalk-card.json': CLEAN }, '*.json')).code, 0);
  });
});
