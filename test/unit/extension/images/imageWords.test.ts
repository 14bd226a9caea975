import assert from 'node:assert/strict';
import { base64ImageWords, imageWords } from '../../../../src/extension/images/imageWords';

describe('an image in words', () => {
  it('has type, pixels and size', () => {
    assert.equal(imageWords('image/png', { width: 320, height: 180 }, 43_008), 'PNG · 320 × 180 · 42 kB');
  });

  it('has no pixels where the file has none that can be read', () => {
    assert.equal(imageWords('image/jpeg', undefined, 512), 'JPG · 0.5 kB');
  });

  it('is read from Base64, and undefined for anything else', () => {
    const gif = Buffer.from('GIF89a\u0002\0\u0001\0').toString('base64');
    assert.match(base64ImageWords(gif) ?? '', /^GIF · 2 × 1 · 0\.0 kB$/u);
    assert.equal(base64ImageWords(Buffer.from('text').toString('base64')), undefined);
  });
});
