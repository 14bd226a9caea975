import type { Input, PartialParse, Tree } from '@lezer/common';
import type { LRParser } from '@lezer/lr';

/** Characters handed to the parser at a time. */
const CHUNK = 512;
/** How often the parser may read the text on average. It reads code that people write about twice. */
const MAX_READS = 12;
/** Steps of error recovery that are always allowed, and characters for which one more is. */
const FREE_RECOVERY = 500;
const LENGTH_PER_RECOVERY = 500;
/** Quotes that are left out at most. */
const MAX_MENDS = 3;

/**
 * Parses code. Accepts any text. Never throws. Text that nobody would write, such as a hundred thousand open brackets, would take the
 * parser minutes. So its work is counted, and after too much of it the rest of the text is left out.
 * @param grammars tried in this order until one finds no errors. Without one, the tree with the fewest errors is returned.
 */
export function parseCode(text: string, grammars: readonly LRParser[]): Tree {
  let best: { readonly tree: Tree; readonly errors: number } | undefined;
  for (const grammar of grammars) {
    const parsed = parseMended(text, grammar);
    if (!best || parsed.errors < best.errors) best = parsed;
    if (parsed.errors === 0) break;
  }
  if (!best) throw new Error('There is no grammar.');
  return best.tree;
}

/** Parses code again without the quotes that open no string, such as the one in `it's`. They would hide the code up to the next one. */
function parseMended(text: string, grammar: LRParser): { readonly tree: Tree; readonly errors: number } {
  let mended = text;
  for (let round = 0; ; round++) {
    const tree = parseWith(mended, grammar);
    const { errors, quote } = faultsIn(tree, mended);
    if (quote === undefined || round === MAX_MENDS) return { tree, errors };
    mended = `${mended.slice(0, quote)} ${mended.slice(quote + 1)}`;
  }
}

function parseWith(text: string, grammar: LRParser): Tree {
  const input = new CountedInput(text);
  const parse: PartialParse & { readonly recovering?: number } = grammar.startParse(input);
  const maxRead = MAX_READS * (text.length / CHUNK) + 1000;
  let recovery = FREE_RECOVERY + text.length / LENGTH_PER_RECOVERY;
  for (;;) {
    const tree = parse.advance();
    if (tree) return tree;
    if (parse.stoppedAt !== null) continue;
    // The parser counts down the steps after an error in this field, which its types don't name.
    if ((parse.recovering ?? 0) > 0) recovery--;
    if (recovery < 0 || input.chunks > maxRead) parse.stopAt(parse.parsedPos);
  }
}

/** Counts how much of the text the parser reads, including what it reads again. */
class CountedInput implements Input {
  readonly lineChunks = false;
  readonly #text: string;
  chunks = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#text.length;
  }

  chunk(from: number): string {
    this.chunks++;
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
