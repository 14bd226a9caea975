/** `npm run docs:rules`: writes the page about all card rules anew. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cardRulesPage } from './lib/cardRulesPage';
import { runMain } from './lib/runMain';

const file = path.join(__dirname, '..', 'docs', 'card-rules.md');

runMain(async () => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await cardRulesPage());
  console.log(file);
  return 0;
});
