import assert from 'node:assert/strict';
import type { OptionTable } from '../../../src/cli/options';
import { choice, optionLines, optionWidth, takeApart, wholeNumber } from '../../../src/cli/options';

describe('options of a command line', () => {
  const table: OptionTable = {
    port: { value: 'N', text: 'where it listens' },
    format: { value: 'FORMAT', text: 'text or json' },
    json: { text: 'the short way' },
  };
  const line = (...args: string[]) => takeApart(args, table);

  it('are listed with their texts below each other', () =>
    assert.equal(
      optionLines(table),
      [
        '  --port N        where it listens',
        '  --format FORMAT text or json',
        '  --json          the short way',
        '',
      ].join('\n'),
    ));

  it('can stand below others, and go on in further lines', () => {
    const short: OptionTable = { png: { value: 'FILE', text: 'where it goes;\n"-" for standard output' } };
    assert.equal(
      optionLines(short, optionWidth(table, short)),
      '  --png FILE      where it goes;\n                  "-" for standard output\n',
    );
  });

  it('are read by their kind, between what is named', () => {
    assert.deepEqual(
      { ...line('a.json', '--port', '4000', '--json', '-').values },
      { port: '4000', json: true },
    );
    assert.deepEqual(line('a.json', '--json', '-').files, ['a.json', '-']);
    assert.equal(line('-h').values['help'], true);
  });

  it('take what they can take, and say so otherwise', () => {
    assert.equal(choice(line('--format', 'json'), 'format', ['text', 'json'], 'text'), 'json');
    assert.equal(choice(line(), 'format', ['text', 'json'], 'text'), 'text');
    assert.throws(() => choice(line('--format', 'xml'), 'format', ['text', 'json'], 'text'), {
      message: '--format accepts text, json, not "xml".',
    });
    assert.equal(wholeNumber(line('--port', '4000'), 'port', 0), 4000);
    assert.equal(wholeNumber(line(), 'port', undefined), undefined);
    assert.throws(() => wholeNumber(line('--port', 'many\u001b[2J'), 'port', 0), {
      message: '--port accepts a whole number, not "many\\u{1b}[2J"',
    });
    assert.throws(() => line('--none'), { message: "Unknown option '--none'." });
  });
});
