import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { getNodeValue, parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import type { CardEdit } from '../../../../src/cards/edit/cardEdit';
import { findValue } from '../../../../src/cards/edit/jsonText';
import { applyTextEdits } from '../../../../src/cards/edit/textEdits';
import { toTextEdits } from '../../../../src/cards/edit/toTextEdits';
import { inverseOf } from './inverseOf';
import { EditedModel } from './editedModel';
import { element, writtenCard } from './writtenCard';

/** A random edit. What it does depends on the document. */
interface Wish {
  readonly kind: CardEdit['kind'];
  readonly at: number;
  readonly to: number;
  readonly value: unknown;
}

const wishes = fc.array(
  fc.record<Wish>({
    kind: fc.constantFrom('insert', 'remove', 'move', 'duplicate', 'set'),
    at: fc.nat(),
    to: fc.nat(),
    value: fc.oneof(element(), fc.string(), fc.constantFrom(1, 2, '', [], {})),
  }),
  { maxLength: 5 },
);

function parse(text: string): Node {
  const root = parseTree(text, [], { allowTrailingComma: true });
  assert.ok(root, text);
  return root;
}

/** Objects made by the parser don't have a prototype. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** JSON Pointers of all values that `wanted` accepts. */
function pointersOf(root: Node, wanted: (node: Node) => boolean): string[] {
  const found: string[] = [];
  const visit = (node: Node, pointer: string): void => {
    if (wanted(node)) found.push(pointer);
    for (const [index, child] of (node.children ?? []).entries()) {
      const [key, value] = child.children ?? [];
      if (child.type === 'property' && value) visit(value, `${pointer}/${String(key?.value)}`);
      else visit(child, `${pointer}/${index}`);
    }
  };
  visit(root, '');
  return found;
}

function editFor(root: Node, { kind, at, to, value }: Wish): CardEdit | undefined {
  const pick = (pointers: readonly string[], by: number) => pointers[by % Math.max(1, pointers.length)];
  const lists = pointersOf(root, ({ type }) => type === 'array');
  const members = pointersOf(root, ({ parent }) => parent?.type === 'array');
  const held = pointersOf(root, ({ parent }) => parent !== undefined);
  const list = pick(kind === 'move' ? lists.filter((it) => !isWithin(it, pick(members, at))) : lists, to);
  const pointer = pick(kind === 'remove' ? held : kind === 'set' ? ['', ...held] : members, at);
  if (kind === 'insert') return list === undefined ? undefined : { kind, list, index: at % 7, value };
  if (pointer === undefined) return undefined;
  switch (kind) {
    case 'move':
      return list === undefined ? undefined : { kind, pointer, list, index: to % 7 };
    case 'set': {
      const target = findValue(root, pointer);
      const isNew = target?.type === 'object' && to % 2 === 0;
      return { kind, pointer: isNew ? `${pointer}/added` : pointer, value };
    }
    case 'remove':
    case 'duplicate':
      return { kind, pointer };
  }
}

function isWithin(pointer: string, outer: string | undefined): boolean {
  return outer !== undefined && (pointer === outer || pointer.startsWith(`${outer}/`));
}

function notesIn(text: string): string[] {
  return text.match(/note \d+\./g) ?? [];
}

/** The comments that an edit may remove: those inside what is removed or overwritten, and those on the line where it ends. */
function losable(text: string, edit: CardEdit): string[] {
  if (edit.kind !== 'remove' && edit.kind !== 'set') return [];
  const node = findValue(parse(text), edit.pointer);
  if (!node) return [];
  const start = node.parent?.type === 'property' ? node.parent.offset : node.offset;
  const end = node.offset + node.length;
  const rest = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  return notesIn(text.slice(start, end) + (edit.kind === 'remove' ? rest : ''));
}

/** Edits that fit the document, the text after them, and the comments that they may remove. */
function story(text: string, wanted: readonly Wish[]) {
  const edits: CardEdit[] = [];
  const lost = new Set<string>();
  let now = text;
  for (const wish of wanted) {
    const edit = editFor(parse(now), wish);
    if (!edit) continue;
    for (const note of losable(now, edit)) lost.add(note);
    edits.push(edit);
    now = applyTextEdits(text, toTextEdits(text, edits));
  }
  return { edits, last: now, lost };
}

describe('edits of a card as edits of its text', () => {
  const runs = { numRuns: Number(process.env['RUNS'] ?? 400) };

  it('give the model that the edits describe', () => {
    fc.assert(
      fc.property(writtenCard(), wishes, (text, wanted) => {
        const { edits, last } = story(text, wanted);
        const model = new EditedModel(text);
        for (const edit of edits) model.apply(edit);
        const errors: never[] = [];
        const root = parseTree(last, errors, { allowTrailingComma: true });
        assert.deepEqual(errors, [], last);
        assert.deepEqual(plain(root && getNodeValue(root)), plain(model.value));
      }),
      runs,
    );
  });

  it('keep the bytes of all they do not touch', () => {
    fc.assert(
      fc.property(writtenCard(), wishes, (text, wanted) => {
        const { edits, last } = story(text, wanted);
        const model = new EditedModel(text);
        for (const edit of edits) model.apply(edit);
        const root = parse(last);
        for (const [pointer, raw] of model.untouched()) {
          const node = findValue(root, pointer);
          assert.ok(node, pointer);
          assert.equal(last.slice(node.offset, node.offset + node.length), raw);
        }
      }),
      runs,
    );
  });

  it('keep comments outside of what goes', () => {
    fc.assert(
      fc.property(writtenCard(), wishes, (text, wanted) => {
        const { last, lost } = story(text, wanted);
        const kept = new Set(notesIn(last));
        for (const note of notesIn(text)) assert.ok(kept.has(note) || lost.has(note), `${note} in\n${last}`);
      }),
      runs,
    );
  });

  it('are undone byte for byte', () => {
    fc.assert(
      fc.property(writtenCard(), wishes, (text, wanted) => {
        const { edits, last } = story(text, wanted);
        const changes = toTextEdits(text, edits);
        assert.equal(applyTextEdits(last, inverseOf(text, changes)), text);
      }),
      runs,
    );
  });
});
