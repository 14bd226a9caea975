import type { CardEdit } from '../edit/cardEdit';
import { checkDocument, MAX_FINDINGS } from '../check/checkDocument';
import type { Diagnostic } from '../check/checkDocument';
import { shortArgs } from '../check/template';
import { parseCard } from '../document/cardDocument';
import type { CardDocument } from '../document/cardDocument';
import { fromPointer, isArray, isObject, toPointer } from '../document/json';
import type { JsonPath } from '../document/json';
import { applyTextEdits } from '../edit/textEdits';
import { toTextEdits } from '../edit/toTextEdits';
import { buttonFixes } from './buttonFixes';
import { elementFixes } from './elementFixes';
import { fieldFixes, renameField } from './fieldFixes';
import type { FixContext, Fixer } from './fixer';
import { imageFixes } from './imageFixes';
import { linkFixes } from './linkFixes';
import { markdownFixes } from './markdownFixes';
import { mentionFixes } from './mentionFixes';
import { payloadFixes } from './payloadFixes';
import { textFixes } from './textFixes';

/** A fix for a finding. */
export interface CardFix {
  /** Kebab case, for example `shorten`. */
  readonly id: string;
  /** English, with `{name}` placeholders for `args`. The editor translates the template. */
  readonly title: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly edits: readonly CardEdit[];
  /** True for the fix to offer first. It never loses anything. */
  readonly isPreferred: boolean;
}

/** The fixes for each rule, best first, by rule id. */
export const FIXERS: Readonly<Record<string, readonly Fixer[]>> = {
  ...payloadFixes,
  ...fieldFixes,
  ...elementFixes,
  ...textFixes,
  ...markdownFixes,
  ...mentionFixes,
  ...imageFixes,
  ...buttonFixes,
  ...linkFixes,
};

/**
 * The fixes for a finding, best first. Each of them removes the finding and doesn't cause another.
 * @param document the document of the finding, unchanged since it was checked.
 * @returns an empty list when only the author can decide, or the document isn't JSON.
 */
export function cardFixes(document: CardDocument, diagnostic: Diagnostic): readonly CardFix[] {
  return fixesWith(fixersFor(diagnostic), document, diagnostic);
}

/**
 * The first fix that loses nothing, to apply without asking, or undefined. The other fixes aren't tried. Where findings of the rule can be
 * many in one value, it mends all of them.
 */
export function preferredFix(document: CardDocument, diagnostic: Diagnostic): CardFix | undefined {
  const fixers = fixersFor(diagnostic)?.filter(({ isPreferred }) => isPreferred);
  const all = fixers?.map((fixer) => (fixer.makeAll ? { ...fixer, make: fixer.makeAll } : fixer));
  return fixesWith(all, document, diagnostic)[0];
}

/** Whether there may be a fix that loses nothing. A quick check. */
export function hasPreferredFix(diagnostic: Diagnostic): boolean {
  return fixersFor(diagnostic)?.some(({ isPreferred }) => isPreferred) === true;
}

/** Whether {@link preferredFix} is the same for all findings of the rule in one value. */
export function isFixedTogether(diagnostic: Diagnostic): boolean {
  return fixersFor(diagnostic)?.some(({ makeAll }) => makeAll !== undefined) === true;
}

/** A field that is missing because it is misspelled is there once it is renamed, whatever rule misses it. */
function fixersFor({ ruleId, args }: Diagnostic): readonly Fixer[] | undefined {
  const fixers = FIXERS[ruleId];
  return 'suggestion' in args && !fixers?.includes(renameField) ? [renameField] : fixers;
}

