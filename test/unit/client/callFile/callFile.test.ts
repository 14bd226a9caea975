import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CALL_FILE_ENDING, fileCallNames, readCallFile } from '../../../../src/client/callFile/callFile';
import { callFileSchema, emptyRequest } from '../../../../src/client/callFile/callSchema';
import { projectFolder } from '../../../support/vscode/paths';
import packageJson from '../../../../package.json';

/** What the text at the place of the problem is, and what is wrong with it. */
function problemIn(text: string) {
  const file = readCallFile(text);
  if (file.ok) throw new Error('it is a call');
  const { code, path: at, offset, length } = file.problem;
  return { code, path: at, text: text.slice(offset, offset + length) };
}

describe('a file with a call', () => {
  it('is read with comments', () => {
    const file = readCallFile(`{
      // One group.
      "call": "getGroupInfo",
      "request": { "group_id": "NDAwNzExMjIzMzQ0" },
    }`);
    assert.deepEqual(file, { ok: true, name: 'getGroupInfo', request: { group_id: 'NDAwNzExMjIzMzQ0' } });
  });

  it('says what is wrong, and where', () => {
    assert.equal(problemIn('{ "call": ').code, 'not_json');
    assert.equal(problemIn('').code, 'not_json');
    assert.deepEqual(problemIn('{ "request": {} }'), {
      code: 'no_call',
      path: 'call',
      text: '{ "request": {} }',
    });
    assert.deepEqual(problemIn('{ "call": "getGroup" }'), {
      code: 'unknown_call',
      path: 'call',
      text: '"getGroup"',
    });
    // The token is the client's own affair.
    assert.equal(problemIn('{ "call": "getAppAccessToken", "request": {} }').code, 'unknown_call');
    const badge = { employee_code: 'e_7k2m9q4x', toggle: true, count: 'three', version: 1 };
    assert.deepEqual(problemIn(JSON.stringify({ call: 'setBadge', request: { badges: [badge] } })), {
      code: 'request',
      path: 'request.badges.0.count',
      text: '"three"',
    });
    assert.deepEqual(problemIn('{ "call": "getGroupInfo", "request": { "x": 1 } }').text, '{ "x": 1 }');
    assert.equal(problemIn('{ "call": "getGroupInfo" }').path, 'request.group_id');
  });

  for (const name of fileCallNames) {
    it(`begins with what a request must have: ${name}`, () => {
      const request = emptyRequest(name);
      const file = readCallFile(JSON.stringify({ call: name, request }));
      // Only what is empty is left to fill in.
      if (!file.ok) assert.match(file.problem.reason, /too small|pattern|empty|at least|>=/iu, name);
    });
  }

  it('has a schema that the editor uses, made anew with `npm run card-schemas`', () => {
    const kept = readFileSync(path.join(projectFolder, 'media', 'seatalk-call.schema.json'), 'utf8');
    assert.deepEqual(JSON.parse(kept), JSON.parse(JSON.stringify(callFileSchema())));
    const { jsonValidation } = packageJson.contributes;
    assert.ok(jsonValidation.some(({ fileMatch }) => fileMatch === `*${CALL_FILE_ENDING}`));
  });
});
