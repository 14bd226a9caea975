import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import { RULES } from '../../../../src/cards/rules/ruleTable';
import { REFUSED, run, WARNED } from '../cards';
import { MemoryWorld } from '../memoryWorld';

async function sarif(files: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<Log> {
  const world = new MemoryWorld(files);
  await run(world, 'check', ...Object.keys(files), '--format', 'sarif', ...more);
  // The part that is asserted below.
  return JSON.parse(world.printed) as Log;
}

describe('the SARIF report', () => {
  it('is of version 2.1.0, by one tool with all rules in words', async () => {
    const log = await sarif({ 'a.json': REFUSED });
    assert.equal(log.version, '2.1.0');
    assert.ok(URL.canParse(log.$schema ?? ''));
    const [run1, ...others] = log.runs;
    assert.equal(others.length, 0);
    const { name, version, rules = [] } = run1?.tool.driver ?? {};
    assert.equal(name, 'seatalk-card');
    assert.match(version ?? '', /^\d+\.\d+\.\d+$/u);
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    for (const { id } of RULES)
      assert.ok(
        rules.some((rule) => rule.id === id),
        id,
      );
    for (const rule of rules) {
      assert.ok(rule.shortDescription?.text, rule.id);
      assert.ok(rule.help?.text, rule.id);
      assert.ok(rule.helpUri && URL.canParse(rule.helpUri), rule.id);
      assert.match(rule.defaultConfiguration?.level ?? '', /^(error|warning|note)$/u);
    }
  });

  it('gives each finding its rule, level, words and region', async () => {
    const log = await sarif({ 'cards/a b#1.json': REFUSED, 'w.json': WARNED });
    const { results = [], tool } = log.runs[0] ?? {};
    assert.deepEqual(
      results.map(({ ruleId, level }) => [ruleId, level]),
      [
        ['text-missing', 'error'],
        ['redirect-one-link', 'warning'],
      ],
    );
    for (const { ruleId, ruleIndex = -1, message } of results) {
      assert.equal(tool?.driver.rules?.[ruleIndex]?.id, ruleId);
      assert.ok(message.text);
    }
    const location = results[0]?.locations?.[0];
    assert.equal(location?.physicalLocation?.artifactLocation?.uri, 'cards/a%20b%231.json');
    assert.deepEqual(location?.physicalLocation?.region, {
      startLine: 3,
      startColumn: 51,
      endLine: 3,
      endColumn: 53,
    });
    assert.equal(location?.logicalLocations?.[0]?.fullyQualifiedName, '/elements/0/title/text');
  });

  it('names files outside the working folder by their whole address', async () => {
    const log = await sarif({ '/elsewhere/a.json': REFUSED, '../up.json': REFUSED });
    const uris = log.runs[0]?.results?.map(
      ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '',
    );
    assert.deepEqual(uris, ['file:///elsewhere/a.json', 'file:///up.json']);
  });

  it('says when a file could not be checked', async () => {
    const [good, bad] = [await sarif({ 'a.json': REFUSED }), await sarif({ 'a.json': 'no card' })];
    assert.deepEqual(good.runs[0]?.invocations, [{ executionSuccessful: true, exitCode: 1 }]);
    assert.deepEqual(bad.runs[0]?.invocations, [{ executionSuccessful: false, exitCode: 2 }]);
    assert.equal(bad.runs[0]?.results?.[0]?.ruleId, 'not-json');
  });
});
