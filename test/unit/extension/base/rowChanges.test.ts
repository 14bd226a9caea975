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

  describe('in a tree whose rows can be compared', () => {
    interface Row {
      readonly id: string;
      words: string;
      children: Row[];
    }
    const leaf = (id: string): Row => ({ id, words: id, children: [] });
    let one: Row;
    let two: Row;
    let group: Row;
    let other: Row;
    let top: Row[];
    let told: (string | undefined)[];
    let tree: RowChanges<Row>;

    /** The editor asks for the children of a row and takes them. */
    const ask = (of?: Row) => {
      for (const each of tree.given(of, () => [...(of?.children ?? top)])) tree.taken(each);
    };

    beforeEach(() => {
      [one, two, other] = [leaf('one'), leaf('two'), leaf('other')];
      group = { id: 'group', words: 'group', children: [one, two] };
      top = [group, other];
      told = [];
      tree = new RowChanges<Row>(clock, (changed) => told.push(changed?.id), {
        look: ({ words }) => words,
        children: (of) => of?.children ?? top,
        id: ({ id }) => id,
      });
      ask();
      ask(group);
    });

    it('are of the rows that look different, and of no other', () => {
      tree.fire(undefined);
      assert.deepEqual(told, []);
      two.words = 'two, edited';
      other.words = 'other, renamed';
      tree.fire(undefined);
      assert.deepEqual(told, ['two', 'other']);
      tree.fire(undefined);
      assert.equal(told.length, 2, 'once each');
    });

    it('are of the row below which one came, went, or changed its place', () => {
      group.children = [one, leaf('three'), two];
      tree.fire(undefined);
      ask(group);
      group.children = [one, two];
      tree.fire(group);
      ask(group);
      group.children = [two, one];
      tree.fire(undefined);
      top = [other, group];
      tree.fire(undefined);
      assert.deepEqual(told, ['group', 'group', 'group', undefined]);
    });

    it('are of the row itself, though what is below it looks as before', () => {
      group.words = 'group, 3 replies';
      tree.fire(group);
      assert.deepEqual(told, ['group']);
    });

    it('are of the row above where a row that was made anew looks different', () => {
      group.children = [one, leaf('two')];
      tree.fire(undefined);
      assert.deepEqual(told, []);
      group.children = [one, { ...leaf('two'), words: 'two, gone wrong' }];
      tree.fire(undefined);
      assert.deepEqual(told, ['group']);
    });

    it('are of a closed row as a whole, which the editor may show again without asking', () => {
      tree.turned(group, false);
      two.words = 'two, edited';
      tree.fire(undefined);
      assert.deepEqual(told, ['group']);
    });

    it('are of a row the editor never asked for, and of all rows when they are others', () => {
      tree.fire(other);
      tree.fireAll();
      assert.deepEqual(told, ['other', undefined]);
    });

    it('are of one row above, where a great many look different', () => {
      group.children = Array.from({ length: 300 }, (_, index) => leaf(`row ${index}`));
      ask(group);
      for (const each of group.children) each.words = 'later';
      tree.fire(undefined);
      assert.deepEqual(told, ['group']);
    });

    it('of rows on their way to the editor are announced again when it has taken them', async () => {
      tree.given(group, () => group.children);
      two.words = 'two, edited';
      tree.fire(undefined);
      assert.deepEqual(told, ['group']);
      for (const each of group.children) tree.taken(each);
      await clock.advance(0);
      assert.deepEqual(told, ['group', 'group']);
    });
  });
});