function fixesWith(
  fixers: readonly Fixer[] | undefined,
  document: CardDocument,
  diagnostic: Diagnostic,
): readonly CardFix[] {
  const context = fixers && document.faults.length === 0 ? contextOf(document, diagnostic) : undefined;
  if (!fixers || !context) return [];
  // A lone element is the whole document: nothing can be inserted next to it.
  const isLone = document.card?.shape === 'element';
  const before = foundIn(document);
  return fixers.flatMap((fixer) => {
    const made = fixer.make(context);
    if (!made || (isLone && made.edits.some(({ kind }) => kind === 'insert'))) return [];
    const fix: CardFix = {
      id: fixer.id,
      title: fixer.title,
      args: shortArgs(made.args ?? {}),
      edits: made.edits,
      isPreferred: fixer.isPreferred === true,
    };
    if (fixer.isSafe) return [fix];
    return improves(before, foundIn(fixedDocument(document, fix)), diagnostic.ruleId, fixer) ? [fix] : [];
  });
}

function fixedDocument({ text }: CardDocument, { edits }: CardFix): CardDocument {
  return parseCard(applyTextEdits(text, toTextEdits(text, edits)));
}

/** The number of errors, and of findings of each rule. */
interface Found {
  readonly errors: number;
  readonly byRule: ReadonlyMap<string, number>;
}

/** Undefined without a card. */
function foundIn(document: CardDocument): Found | undefined {
  if (!document.card) return undefined;
  const byRule = new Map<string, number>();
  const found = findings(document);
  for (const { ruleId } of found) byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + 1);
  return { errors: found.filter(({ severity }) => severity === 'error').length, byRule };
}

/** Whether there are fewer findings of the rule than before, and no others were added. */
function improves(
  before: Found | undefined,
  after: Found | undefined,
  rule: string,
  { reveals }: Fixer,
): boolean {
  // A document without a card has lost more than its findings.
  if (!before || !after) return false;
  const count = (found: Found, id: string) => found.byRule.get(id) ?? 0;
  // A finding for another surface than the document's own isn't found here before the fix either.
  const helps =
    count(after, rule) < count(before, rule) ||
    count(before, rule) === 0 ||
    count(before, rule) >= MAX_FINDINGS;
  const adds = Array.from(after.byRule.keys()).some(
    (id) => id !== rule && count(after, id) > count(before, id),
  );
  return helps && after.errors <= before.errors && (reveals === true || !adds);
}

const FOUND = new WeakMap<CardDocument, readonly Diagnostic[]>();

/** A document is checked once, although it's needed for each of its findings. */
function findings(document: CardDocument): readonly Diagnostic[] {
  const known = FOUND.get(document) ?? checkDocument(document);
  FOUND.set(document, known);
  return known;
}

function contextOf(document: CardDocument, diagnostic: Diagnostic): FixContext | undefined {
  const { card } = document;
  const path = fromPointer(diagnostic.pointer);
  const variant =
    card?.variants.find((each) => diagnostic.pointer.startsWith(`${toPointer(each.path)}/`)) ??
    card?.variants[0];
  if (!card || !variant) return undefined;
  const elements = card.shape === 'element' ? [] : isArray(variant.elements) ? variant.elements : [];
  const isInside = diagnostic.pointer.startsWith(`${toPointer(variant.path)}/`);
  return {
    document,
    diagnostic,
    path,
    value: valueAt(document.value, path),
    parent: valueAt(document.value, path.slice(0, -1)),
    elements,
    elementsPath: variant.path,
    element:
      card.shape === 'element'
        ? lone(document.value)
        : isInside
          ? elementAt(elements, variant.path, path)
          : undefined,
  };
}

function lone(value: unknown): FixContext['element'] {
  return isObject(value) ? { value, path: [], index: 0 } : undefined;
}

function elementAt(elements: readonly unknown[], list: JsonPath, path: JsonPath): FixContext['element'] {
  const index = Number(path[list.length]);
  const value = elements[index];
  return isObject(value) ? { value, path: [...list, index], index } : undefined;
}

function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const step of path) {
    if (isArray(value)) value = value[Number(step)];
    else if (isObject(value)) value = Object.hasOwn(value, step) ? value[step] : undefined;
    else return undefined;
  }
  return value;
}
