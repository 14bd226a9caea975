import { markAt, markPart } from '../document/places';
import type { CardDocument, TextRange } from '../document/cardDocument';
import { oneForEachTypo } from './oneTypo';
import { isChosen } from './ruleChoice';
import type { RuleChoice } from './ruleChoice';
import { shortArgs, fillTemplate } from './template';
import { toPointer } from '../document/json';
import type { CardSurface } from '../document/recognise';
import { cardFacts } from '../rules/cardFacts';
import type { CardFacts, Confidence, Finding, Rule, Severity, TemplateArgs, TextSpan } from '../rules/rule';
import { RULES } from '../rules/ruleTable';

/** A finding in a card, with its position in the text. */
export interface Diagnostic {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** An English sentence with `{name}` placeholders, for translation. */
  readonly template: string;
  readonly args: TemplateArgs;
  /** The English sentence with the values filled in, including the limit and the actual value where they exist. */
  readonly message: string;
  /** The page of the documentation that states the fact. */
  readonly docs?: string;
  /** JSON Pointer from the root of the document. */
  readonly pointer: string;
  /** The part of the string at `pointer` that the finding is about, in UTF-16 units of its value. Omitted for the whole value. */
  readonly span?: TextSpan;
  readonly range: TextRange;
}

export interface CheckOptions {
  /** Where the card will be sent, if the caller knows it better than the JSON shows. */
  readonly surface?: CardSurface;
  /** True for a card that is sent as it is, so that nothing fills in its placeholders and stand-ins. Default: false. */
  readonly isFinal?: boolean;
  /** Which findings are reported. Default: those of all rules that needn't be asked for. */
  readonly choice?: RuleChoice;
}

/** Maximum findings of one rule in one card. Nobody reads more, and an editor has to draw each of them. */
export const MAX_FINDINGS = 100;

/** Runs all rules. Returns the findings in the order of the text, and none for text without a card. Never throws. */
export function checkDocument(document: CardDocument, options: CheckOptions = {}): Diagnostic[] {
  const { card } = document;
  if (!card) return [];
  const { surface = card.surface, isFinal = false, choice = {} } = options;
  const rules = RULES.filter(({ id, isOptional }) => isOptional !== true || choice.enable?.includes(id));
  const found = card.variants.flatMap((variant) => {
    const facts = cardFacts(document, card, variant, { surface, isFinal });
    return rules.flatMap((rule) =>
      findings(rule, facts).map((finding) => toDiagnostic(document, rule, finding)),
    );
  });
  return oneForEachTypo(found)
    .filter((each) => isChosen(choice, each))
    .toSorted((a, b) => a.range.offset - b.range.offset);
}

function findings(rule: Rule, facts: CardFacts): Finding[] {
  if (rule.surfaces && !rule.surfaces.includes(facts.surface)) return [];
  const found: Finding[] = [];
  for (const finding of rule.check(facts)) {
    found.push(finding);
    if (found.length >= MAX_FINDINGS) break;
  }
  return found;
}

function toDiagnostic(
  document: CardDocument,
  { id, severity, confidence, docs }: Rule,
  { path, template, args: values = {}, span }: Finding,
): Diagnostic {
  const args = shortArgs(values);
  return {
    ruleId: id,
    severity,
    confidence,
    template,
    args,
    message: fillTemplate(template, args),
    ...(docs !== undefined && { docs }),
    pointer: toPointer(path),
    ...(span && { span }),
    range: span ? markPart(document, path, span) : markAt(document, path),
  };
}
