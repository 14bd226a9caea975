/** `npm run docs:calls`: writes the page about the platform's calls anew. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { platformCallsPage } from './lib/platformCallsPage';
import { runMain } from './lib/runMain';

const file = path.join(__dirname, '..', 'docs', 'platform-calls.md');

runMain(async () => {
  writeFileSync(file, await platformCallsPage());
  console.log(file);
  return 0;
});
