import type { Tree } from '@lezer/common';
import type { Dialect } from './dialect';
import { NameCollector } from './names';
import type { Names, Scope } from './names';

/** Collects the names of a syntax tree. */
export function collectNames(tree: Tree, text: string, dialect: Dialect): Names {
  const collector = new NameCollector(text);
  const outer: Scope[] = [];
  tree.iterate({
    enter: (ref) => {
      outer.push(collector.scope);
      if (dialect.collected.has(ref.name)) dialect.collect(ref.node, collector);
    },
    leave: () => {
      const scope = outer.pop();
      if (scope) collector.close(scope);
    },
  });
  return collector.finish();
}
