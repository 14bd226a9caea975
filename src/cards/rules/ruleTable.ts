import { buttonRules } from './buttons';
import { elementRules } from './elements';
import { fieldRules } from './fields';
import { fillInRules } from './fillIns';
import { hiddenCharacterRules } from './hiddenCharacters';
import { imageRules } from './images';
import { linkRules } from './links';
import { markdownRules } from './markdown';
import { mentionRules } from './mentions';
import { payloadRules } from './payload';
import type { Rule } from './rule';
import { textRules } from './texts';

/** All rules. Ids are unique. */
export const RULES: readonly Rule[] = [
  ...payloadRules,
  ...fieldRules,
  ...elementRules,
  ...textRules,
  ...fillInRules,
  ...hiddenCharacterRules,
  ...markdownRules,
  ...mentionRules,
  ...imageRules,
  ...buttonRules,
  ...linkRules,
];
