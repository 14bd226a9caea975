import type { SyntaxNode } from '@lezer/common';
import type { LRParser } from '@lezer/lr';
import type { NameCollector } from './names';
import type { FunctionShape, Shape } from './shape';

/** The part of reading that depends on the language. */
export interface Dialect {
  /** Grammars to try, the most likely first. The next one is only tried if the code has errors by the first. */
  readonly grammars: (text: string) => readonly LRParser[];
  /** What a node is; undefined for any other expression. */
  readonly shape: (node: SyntaxNode, text: string) => Shape | undefined;
  /** Records what a node says about names. Called for all nodes, outer ones first. */
  readonly collect: (node: SyntaxNode, names: NameCollector) => void;
  /** Names of the nodes that may define, change, or hide a name. `collect` is only called for these. */
  readonly collected: ReadonlySet<string>;
  /** What a node is as a function; undefined when it isn't one. */
  readonly functionAt: (node: SyntaxNode, text: string) => FunctionShape | undefined;
  /** Names of the nodes of functions, and of statements that return a value from them. */
  readonly functions: ReadonlySet<string>;
  readonly returns: ReadonlySet<string>;
}
