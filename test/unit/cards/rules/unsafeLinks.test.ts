import assert from 'node:assert/strict';
import { checkJson } from '../../../../src/cards/check/checkJson';
import { button, redirect, web } from '../samples';

const findingsOf = (path: string) =>
  checkJson([button(redirect({ mobile_link: web(path), desktop_link: web(path) }))], { surface: 'group' })
    .filter(({ ruleId }) => ruleId === 'link-unsafe-scheme' || ruleId === 'link-scheme')
    .map(({ ruleId }) => ruleId);

describe('a link that runs a script', () => {
  for (const path of [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
  ]) {
    it(`is found however it is written: ${JSON.stringify(path)}`, () => {
      assert.deepEqual(new Set(findingsOf(path)), new Set(['link-unsafe-scheme']));
    });
  }

  it('is not any link that names one', () => {
    assert.deepEqual(findingsOf('https://ci.example.com/?next=javascript:alert(1)'), []);
  });
});
