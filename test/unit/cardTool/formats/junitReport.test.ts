import assert from 'node:assert/strict';
import { CLEAN, REFUSED, run, WARNED } from '../cards';
import { MemoryWorld } from '../memoryWorld';

async function junit(files: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<string> {
  const world = new MemoryWorld(files);
  await run(world, 'check', ...Object.keys(files), '--format', 'junit', ...more);
  return world.printed;
}

/** The tags in order, each of them closed. The text between them contains no markup. */
function tagsOf(xml: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/u, '');
  const rest = body.replaceAll(
    /<(\/?)([a-z-]+)((?: [a-z]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#\d+);[^"<&]*)*")*)(\/?)>/gu,
    (_, closing: string, name: string, _attributes: string, empty: string) => {
      if (closing) assert.equal(open.pop(), name);
      else seen.push(name);
      if (!closing && !empty) open.push(name);
      return '';
    },
  );
  assert.deepEqual(open, []);
  assert.doesNotMatch(rest.replaceAll(/&(?:amp|lt|gt|quot|#\d+);/gu, ''), /[<>&]/u);
  return seen;
}

describe('the JUnit report', () => {
  it('has a suite a file: a passed case without, a failed case for each finding', async () => {
    const xml = await junit({ 'clean.json': CLEAN, 'refused.json': REFUSED });
    assert.deepEqual(tagsOf(xml), [
      'testsuites',
      'testsuite',
      'testcase',
      'testsuite',
      'testcase',
      'failure',
    ]);
    assert.match(xml, /<testsuites name="seatalk-card" tests="2" failures="1" errors="0">/u);
    assert.match(xml, /<testcase classname="clean\.json" name="card"\/>/u);
    assert.match(xml, /name="text-missing \/elements\/0\/title\/text \(3:51\)"/u);
    assert.match(xml, /<failure type="error" message="The text of a title must not be empty\.">/u);
  });

  it('passes what is below --fail-on, and tells it all the same', async () => {
    const passed = await junit({ 'w.json': WARNED });
    assert.deepEqual(tagsOf(passed), ['testsuites', 'testsuite', 'testcase', 'system-out']);
    assert.match(passed, /warning redirect-one-link/u);
    assert.match(await junit({ 'w.json': WARNED }, '--fail-on', 'warning'), /failures="1"/u);
  });

  it('has an error for a file without a card', async () => {
    const xml = await junit({ 'a.json': 'null' });
    assert.deepEqual(tagsOf(xml), ['testsuites', 'testsuite', 'testcase', 'error']);
    assert.match(xml, /errors="1"/u);
  });

  it('stays XML, whatever names and texts hold', async () => {
    const name = 'a"<&>\n\u0001.json';
    const hostile =
      '[{"element_type":"title","title":{"text":"a"},"]]></failure><script>&\\u0000\\ud800\\n\\"":1}]';
    const xml = await junit({ [name]: hostile }, '--fail-on', 'information');
    assert.deepEqual(tagsOf(xml).slice(0, 4), ['testsuites', 'testsuite', 'testcase', 'failure']);
    // oxlint-disable-next-line no-control-regex
    assert.doesNotMatch(xml, /[\u0000-\u0008\u000B\u000C\u000E-\u001F]|\p{Surrogate}/u);
  });
});
