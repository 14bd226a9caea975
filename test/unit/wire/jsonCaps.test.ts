import assert from 'node:assert/strict';
import fc from 'fast-check';
import { excessOf } from '../../../src/wire/jsonCaps';
import { growsEvenly } from '../../support/growsEvenly';

describe('JSON that is measured before it is parsed', () => {
  it('is measured as it is nested, for any JSON', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Math.max(0, ...Object.values(value as Record<string, unknown>).map(depthOf))
        : 0;
    fc.assert(
      fc.property(fc.json(), (text) => {
        const depth = depthOf(JSON.parse(text));
        assert.equal(excessOf(text, { depth, entries: Infinity }), undefined);
        if (depth > 0) assert.equal(excessOf(text, { depth: depth - 1, entries: Infinity }), 'depth');
      }),
    );
  });

  it('takes no longer for each byte, however hostile', async () => {
    const none = { depth: Infinity, entries: Infinity };
    // All at once: one that grows with the square would be most of the time, and the fastest are too fast to measure.
    const scan = (times: number) => () => {
      for (const part of ['"', '\\', '"\\', '[', ',', 'x', '\\"']) excessOf(`"${part.repeat(times)}`, none);
      return Promise.resolve();
    };
    await growsEvenly(10, { few: scan(200_000), many: scan(2_000_000) });
  });
});
