import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { seedJsonSchema } from '../../../../src/emulator/seed/seedFile';

const published = path.resolve(__dirname, '../../../../media/seatalk-seed.schema.json');

describe('the published schema of seed files', () => {
  it('is what the local SeaTalk reads; made anew with `node dist/seatalk-local.js --print-seed-schema`', () => {
    const wanted: unknown = JSON.parse(JSON.stringify(seedJsonSchema()));
    assert.deepEqual(JSON.parse(readFileSync(published, 'utf8')), wanted);
  });
});
