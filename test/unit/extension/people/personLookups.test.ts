import assert from 'node:assert/strict';
import type { Person } from '../../../../src/directory/resolvePeople';
import { PersonLookups } from '../../../../src/extension/people/hover/personLookups';
import { isOfDomain, personReferenceAt } from '../../../../src/extension/people/hover/personReference';
import { FakeClock } from '../../../support/fakeClock';

describe('who is behind a text', () => {
  const mira: Person = { employeeCode: 'e_7k2m9q4x', name: 'Mira Tan', verified: true };
  const clock = new FakeClock();
  const asked: string[] = [];
  const errors: unknown[] = [];
  let answer: () => Promise<Person | undefined>;
  let lookups: PersonLookups;

  beforeEach(() => {
    asked.length = 0;
    errors.length = 0;
    answer = async () => mira;
    lookups = new PersonLookups({
      clock,
      lookUp: (text) => {
        asked.push(text);
        return answer();
      },
      onError: (error) => errors.push(error),
    });
  });
  afterEach(() => lookups.dispose());

  it('is asked once an hour, however many look', async () => {
    assert.deepEqual(await Promise.all([lookups.find('a'), lookups.find('a')]), [mira, mira]);
    await clock.advance(59 * 60_000);
    await lookups.find('a');
    assert.deepEqual(asked, ['a']);
    await clock.advance(60_000);
    await lookups.find('a');
    assert.deepEqual(asked, ['a', 'a']);
  });

  it('is kept when it is nobody', async () => {
    answer = async () => undefined;
    assert.equal(await lookups.find('a'), undefined);
    await lookups.find('a');
    assert.deepEqual(asked, ['a']);
  });

  it('is left alone for ten minutes after a failure', async () => {
    answer = async () => {
      throw new Error('offline');
    };
    assert.equal(await lookups.find('a'), undefined);
    answer = async () => mira;
    await clock.advance(9 * 60_000);
    assert.equal(await lookups.find('b'), undefined);
    assert.deepEqual([asked, errors.length], [['a'], 1]);
    await clock.advance(60_000);
    assert.equal(await lookups.find('a'), mira);
  });

  it('is not asked for any more once closed', async () => {
    lookups.dispose();
    assert.equal(await lookups.find('a'), undefined);
    assert.deepEqual(asked, []);
  });
});

describe('a text that may name a person', () => {
  const at = (line: string, character: number) => personReferenceAt(line, character)?.text;

  it('is an email or an employee code under the mouse', () => {
    const line = 'owner: mira.tan@example.com, e_7k2m9q4x.';
    assert.equal(at(line, 7), 'mira.tan@example.com');
    assert.equal(at(line, 26), 'mira.tan@example.com');
    assert.equal(at(line, 27), undefined);
    assert.equal(at(line, 30), 'e_7k2m9q4x');
    assert.equal(at(line, 0), undefined);
  });

  it('is no part of a longer word, and nothing in a line that nobody reads', () => {
    assert.equal(at('the_e_7k2m9q4x', 6), undefined);
    assert.equal(at('e_7k2m9q4xy', 3), undefined);
    assert.equal(at(`${' '.repeat(5_000)}e_7k2m9q4x`, 5_003), undefined);
  });

  it('belongs to the organization by its domain', () => {
    assert.equal(isOfDomain('mira@Example.com', ['example.com']), true);
    assert.equal(isOfDomain('mira@example.com', [' @EXAMPLE.com ']), true);
    assert.equal(isOfDomain('mira@sub.example.com', ['example.com']), false);
    assert.equal(isOfDomain('mira@example.com', []), false);
  });
});
