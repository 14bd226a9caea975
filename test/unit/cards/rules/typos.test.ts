import assert from 'node:assert/strict';
import { checkDocument } from '../../../../src/cards/check/checkDocument';
import { cardFixes } from '../../../../src/cards/fixes/cardFixes';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { applyTextEdits } from '../../../../src/cards/edit/textEdits';
import { toTextEdits } from '../../../../src/cards/edit/toTextEdits';
import { button, callback, title, web } from '../samples';

const link = web();

/** A card with one typo; what is found, and where; the card that was meant. */
const typos: readonly (readonly [card: unknown, finding: string, meant: unknown])[] = [
  [
    [{ element_type: 'titel', title: { text: 'a' } }],
    'error element-type /0/element_type Unknown element type "titel". Did you mean "title"?',
    [title('a')],
  ],
  [
    [title(), { element_typ: 'title', title: { text: 'a' } }],
    'error element-type /1/element_typ Unknown field "element_typ". Did you mean "element_type"?',
    [title(), title('a')],
  ],
  [
    [{ element_type: 'title', titel: { text: 'a' } }],
    'error element-content /0/titel Unknown field "titel". Did you mean "title"?',
    [title('a')],
  ],
  [
    [{ element_type: 'button_group', buttongroup: [callback()] }],
    'error group-shape /0/buttongroup Unknown field "buttongroup". Did you mean "button_group"?',
    [{ element_type: 'button_group', button_group: [callback()] }],
  ],
  [
    [{ element_type: 'title', title: { txet: 'a' } }],
    'error text-missing /0/title/txet Unknown field "txet". Did you mean "text"?',
    [title('a')],
  ],
  [
    [button({ button_type: 'callback', text: 'Go', valeu: 'k9' })],
    'error value-missing /0/button/valeu Unknown field "valeu". Did you mean "value"?',
    [button(callback('k9', 'Go'))],
  ],
  [
    [button({ buttontype: 'callback', text: 'Go', value: 'k9' })],
    'error button-type /0/button/buttontype Unknown field "buttontype". Did you mean "button_type"?',
    [button(callback('k9', 'Go'))],
  ],
  [
    [button({ button_type: 'redirect', text: 'Go', desktop_lnk: link })],
    'error redirect-link /0/button/desktop_lnk Unknown field "desktop_lnk". Did you mean "desktop_link"?',
    undefined,
  ],
  [
    [button({ button_type: 'redirect', text: 'Go', desktop_link: link, mobile_lnk: link })],
    'warning redirect-one-link /0/button/mobile_lnk Unknown field "mobile_lnk". Did you mean "mobile_link"?',
    [button({ button_type: 'redirect', text: 'Go', desktop_link: link, mobile_link: link })],
  ],
  [
    [
      button({
        button_type: 'redirect',
        text: 'Go',
        desktop_link: link,
        mobile_link: { type: 'web', pth: 'https://ci.example.com/1482' },
      }),
    ],
    'error link-path /0/button/mobile_link/pth Unknown field "pth". Did you mean "path"?',
    [button({ button_type: 'redirect', text: 'Go', desktop_link: link, mobile_link: link })],
  ],
  [
    [{ element_type: 'image', image: { contents: 'AAAA' } }],
    'error image-missing /0/image/contents Unknown field "contents". Did you mean "content"?',
    undefined,
  ],
  [
    { interactive_message: { elemnets: [title()] } },
    'error elements-missing /interactive_message/elemnets Unknown field "elemnets". Did you mean "elements"?',
    { interactive_message: { elements: [title()] } },
  ],
  [
    [{ element_type: 'description', description: { text: 'a', fromat: 2 } }],
    'warning unknown-field /0/description/fromat Unknown field "fromat". Did you mean "format"?',
    [{ element_type: 'description', description: { text: 'a', format: 2 } }],
  ],
];

describe('one typo in a card', () => {
  for (const [card, finding, meant] of typos) {
    const document = parseCard(JSON.stringify(card, null, 2));
    const found = checkDocument(document);

    it(`is one finding with a hint: ${finding}`, () => {
      assert.deepEqual(
        found.map(({ severity, ruleId, pointer, message }) => `${severity} ${ruleId} ${pointer} ${message}`),
        [finding],
      );
    });

    if (meant === undefined) continue;
    it(`is mended by one fix: ${finding}`, () => {
      const [first] = found;
      assert.ok(first);
      const [fix] = cardFixes(document, first);
      const fixed = applyTextEdits(document.text, toTextEdits(document.text, fix?.edits ?? []));
      assert.deepEqual(JSON.parse(fixed), meant);
    });
  }

  it('hides nothing else that is wrong', () => {
    const card = [{ element_type: 'title', title: { txet: 'a' } }, title('')];
    assert.deepEqual(
      checkDocument(parseCard(JSON.stringify(card))).map(({ ruleId, pointer }) => `${ruleId} ${pointer}`),
      ['text-missing /0/title/txet', 'text-missing /1/title/text'],
    );
  });

  it('is no word that only has a few letters in common', () => {
    const card = [button({ ...callback(), style: 'primary', size: 2, url: 'https://ci.example.com' })];
    for (const { message } of checkDocument(parseCard(JSON.stringify(card))))
      assert.doesNotMatch(message, /Did you mean/u);
  });
});
