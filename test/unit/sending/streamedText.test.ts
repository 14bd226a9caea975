import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TEXT_MAX_CHARACTERS } from '../../../src/contract/limits';
import { endOf, StreamedText } from '../../../src/sending/streamedText';
import type { StreamEnd } from '../../../src/sending/streamedText';
import { FakeClock } from '../../support/fakeClock';

/** A platform that takes note of each call with the second it came at. */
class Chat {
  readonly clock = new FakeClock();
  readonly calls: string[] = [];
  failAt = Infinity;
  /** Milliseconds each update takes. */
  tookMs = 0;
  readonly #startedAt = this.clock.monotonic();
  readonly text = new StreamedText(
    {
      open: async (text) => {
        this.#note(`open "${text}"`);
        return 'st_1';
      },
      update: async (id, seq, text, finish) => {
        this.#note(`${id} ${seq} "${text}"${finish ? ' finish' : ''}`);
        if (this.tookMs > 0) await new Promise<void>((resolve) => this.clock.setTimer(this.tookMs, resolve));
      },
    },
    this.clock,
  );

  #note(call: string): void {
    if (this.calls.length + 1 >= this.failAt) throw new Error('the stream is over');
    this.calls.push(`${((this.clock.monotonic() - this.#startedAt) / 1000).toFixed(1)} ${call}`);
  }
}

describe('a streamed text', () => {
  let chat: Chat;
  let ended: StreamEnd | undefined;

  const start = async () => {
    ended = undefined;
    void chat.text.run().then((end) => (ended = end));
    await chat.clock.advance(0);
  };
  beforeEach(() => {
    chat = new Chat();
  });

  it('opens with what there is, and ends with all of it', async () => {
    chat.text.write('Tests run');
    await start();
    await chat.clock.advance(500);
    chat.text.write('Tests run\n3 passed');
    chat.text.end();
    await chat.clock.advance(0);
    assert.deepEqual(chat.calls, ['0.0 open "Tests run"', '0.5 st_1 1 "Tests run\n3 passed" finish']);
    assert.deepEqual(ended, { kind: 'finished' });
    assert.equal(chat.clock.armed, 0);
  });

  it('stands for a text that is still to come', async () => {
    await start();
    chat.text.end();
    await chat.clock.advance(0);
    assert.deepEqual(chat.calls, ['0.0 open "…"', '0.0 st_1 1 "…" finish']);
  });

  it('is updated five times a second at most, with the latest text', async () => {
    await start();
    for (let at = 0; at < 100; at++) {
      chat.text.write(`line ${at}`);
      await chat.clock.advance(10);
    }
    const updates = chat.calls.slice(1);
    assert.equal(updates.length, 5);
    assert.equal(updates[4], '1.0 st_1 5 "line 99"');
  });

  it('has one update under way at a time', async () => {
    chat.tookMs = 1_000;
    await start();
    for (let at = 0; at < 30; at++) {
      chat.text.write(`line ${at}`);
      await chat.clock.advance(100);
    }
    assert.deepEqual(
      chat.calls.map((call) => call.split(' ')[0]),
      ['0.0', '0.2', '1.4', '2.6'],
    );
  });

  it('is kept open while nothing comes', async () => {
    chat.text.write('waiting');
    await start();
    await chat.clock.advance(65_000);
    assert.deepEqual(chat.calls.slice(1), [
      '20.0 st_1 1 "waiting"',
      '40.0 st_1 2 "waiting"',
      '60.0 st_1 3 "waiting"',
    ]);
  });

  it('is over when an update fails, and says what the chat shows', async () => {
    chat.text.write('one');
    await start();
    chat.failAt = 3;
    chat.text.write('two');
    await chat.clock.advance(1_000);
    chat.text.write('three');
    await chat.clock.advance(60_000);
    assert.equal(ended?.kind, 'failed');
    assert.equal(ended.shown, 'two');
    assert.equal(chat.calls.length, 2);
    assert.equal(chat.clock.armed, 0);
  });

  it('that could not be opened shows nothing', async () => {
    chat.failAt = 1;
    await start();
    assert.equal(ended?.kind, 'failed');
    assert.equal(ended.shown, undefined);
  });

  it('beyond the limit of a message shows its last lines', () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => `line ${index}`).join('\n');
    const shown = endOf(lines);
    assert.ok(shown.length <= TEXT_MAX_CHARACTERS);
    assert.match(shown, /^…\nline \d+\n/u);
    assert.ok(shown.endsWith('\nline 999'));
    assert.ok(shown.length > TEXT_MAX_CHARACTERS - 20);
  });

  it('is never too long, nor cut inside a character', () => {
    const piece = fc.constantFrom('a', '\n', '🙂', '👩‍👩‍👧', 'e\u0301', 'word ');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1_000, maxLength: 4_000 }), (pieces) => {
        const shown = endOf(pieces.join(''));
        assert.ok(shown.length <= TEXT_MAX_CHARACTERS);
        assert.doesNotMatch(shown, /^…\n(?:[\u0301\u200d]|[\uDC00-\uDFFF])/u);
      }),
    );
  });
});
