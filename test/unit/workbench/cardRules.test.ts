import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cardRulesPage } from '../../../scripts/lib/cardRulesPage';

describe('the page about card rules', () => {
  it('is in step with the rules; `npm run docs:rules` writes it', async () => {
    const page = readFileSync(path.resolve(__dirname, '../../../docs/card-rules.md'), 'utf8');
    assert.equal(page.replaceAll('\r\n', '\n'), await cardRulesPage());
  });
});
