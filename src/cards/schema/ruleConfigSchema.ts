import { SEVERITIES } from '../check/ruleChoice';
import { RULES } from '../rules/ruleTable';
import type { Rule } from '../rules/rule';
import type { JsonSchema } from './jsonSchema';

/**
 * The JSON Schema of `.seatalk-cardrc.json`, for completion and hovers. It accepts any rule name: an unknown one is reported by what reads the
 * configuration, in the editor and on the command line alike.
 */
export function ruleConfigSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Card rules of Bot Studio for SeaTalk',
    type: 'object',
    properties: {
      ignore: {
        description: 'Rules that report nothing. What SeaTalk accepts doesn’t depend on it.',
        ...listOf(RULES),
      },
      enable: {
        description: 'Rules that are off by default and are checked too.',
        ...listOf(RULES.filter(({ isOptional }) => isOptional === true)),
      },
      minSeverity: { description: 'Less severe findings aren’t reported.', enum: [...SEVERITIES] },
    },
  };
}

function listOf(rules: readonly Rule[]): JsonSchema {
  const known = {
    enum: rules.map(({ id }) => id),
    enumDescriptions: rules.map(({ summary }) => summary.replaceAll('`', '')),
  };
  return { type: 'array', items: { anyOf: [known, { type: 'string' }] } };
}
