import assert from 'node:assert/strict';
import { ANSWER_MAX_BYTES, readAnswerBody } from '../../../src/wire/answerBody';

async function* endless(chunk: Buffer, seen: { count: number; left: boolean }) {
  try {
    for (;;) {
      seen.count += 1;
      yield await Promise.resolve(chunk);
    }
  } finally {
    seen.left = true;
  }
}

async function* of(...chunks: Buffer[]) {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

describe('the body of an answer', () => {
  it('is read whole up to the limit', async () => {
    const text = 'a'.repeat(ANSWER_MAX_BYTES);
    assert.deepEqual(await readAnswerBody(of(Buffer.from(text))), {
      text,
      bytes: ANSWER_MAX_BYTES,
      isCut: false,
    });
  });

  it('is cut one byte above it', async () => {
    const { text, bytes, isCut } = await readAnswerBody(of(Buffer.from('a'.repeat(ANSWER_MAX_BYTES + 1))));
    assert.deepEqual([text?.length, bytes, isCut], [ANSWER_MAX_BYTES, ANSWER_MAX_BYTES, true]);
  });

  it('may never end: it is let go', async () => {
    const seen = { count: 0, left: false };
    await readAnswerBody(endless(Buffer.alloc(1024, 'x'), seen));
    assert.deepEqual(seen, { count: 65, left: true });
  });

  it('stays text when the cut goes through a character', async () => {
    const { text } = await readAnswerBody(of(Buffer.from(`a${'é'.repeat(ANSWER_MAX_BYTES)}`)));
    assert.equal(text, `a${'é'.repeat((ANSWER_MAX_BYTES - 2) / 2)}`);
  });

  for (const [what, bytes] of [
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['zeros', Buffer.from('a\0b')],
    ['half a character', Buffer.from([0xc3])],
  ] as const) {
    it(`is no text: ${what}`, async () => {
      assert.deepEqual(await readAnswerBody(of(bytes)), {
        text: undefined,
        bytes: bytes.length,
        isCut: false,
      });
    });
  }

  it('is empty when nothing came', async () =>
    assert.deepEqual(await readAnswerBody(of()), { text: '', bytes: 0, isCut: false }));
});
