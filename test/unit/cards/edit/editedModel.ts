import { parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import { fromPointer } from '../../../../src/cards/document/json';
import type { CardEdit } from '../../../../src/cards/edit/cardEdit';

/** Plain JSON in which each object and array remembers how it was written, until something in it changes. */
export class EditedModel {
  readonly #raw = new Map<object, string>();
  readonly #text: string;
  value: unknown;

  constructor(text: string) {
    this.#text = text;
    const root = parseTree(text, [], { allowTrailingComma: true });
    this.value = root && this.#build(root);
  }

  /** Defines what an edit does, on values instead of text. */
  apply(edit: CardEdit): void {
    switch (edit.kind) {
      case 'insert':
        this.#list(edit.list).splice(edit.index, 0, copyOf(edit.value));
        break;
      case 'remove': {
        const [holder, key] = this.#holder(edit.pointer);
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
        break;
      }
      case 'move': {
        const target = this.#list(edit.list);
        const [list, key] = this.#holder(edit.pointer);
        const taken: unknown[] = Array.isArray(list) ? list.splice(Number(key), 1) : [];
        target.splice(edit.index, 0, ...taken);
        break;
      }
      case 'duplicate': {
        const [list, key] = this.#holder(edit.pointer);
        if (Array.isArray(list)) list.splice(Number(key) + 1, 0, this.#copy(list[Number(key)]));
        break;
      }
      case 'set': {
        if (edit.pointer === '') this.value = copyOf(edit.value);
        else {
          const [holder, key] = this.#holder(edit.pointer);
          Object.assign(holder, { [key]: copyOf(edit.value) });
        }
        break;
      }
    }
  }

  /** The text of unchanged objects and arrays, by JSON Pointer. */
  untouched(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const visit = (value: unknown, pointer: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const raw = this.#raw.get(value);
      if (raw !== undefined) found.set(pointer, raw);
      for (const [key, item] of Object.entries(value)) visit(item, `${pointer}/${key}`);
    };
    visit(this.value, '');
    return found;
  }

  #build(node: Node): unknown {
    const children = node.children ?? [];
    const raw = this.#text.slice(node.offset, node.offset + node.length);
    if (node.type !== 'object' && node.type !== 'array') return node.value as unknown;
    const built =
      node.type === 'array'
        ? children.map((child) => this.#build(child))
        : Object.fromEntries(
            children.map(({ children: pair }) => [pair?.[0]?.value, pair?.[1] && this.#build(pair[1])]),
          );
    this.#raw.set(built, raw);
    return built;
  }

  #copy(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const copy = Array.isArray(value)
      ? value.map((item) => this.#copy(item))
      : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#copy(item)]));
    const raw = this.#raw.get(value);
    if (raw !== undefined) this.#raw.set(copy, raw);
    return copy;
  }

  /** The parent of the value at a pointer. Everything from the root to the parent counts as changed. */
  #holder(pointer: string): [Record<string, unknown> | unknown[], string] {
    const steps = fromPointer(pointer).map(String);
    return [this.#touch(steps.slice(0, -1)), steps.at(-1) ?? ''];
  }

  #list(pointer: string): unknown[] {
    const list = this.#touch(fromPointer(pointer).map(String));
    if (!Array.isArray(list)) throw new Error(`No list at ${pointer}.`);
    return list;
  }

  #touch(steps: readonly string[]): Record<string, unknown> | unknown[] {
    let at = this.value as Record<string, unknown>;
    this.#raw.delete(at);
    for (const step of steps) {
      at = at[step] as Record<string, unknown>;
      this.#raw.delete(at);
    }
    return at;
  }
}

/** A deep copy. */
function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
