// A card that is edited, in a real browser: what is changed in place is what would be drawn anew.
import assert from 'node:assert/strict';
import path from 'node:path';
import { buildSync } from 'esbuild';
import * as fc from 'fast-check';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { projectFolder } from '../support/vscode/paths';
import { findBrowser } from '../support/vscode/findBrowser';

/** In the page: `show` draws into one bubble; `fresh` is the same card in a bubble of its own. */
const PAGE_SCRIPT = `
import { layoutCard } from './src/cards/view/layoutCard';
import { CardRenderer } from './src/webview/card/cardRenderer';

function bubbleOf() {
  const bubble = document.body.appendChild(document.createElement('article'));
  const renderer = new CardRenderer(bubble);
  const show = (elements) => {
    const { blocks, images } = layoutCard(elements);
    renderer.show(blocks, new Map(images.map(({ id, uri }) => [id, uri])));
  };
  return { bubble, show };
}
window.start = () => {
  document.body.replaceChildren();
  const { bubble, show } = bubbleOf();
  Object.assign(window, { bubble, show });
};
/** Shows one card after the other, and tells the first that is not as if drawn anew. */
window.firstDifference = (cards) => {
  start();
  for (const [index, card] of cards.entries()) {
    show(card);
    const fresh = bubbleOf();
    fresh.show(card);
    if (!bubble.isEqualNode(fresh.bubble)) return { index, is: bubble.innerHTML, fresh: fresh.bubble.innerHTML };
    fresh.bubble.remove();
  }
};
`;

type Element = Readonly<Record<string, unknown>>;

const title = (text: string): Element => ({ element_type: 'title', title: { text } });
const description = (text: string, format = 1): Element => ({
  element_type: 'description',
  description: { text, format },
});
const button = (text: string, kind: 'callback' | 'redirect' = 'callback') => ({
  button_type: kind,
  text,
  value: 'v',
});

/** What texts are made of: each kind of formatting, what breaks it, and a word that is long enough to be changed in part. */
const PIECES = [
  'a',
  'b ',
  ' ',
  '*',
  '**',
  '`',
  '\n',
  '\n\n',
  '😀',
  'e\u0301',
  'long '.repeat(30),
  '**bold**',
  '*italic*',
  '***both***',
  '`code`',
  '`\u05e7\u05d5\u05d3`',
  '\\*',
  '- item\n',
  '    - inner\n',
  '1. one\n',
  '3. three\n',
  '```\nblock\n```\n',
  '```\n```\n',
  '<mention-tag target="seatalk://user?id=0"/>',
  '<mention-tag target="seatalk://user?email=mira.tan@example.com"/>',
];
const words = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(''));
const element = fc.oneof(
  words.map(title),
  fc.tuple(words, fc.constantFrom(1, 2)).map(([text, format]) => description(text, format)),
  fc
    .array(fc.tuple(words, fc.constantFrom('callback' as const, 'redirect' as const)), { maxLength: 4 })
    .map((buttons) => ({
      element_type: 'button_group',
      button_group: buttons.map((each) => button(...each)),
    })),
  words.map((text) => ({ element_type: 'button', button: button(text) })),
  fc.constantFrom(
    { element_type: 'image', image: { content: 'iVBORw0KGgoAAAANSUhEUgAA' } },
    { element_type: 'x' },
  ),
);
/** A person's next edit: often of one text, at times of a row or of all. */
const edit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('type' as const),
      at: fc.nat(9),
      from: fc.nat(12),
      cut: fc.nat(8),
      words,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('insert' as const), at: fc.nat(9), element }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replace' as const), at: fc.nat(9), element }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'turn' as const), at: fc.nat(9) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), at: fc.nat(9), to: fc.nat(9) }) },
);

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(card: readonly Element[], change: Edit): readonly Element[] {
  const at = change.at % Math.max(1, card.length);
  const there = card[at];
  switch (change.kind) {
    case 'insert':
      return card.toSpliced(at, 0, change.element);
    case 'replace':
      return card.toSpliced(at, 1, change.element);
    case 'remove':
      return card.toSpliced(at, 1);
    case 'move':
      return there ? card.toSpliced(at, 1).toSpliced(change.to, 0, there) : card;
    case 'turn':
      return there ? card.with(at, turned(there)) : card;
    case 'type':
      return there ? card.with(at, typedInto(there, change)) : card;
  }
}

/** The element with other words in place of a few characters of each of its texts. */
function typedInto(there: Element, { from, cut, words: typed }: Extract<Edit, { kind: 'type' }>): Element {
  return JSON.parse(JSON.stringify(there), (key, value: unknown) =>
    key === 'text' && typeof value === 'string'
      ? value.slice(0, from) + typed + value.slice(from + cut)
      : value,
  ) as Element;
}

