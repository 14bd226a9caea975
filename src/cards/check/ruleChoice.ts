import { nearestName } from '../../base/nearestName';
import type { Severity } from '../rules/rule';
import { RULES } from '../rules/ruleTable';

/** From the least to the most severe. */
export const SEVERITIES = ['information', 'warning', 'error'] as const satisfies readonly Severity[];

/** Which findings are reported. What SeaTalk accepts doesn't depend on it. */
export interface RuleChoice {
  /** Ids of rules that are silent. */
  readonly ignore?: readonly string[];
  /** Ids of rules that are off unless they are asked for. */
  readonly enable?: readonly string[];
  /** Less severe findings aren't reported. Default: `information`, which is all of them. */
  readonly minSeverity?: Severity;
}

/** What both choose together: the rules of each, and the severity of the second where it has one. */
export function mergedChoice(first: RuleChoice, second: RuleChoice): RuleChoice {
  return {
    ...first,
    ...second,
    ignore: [...(first.ignore ?? []), ...(second.ignore ?? [])],
    enable: [...(first.enable ?? []), ...(second.enable ?? [])],
  };
}

/** Whether a choice lets a finding through. */
export function isChosen(
  { ignore, minSeverity = 'information' }: RuleChoice,
  { ruleId, severity }: { readonly ruleId: string; readonly severity: Severity },
): boolean {
  return ignore?.includes(ruleId) !== true && isAtLeast(severity, minSeverity);
}

/** Whether a severity is as severe as another, or more. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}

/** What is wrong with a name that is to be that of a rule, as a template; undefined for a rule's name. */
export function unknownRule(
  name: string,
): { readonly template: string; readonly args: Readonly<Record<string, string>> } | undefined {
  const ids = RULES.map(({ id }) => id);
  if (ids.includes(name)) return undefined;
  const nearest = nearestName(name, ids);
  return nearest === undefined
    ? { template: 'Unknown rule "{name}".', args: { name } }
    : { template: 'Unknown rule "{name}". Did you mean "{nearest}"?', args: { name, nearest } };
}
