import assert from 'node:assert/strict';
import { otherFileType, imageMime } from '../../../src/cards/images/imageBytes';
import { acceptedMime, fileType, imageType, isAcceptedImage } from '../../../src/contract/imageType';

/** First bytes of files, as their formats begin. */
const heads = [
  ['png', '89504e470d0a1a0a0000000d49484452'],
  ['jpeg', 'ffd8ffe000104a4649460001'],
  ['gif', '474946383761'],
  ['gif', '474946383961'],
  ['webp', '524946462400000057454250'],
  ['bmp', '424d36000000000000003600'],
  ['tiff', '49492a0008000000'],
  ['tiff', '4d4d002a00000008'],
  ['avif', '000000206674797061766966'],
  ['heic', '000000186674797068656963'],
  ['ico', '000001000100'],
  ['svg', '3c73766720786d6c6e733d22'],
  ['svg', '3c3f786d6c2076657273696f'],
  ['pdf', '255044462d312e37'],
  [undefined, '68656c6c6f'],
  [undefined, ''],
] as const;

describe('the type of a file', () => {
  for (const [type, hex] of heads) {
    const bytes = Buffer.from(hex, 'hex');
    it(`is ${type ?? 'unknown'} for ${hex}, raw and in Base64`, () => {
      const isImage = type !== 'svg' && type !== 'pdf';
      assert.equal(fileType(bytes), type);
      assert.equal(imageType(bytes), isImage ? type : undefined);
      const mime = isAcceptedImage(type) ? `image/${type}` : undefined;
      assert.equal(acceptedMime(bytes), mime);
      const base64 = bytes.toString('base64');
      assert.equal(imageMime(base64), mime);
      assert.equal(
        otherFileType(base64)?.toLowerCase(),
        type === undefined || isAcceptedImage(type) ? undefined : type,
      );
    });
  }

  it('is decided by whole signatures', () => {
    assert.equal(fileType(Buffer.from('89504e47', 'hex')), undefined);
    assert.equal(fileType(Buffer.from('52494646240000005741564520', 'hex')), undefined);
  });
});
