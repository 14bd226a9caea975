import assert from 'node:assert/strict';
import { REFUSED, run } from '../cards';
import { MemoryWorld } from '../memoryWorld';

describe('the JSON report', () => {
  it('holds files, findings and counts under names that stay', async () => {
    const world = new MemoryWorld({ 'a.json': REFUSED, 'b.json': 'null' });
    assert.equal(await run(world, 'check', 'a.json', 'b.json', '--format', 'json', '--surface', 'group'), 2);
    // The part that is asserted below.
    const { version, ...report } = JSON.parse(world.printed) as Record<string, unknown>;
    assert.match(String(version), /^\d+\.\d+\.\d+$/u);
    assert.deepEqual(report, {
      files: [
        {
          file: 'a.json',
          checked: true,
          surface: 'group',
          findings: [
            {
              ruleId: 'text-missing',
              severity: 'error',
              confidence: 'documented',
              message: 'The text of a title must not be empty.',
              pointer: '/elements/0/title/text',
              line: 3,
              column: 51,
              endLine: 3,
              endColumn: 53,
            },
          ],
          omitted: 0,
        },
        {
          file: 'b.json',
          checked: false,
          surface: 'unknown',
          findings: [
            {
              ruleId: 'not-a-card',
              severity: 'error',
              confidence: 'documented',
              message:
                'This JSON does not contain a card: no "elements", and nothing with an "element_type".',
              pointer: '',
              line: 1,
              column: 1,
              endLine: 1,
              endColumn: 1,
            },
          ],
          omitted: 0,
        },
      ],
      summary: { files: 2, unchecked: 1, errors: 2, warnings: 0, information: 0 },
    });
  });
});
