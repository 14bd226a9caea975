/** `npm run card-schemas`: writes the JSON Schemas of card files and of call files, made from the contract, into `media/`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';

import { callFileSchema } from '../src/client/callFile/callSchema';
import { cardJsonSchema } from '../src/cards/schema/cardSchema';
import { ruleConfigSchema } from '../src/cards/schema/ruleConfigSchema';
import { editorJsonSchema } from '../src/cards/schema/editorSchema';
import { projectFolder } from '../test/support/vscode/paths';
import { runMain } from './lib/runMain';

const files = {
  'seatalk-card.schema.json': cardJsonSchema,
  'seatalk-card.editor.schema.json': editorJsonSchema,
  'seatalk-cardrc.schema.json': ruleConfigSchema,
  'seatalk-call.schema.json': callFileSchema,
};

runMain(async () => {
  for (const [name, make] of Object.entries(files)) {
    const text = await format(JSON.stringify(make()), { parser: 'json', printWidth: 110 });
    writeFileSync(path.join(projectFolder, 'media', name), text);
  }
  return 0;
});
