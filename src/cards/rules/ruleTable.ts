import type { Rule } from './rule';
import { buttonRules } from './buttons';
import { elementRules } from './elements';
import { imageRules } from './images';
import { linkRules } from './links';
import { structureRules } from './structure';
import { textRules } from './texts';

/** All rules. Their ids are unique. */
export const RULES: readonly Rule[] = [
  ...structureRules,
  ...elementRules,
  ...textRules,
  ...imageRules,
  ...buttonRules,
  ...linkRules,
];