/** The element with each button of the other kind. */
function turned(there: Element): Element {
  return JSON.parse(JSON.stringify(there), (key, value: unknown) =>
    key === 'button_type' ? (value === 'redirect' ? 'callback' : 'redirect') : value,
  ) as Element;
}

describe('a card that is edited while it is shown', () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    const { outputFiles } = buildSync({
      stdin: { contents: PAGE_SCRIPT, resolveDir: projectFolder },
      bundle: true,
      write: false,
      format: 'iife',
      logLevel: 'error',
    });
    browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  });

  beforeEach(() => page.evaluate('start()'));

  after(() => browser?.close());

  const show = (...elements: readonly Element[]) => page.evaluate(`show(${JSON.stringify(elements)})`);

  it('is the card drawn anew, after any edits', async () => {
    const start = fc.array(element, { maxLength: 5 });
    const renumbered: Edit = { kind: 'type', at: 0, from: 0, cut: 1, words: '3' };
    const runs = {
      numRuns: Number(process.env['RUNS'] ?? 400),
      examples: [[[description('1. one\n2. two')], [renumbered]] satisfies [Element[], Edit[]]],
    };
    await fc.assert(
      fc.asyncProperty(start, fc.array(edit, { minLength: 10, maxLength: 30 }), async (card, edits) => {
        const cards = [card];
        for (const change of edits) cards.push([...edited(cards.at(-1) ?? [], change)]);
        assert.equal(await page.evaluate(`firstDifference(${JSON.stringify(cards)})`), undefined);
      }),
      runs,
    );
  });

  it('changes the one text that is edited, and no other node', async () => {
    await show(title('Build'), description('It **is** through.\n- one\n- two'), {
      element_type: 'button',
      button: button('Open'),
    });
    await page.evaluate(`window.changes = []; new MutationObserver((found) => changes.push(...found)).observe(bubble, {
      subtree: true, childList: true, attributes: true, characterData: true,
    })`);
    await show(title('Build'), description('It **was** through.\n- one\n- two'), {
      element_type: 'button',
      button: button('Open'),
    });
    assert.deepEqual(await page.evaluate('changes.map(({ type, target }) => [type, target.data])'), [
      ['characterData', 'was'],
    ]);
  });

  it('shows what follows a code that runs backwards where it stands, also once the code is edited', async () => {
    await page.addStyleTag({ path: path.join(projectFolder, 'src/webview/card/card.css') });
    const follows = `(() => {
      const rectOf = (node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getBoundingClientRect();
      };
      const code = bubble.querySelector('code');
      return rectOf(code.nextSibling).left >= rectOf(code).right;
    })()`;
    for (const code of ['\u202erm -rf', '\u05e9\u05dc\u05d5\u05dd']) {
      await show(description('Run `make` 123 now'));
      await show(description(`Run \`${code}\` 123 now`));
      assert.equal(await page.evaluate(follows), true, JSON.stringify(code));
    }
  });

  it('keeps the focus in the row that is edited', async () => {
    await show(description('Waits.'), { element_type: 'button', button: button('Open') });
    await page.evaluate(`bubble.querySelector('button').focus()`);
    await show(description('Waits.'), { element_type: 'button', button: button('Open it') });
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Open it');
  });

  it('keeps what is selected in the rest of a long text', async () => {
    const rest = 'The export job waits for somebody who knows the invoices. '.repeat(3).trim();
    await show(description(`a ${rest}`));
    await page.evaluate(`{
      const text = bubble.querySelector('p').firstChild;
      getSelection().setBaseAndExtent(text, text.length - 9, text, text.length - 1);
    }`);
    await show(description(`abc ${rest}`));
    assert.equal(await page.evaluate('String(getSelection())'), 'invoices');
  });

  it('moves a row as it is, rather than to write its text into another', async () => {
    await show(title('One'), title('Two'));
    await page.evaluate(`window.two = bubble.children[1]`);
    await show(title('Two'), title('One'));
    assert.equal(await page.evaluate('bubble.firstChild === two && two.dataset.pointer'), '/0');
  });

  it('leaves a form in its place, after the row it belongs to', async () => {
    await show(title('One'), title('Two'));
    await page.evaluate(`{
      const form = document.createElement('input');
      form.dataset.pin = '/1';
      bubble.children[1].after(form);
      form.focus();
    }`);
    await show(title('One!'), title('Two'));
    await page.evaluate(`bubble.querySelector('[data-pin]').dataset.pin = '/2'`);
    await show(title('New'), title('One!'), title('Two'), title('Three'));
    assert.deepEqual(
      await page.evaluate(
        'Array.from(bubble.children, ({ textContent, tagName }) => textContent || tagName)',
      ),
      ['New', 'One!', 'Two', 'INPUT', 'Three'],
    );
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'INPUT');
  });
});
