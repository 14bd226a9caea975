import assert from 'node:assert/strict';
import { createEmulator } from '../../../../src/emulator/emulator';
import { emptySeed } from '../../../../src/emulator/seed/builtIn';
import { companySeed } from '../../../../src/emulator/seed/company/companySeed';
import { formatDuration, parseDuration } from '../../../../src/emulator/seed/duration';
import { loadSeed } from '../../../../src/emulator/seed/loadSeed';
import { seedFile, seedJsonSchema } from '../../../../src/emulator/seed/seedFile';

describe('seeds', () => {
  const NOW_MS = 1_767_225_600_000;

  it('that are built in are what the schema for everyone says', () => {
    for (const seed of [companySeed(7), emptySeed]) assert.deepEqual(seedFile.parse(seed), seed);
  });

  it('give the same world for the same number, another for another', () => {
    const texts = (randomSeed: number) =>
      JSON.stringify([...loadSeed(companySeed(randomSeed), NOW_MS, randomSeed).world.messages.values()]);
    assert.equal(texts(1), texts(1));
    assert.notEqual(texts(1), texts(2));
  });

  it('fill a company with a dozen people, eight groups, an outsider and every kind of message', () => {
    const world = loadSeed(companySeed(1), NOW_MS, 1).world;
    const employees = [...world.people.values()].filter((person) => person.status === 2 && !person.external);
    assert.equal(employees.length, 12);
    assert.equal([...world.people.values()].filter((person) => person.external).length, 1);
    assert.equal(world.groups.size, 8);
    assert.deepEqual(
      [...world.groups.values()].filter((group) => group.bots.size === 0).map((group) => group.name),
      ['Leads'],
    );
    const kinds = new Set([...world.messages.values()].map((message) => message.body.kind));
    assert.deepEqual([...kinds].toSorted(), ['card', 'file', 'forwarded', 'image', 'other', 'text', 'video']);
  });

  it('leave no placeholder in a text, and nothing in the future', () => {
    for (const randomSeed of [1, 2, 3]) {
      for (const message of loadSeed(companySeed(randomSeed), NOW_MS, randomSeed).world.messages.values()) {
        assert.ok(message.sentAtMs < NOW_MS);
        if (message.body.kind === 'text')
          assert.doesNotMatch(message.body.plain, /[{}]|mention-tag|undefined/);
      }
    }
  });

  it('draw pictures that are PNG', () => {
    const world = loadSeed(companySeed(1), NOW_MS, 1).world;
    const pictures = [...world.files.values()].filter((file) => file.contentType === 'image/png');
    assert.ok(pictures.length >= 5);
    for (const picture of pictures) assert.ok(picture.bytes.byteLength > 500);
  });

  it('name what they refer to and lack', () => {
    const seed = {
      ...emptySeed,
      people: [{ name: 'Ana Lima', email: 'ana@example.com' }],
      groups: [
        {
          name: 'One',
          owner: 'Ana Lima',
          messages: [{ from: 'Ana Lima', ago: '1m', text: 'x', thread: 'no' }],
        },
      ],
    };
    assert.throws(() => loadSeed(seed, NOW_MS, 1), /no earlier message with the id "no"/);
  });

  it('have a JSON Schema', () => {
    const schema = JSON.stringify(seedJsonSchema());
    assert.match(schema, /"chat_history_for_new_members"/);
    assert.match(schema, /"\$schema"/);
  });

  it('start nearly empty when asked to', async () => {
    const emulator = createEmulator({ seed: 'empty' });
    assert.deepEqual(emulator.webhooks, []);
    const answer = await emulator.request('http://localhost/_local/state', {
      headers: { 'x-local-token': emulator.controlToken },
    });
    const state = (await answer.json()) as Record<string, unknown[]>;
    assert.deepEqual([state['apps']?.length, state['people']?.length, state['groups']?.length], [1, 0, 0]);
  });

  it('write times as people do', () => {
    assert.equal(parseDuration('2d 3h 5m 1s'), 183_901_000);
    assert.equal(formatDuration(183_901_999), '2d 3h 5m 1s');
    assert.equal(formatDuration(0), '0s');
  });
});
