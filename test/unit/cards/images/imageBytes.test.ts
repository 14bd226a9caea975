import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isBase64 } from '../../../../src/cards/images/imageBytes';

/** What is Base64 in one piece, in words that are slow on megabytes. */
const isStrict = (text: string) => text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);

describe('Base64 in one piece', () => {
  it('is what the alphabet and the padding say, whatever an engine lets pass', () => {
    const pieces = [
      'QUJD',
      'QUI=',
      'QQ==',
      'QR==',
      'A',
      '=',
      ' ',
      '\n',
      '\t',
      '\f',
      '\0',
      '-',
      '_',
      'é',
      '€',
      '+/',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (candidate) => assert.equal(isBase64(candidate), isStrict(candidate))),
      { numRuns: Number(process.env['RUNS'] ?? 4000) },
    );
  });

  for (const text of [
    '',
    '====',
    'A===',
    'QUI=\n\n\n\n',
    'QUJDQUI\n',
    'QUJD    ',
    'QQ==QUJD',
    'QUJDQUJ=\n\n\n\n',
  ])
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(isBase64(text), false));

  it('is what many encoders write, with any last bits', () => {
    for (const text of ['QUJD', 'QUI=', 'QQ==', 'QR==', '+/+/']) assert.equal(isBase64(text), true, text);
  });
});
