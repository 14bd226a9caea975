import assert from 'node:assert/strict';
import { checkDocument } from '../../../../src/cards/check/checkDocument';
import { cardFixes } from '../../../../src/cards/fixes/cardFixes';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { applyTextEdits } from '../../../../src/cards/edit/textEdits';
import { toTextEdits } from '../../../../src/cards/edit/toTextEdits';
import { RULES } from '../../../../src/cards/rules/ruleTable';
import { callback, button, group, image, PNG } from '../samples';

const PAGE = 'https://open.seatalk.io/docs/interactive-msg_build-a-card';

describe('card rules and the official page', () => {
  it('every count and length is documented there', () => {
    const limits = RULES.filter(({ id }) => /-(?:count|length)$|^group-size$|^image-size$/u.test(id));
    assert.equal(limits.length, 11);
    for (const { id, confidence, docs } of limits) {
      assert.deepEqual([id, confidence, docs], [id, 'documented', PAGE]);
    }
  });

  it('languages in a bot card go against the page of cards', () => {
    const rule = RULES.find(({ id }) => id === 'wrapper-unexpected');
    assert.deepEqual([rule?.confidence, rule?.docs], ['documented', PAGE]);
  });

  it('as many buttons as each limit allows draw no remark', () => {
    const alone = [1, 2, 3, 4, 5].map((key) => button(callback(`k9-${key}`)));
    const groups = [1, 2, 3].map((row) =>
      group(callback(`k9-${row}-1`), callback(`k9-${row}-2`), callback(`k9-${row}-3`)),
    );
    assert.deepEqual(checkDocument(parseCard(JSON.stringify([...alone, ...groups]))), []);
  });

  it('that Base64 with line breaks is rejected is inferred, and the fix joins its lines', () => {
    const lines = PNG.replaceAll(/.{20}/gu, '$&\n');
    const document = parseCard(JSON.stringify([image(lines)], null, 2));
    const [found, ...more] = checkDocument(document);
    assert.ok(found);
    assert.deepEqual([found.ruleId, found.confidence, more.length], ['image-line-breaks', 'inferred', 0]);
    const [fix] = cardFixes(document, found);
    const fixed = applyTextEdits(document.text, toTextEdits(document.text, fix?.edits ?? []));
    assert.deepEqual(JSON.parse(fixed), [image(PNG)]);
  });
});
