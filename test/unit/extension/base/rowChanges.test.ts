import assert from 'node:assert/strict';
import { RowChanges } from '../../../../src/extension/base/rowChanges';
import { FakeClock, settle } from '../../../support/fakeClock';

/**
 * The editor's side of a tree view, as VS Code 1.100 to 1.139 have it: children are cached; a change drops them and asks for
 * them, but not while they are already on their way, which are then cached as they were.
 */
class Editor {
  shown: string | undefined;
  #cached: string | undefined;
  #asking: Promise<void> | undefined;
  readonly #ask: () => Promise<string>;

  constructor(ask: () => Promise<string>) {
    this.#ask = ask;
  }

  async open(): Promise<void> {
    this.#asking ??= this.#ask().then((children) => {
      this.#cached = children;
      this.#asking = undefined;
    });
    await this.#asking;
    this.shown = this.#cached;
  }

  async changed(): Promise<void> {
    this.#cached = undefined;
    await this.#asking;
    if (this.#cached === undefined) await this.open();
    this.shown = this.#cached;
  }
}

describe('changes of rows', () => {
  const row = { id: 'group' };
  const child = { id: 'message' };
  let clock: FakeClock;
  let text: string;
  let editor: Editor;
  let announced: number;
  let changes: RowChanges<typeof row>;
  let arrive: () => void;

  beforeEach(() => {
    clock = new FakeClock();
    text = 'Loading…';
    announced = 0;
    changes = new RowChanges(clock, () => {
      announced += 1;
      void editor.changed();
    });
    editor = new Editor(async () => {
      const children = text;
      changes.given(row, () => [child]);
      await new Promise<void>((resolve) => {
        arrive = resolve;
      });
      changes.taken(child);
      return children;
    });
  });

  it('are not lost when they cross with the children on their way to the editor', async () => {
    void editor.open();
    text = 'two messages';
    changes.fire(row);
    arrive();
    await settle();
    assert.equal(editor.shown, 'Loading…', 'the editor has missed the change');
    await clock.advance(0);
    arrive();
    await settle();
    assert.equal(editor.shown, 'two messages');
  });

  it('are announced once when nothing is on its way', async () => {
    void editor.open();
    arrive();
    await settle();
    text = 'two messages';
    changes.fire(row);
    await settle();
    arrive();
    await settle();
    assert.equal(editor.shown, 'two messages');
    await clock.advance(10_000);
    assert.equal(announced, 1);
  });

  it('come to rest: what is announced again makes no further announcement', async () => {
    void editor.open();
    changes.fire(row);
    arrive();
    await settle();
    await clock.advance(0);
    arrive();
    await clock.advance(10_000);
    assert.equal(announced, 2);
    assert.equal(clock.armed, 0);
  });

  it('are not announced again for children that the editor never took, because it asked for them anew', () => {
    changes = new RowChanges(clock, () => {
      announced += 1;
    });
    changes.given(row, () => [{ id: 'dropped' }, child]);
    changes.fire(row);
    changes.given(row, () => [child]);
    changes.taken(child);
    assert.equal(clock.armed, 0, 'the second answer holds the change already');
    assert.equal(announced, 1);
  });

  it('do not wait for children where there are none', () => {
    changes.given(row, () => []);
    changes.fire(row);
    assert.equal(announced, 1);
    assert.equal(clock.armed, 0);
  });

  it('end with the view', async () => {
    void editor.open();
    changes.fire(row);
    arrive();
    await settle();
    assert.equal(clock.armed, 1);
    changes.dispose();
    assert.equal(clock.armed, 0);
  });
});
