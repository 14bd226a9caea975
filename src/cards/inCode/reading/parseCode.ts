import type { Input, PartialParse, Tree } from '@lezer/common';
import type { LRParser } from '@lezer/lr';

/** Characters handed to the parser at a time. */
const CHUNK = 512;
/** Chunks that the parser may ask for, for each character. It asks for up to 0.2 in code that people write. */
const MAX_CHUNKS = 1;
/** Steps of error recovery that are always allowed, and characters for which one more is. */
const FREE_RECOVERY = 500;
const LENGTH_PER_RECOVERY = 400;
/**
 * Entries of parser stacks that are copied at most, for each character. Where code can be read in several ways, the parser copies its
 * whole stack with every step, however deep it is. In code that people write, that is up to 22 for each character.
 */
const MAX_COPIED = 200;
/** Quotes that are left out at most. */
const MAX_MENDS = 3;

/**
 * Parses code. Accepts any text. Never throws. Text that nobody would write, such as a hundred thousand open brackets, would take the
 * parser minutes. So its work is counted, and after too much of it the rest of the text is left out.
 * @param grammars tried in this order until one finds no errors. Without one, the tree with the fewest errors is returned.
 */
export function parseCode(text: string, grammars: readonly LRParser[]): Tree {
  const budget: Budget = {
    chunks: MAX_CHUNKS * text.length + 1000,
    recovery: FREE_RECOVERY + text.length / LENGTH_PER_RECOVERY,
    copied: MAX_COPIED * (text.length + 1000),
  };
  let best: Parsed | undefined;
  for (const grammar of grammars) {
    const parsed = parseMended(text, grammar, budget);
    // A tree that ends early has few errors.
    if (!best || (parsed.errors < best.errors && !isSpent(budget))) best = parsed;
    if (parsed.errors === 0 || isSpent(budget)) break;
  }
  if (!best) throw new Error('There is no grammar.');
  return best.tree;
}

interface Parsed {
  readonly tree: Tree;
  readonly errors: number;
}

/** The work that is left for parsing one text, however often it's tried. */
interface Budget {
  chunks: number;
  recovery: number;
  copied: number;
}

function isSpent({ chunks, recovery, copied }: Budget): boolean {
  return chunks < 0 || recovery < 0 || copied < 0;
}

/** What the parser has at hand while it works; its types don't name it. */
interface ParserState {
  /** Counts down the steps after an error. */
  readonly recovering?: number;
  /** One for each way the code can be read so far. */
  readonly stacks?: readonly { readonly stack: ArrayLike<number> }[];
}

/** Parses code again without the quotes that open no string, such as the one in `it's`. They would hide the code up to the next one. */
function parseMended(text: string, grammar: LRParser, budget: Budget): Parsed {
  let mended = text;
  for (let round = 0; ; round++) {
    const tree = parseWith(mended, grammar, budget);
    const { errors, quote } = faultsIn(tree, mended);
    if (quote === undefined || round === MAX_MENDS || isSpent(budget)) return { tree, errors };
    mended = `${mended.slice(0, quote)} ${mended.slice(quote + 1)}`;
  }
}

function parseWith(text: string, grammar: LRParser, budget: Budget): Tree {
  const input = new CountedInput(text, budget);
  const parse: PartialParse & ParserState = grammar.startParse(input);
  for (;;) {
    const tree = parse.advance();
    if (tree) return tree;
    if (parse.stoppedAt !== null) continue;
    const { stacks = [] } = parse;
    if (stacks.length > 1) for (const { stack } of stacks) budget.copied -= stack.length;
    if ((parse.recovering ?? 0) > 0) budget.recovery--;
    if (isSpent(budget)) parse.stopAt(parse.parsedPos);
  }
}

/** Counts how much of the text the parser reads, including what it reads again. */
class CountedInput implements Input {
  readonly lineChunks = false;
  readonly #text: string;
  readonly #budget: Budget;

  constructor(text: string, budget: Budget) {
    this.#text = text;
    this.#budget = budget;
  }

  get length(): number {
    return this.#text.length;
  }

  chunk(from: number): string {
    this.#budget.chunks--;
    return this.#text.slice(from, from + CHUNK);
  }

  read(from: number, to: number): string {
    return this.#text.slice(from, to);
  }
}

/** The number of errors, and where the first quote is that hides the lines after it. */
function faultsIn(tree: Tree, text: string): { readonly errors: number; readonly quote: number | undefined } {
  let errors = 0;
  let quote: number | undefined;
  tree.iterate({
    enter: (ref) => {
      if (!ref.type.isError) return;
      errors++;
      for (let child = ref.node.firstChild; child && quote === undefined; child = child.nextSibling) {
        const isQuoted = /^["'](?!["'])/.test(text.slice(child.from, child.from + 2));
        if (isQuoted && text.slice(child.from, child.to).trimEnd().includes('\n')) quote = child.from;
      }
    },
  });
  return { errors, quote };
}
