import { DOCS } from '../../cards/rules/rule';
import type { Severity } from '../../cards/rules/rule';
import { RULES } from '../../cards/rules/ruleTable';
import { FILE_FAULTS } from './report';

/** A rule in words. */
export interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  /** What is asked of a card, a sentence. */
  readonly text: string;
  /** What follows when it is not so. */
  readonly help: string;
  readonly helpUri: string;
}

const CONSEQUENCES: Readonly<Record<Severity, string>> = {
  error: 'SeaTalk refuses the whole card.',
  warning: 'SeaTalk takes the card, but it does not do what it looks like.',
  information: 'Advice: SeaTalk takes the card.',
};

/** All there is to find: the card rules, then what can be wrong with a file. */
export function ruleTexts(): readonly RuleText[] {
  const cardRules = RULES.map(({ id, severity, summary, docs }) => ({
    id,
    severity,
    text: summary.replaceAll('`', "'"),
    help: CONSEQUENCES[severity],
    helpUri: docs ?? DOCS.card,
  }));
  const faults = Object.entries(FILE_FAULTS).map(([id, text]) => ({
    id,
    severity: 'error' as const,
    text,
    help: 'There is nothing to check in such a file.',
    helpUri: DOCS.card,
  }));
  return [...cardRules, ...faults];
}
