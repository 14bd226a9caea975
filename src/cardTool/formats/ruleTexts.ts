import { DOCS } from '../../cards/rules/rule';
import type { Severity } from '../../cards/rules/rule';
import { RULES } from '../../cards/rules/ruleTable';
import { FILE_FAULTS } from './report';

/** A rule, described in words. */
export interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  /** The requirement, as a sentence. */
  readonly text: string;
  /** What happens when a card doesn't meet it. */
  readonly help: string;
  readonly helpUri: string;
}

const CONSEQUENCES: Readonly<Record<Severity, string>> = {
  error: 'SeaTalk rejects the whole card.',
  warning: 'SeaTalk accepts the card, but it doesn’t work as it looks.',
  information: 'Advice: SeaTalk accepts the card.',
};

/** Everything the tool checks: the card rules, then the faults of a file. */
export function ruleTexts(): readonly RuleText[] {
  const cardRules = RULES.map(({ id, severity, summary, docs, isOptional }) => ({
    id,
    severity,
    text: `${summary.replaceAll('`', "'")}${isOptional === true ? ' Off unless enabled.' : ''}`,
    help: CONSEQUENCES[severity],
    helpUri: docs ?? DOCS.card,
  }));
  const faults = Object.entries(FILE_FAULTS).map(([id, text]) => ({
    id,
    severity: 'error' as const,
    text,
    help: 'Such a file contains nothing to check.',
    helpUri: DOCS.card,
  }));
  return [...cardRules, ...faults];
}
