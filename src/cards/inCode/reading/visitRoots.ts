import type { SyntaxNode, Tree } from '@lezer/common';
import type { Literal } from './literal';
import { changesBetween, countBefore } from './names';
import type { Binding, Definition, Names } from './names';
import { isLiteral } from './reader';
import type { Reader } from './reader';
import type { Dialect } from './dialect';
import type { Shape } from './shape';

interface Code {
  readonly tree: Tree;
  readonly text: string;
  readonly dialect: Dialect;
  readonly names: Names;
  readonly reader: Reader;
  readonly isRelevant: (start: number, end: number) => boolean;
  /** An object without any of these keys isn't read on its own. */
  readonly keys: ReadonlySet<string>;
}

/** A value of a name that statements change, or what such a statement adds. */
interface Site {
  readonly node: SyntaxNode;
  readonly binding: Binding;
  readonly definition: Definition;
}

/**
 * Reads the literals that may be whole cards, outer ones first.
 * @param take whether a literal is wanted. What is inside it is then not offered.
 */
export function visitRoots(code: Code, take: (literal: Literal) => boolean): void {
  const { tree, text, dialect, reader, isRelevant } = code;
  const taken = new Map<Definition, boolean>();
  const sites = new Map<number, Site[]>();
  for (const site of sitesOf(code.names, isRelevant)) {
    const found = sites.get(site.node.from);
    if (found) found.push(site);
    else sites.set(site.node.from, [site]);
    // The value itself may be empty at first.
    takeDefinition(site);
  }
  tree.iterate({
    enter: (ref) => {
      if (!isRelevant(ref.from, ref.to)) return false;
      const site = sites.get(ref.from)?.find(({ node }) => node.to === ref.to);
      if (site && taken.get(site.definition) === true) return false;
      const { node } = ref;
      const shape = dialect.shape(node, text);
      if (!shape || !isLiteral(shape) || !mayBeRoot(shape, node)) return undefined;
      return take(reader.read(node)) ? false : undefined;
    },
  });

  function takeDefinition({ binding, definition }: Site): void {
    if (taken.has(definition)) return;
    taken.set(definition, false);
    const literal = reader.readDefinition(binding, definition, untilOf(binding, definition));
    if (literal && literal.kind !== 'expression' && take(literal)) taken.set(definition, true);
  }

  function mayBeRoot(shape: Shape, node: SyntaxNode): boolean {
    if (shape.kind === 'object')
      return shape.members.some(({ key }) => key !== undefined && code.keys.has(key));
    // The operands of a longer sum were read with it.
    return shape.kind !== 'sum' || node.parent?.name !== node.name;
  }
}

function* sitesOf(names: Names, isRelevant: (start: number, end: number) => boolean): Iterable<Site> {
  for (const binding of names.all()) {
    if (!binding.changes.some(({ node }) => isRelevant(node.from, node.to))) continue;
    for (const definition of binding.definitions) {
      if (!definition.value) continue;
      const until = untilOf(binding, definition);
      yield { node: definition.value, binding, definition };
      for (const change of changesBetween(binding, definition.at, until)) {
        for (const node of [change.node, ...change.values]) yield { node, binding, definition };
      }
    }
  }
}

/** Where the next definition surely replaces this one. */
function untilOf({ definitions }: Binding, { at, block }: Definition): number {
  for (let i = countBefore(definitions, at + 1); i < definitions.length; i++) {
    const next = definitions[i];
    if (next && next.block.start <= block.start && block.end <= next.block.end) return next.at;
  }
  return Number.MAX_SAFE_INTEGER;
}
