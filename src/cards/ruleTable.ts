import type { Rule } from './rule';
import { buttonRules } from './rules/buttons';
import { elementRules } from './rules/elements';
import { imageRules } from './rules/images';
import { linkRules } from './rules/links';
import { structureRules } from './rules/structure';
import { textRules } from './rules/texts';

/** All rules. Their ids are unique. */
export const RULES: readonly Rule[] = [
  ...structureRules,
  ...elementRules,
  ...textRules,
  ...imageRules,
  ...buttonRules,
  ...linkRules,
];
