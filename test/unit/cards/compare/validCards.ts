import * as fc from 'fast-check';
import { cardElements } from '../../../../src/contract/cards';
import type { CardElements } from '../../../../src/contract/cards';
import { PNG, button, callback, description, group, image, redirect, title } from '../samples';

/** Cards that SeaTalk accepts. They use few words, so that labels and texts repeat. */
export function validCard(): fc.Arbitrary<CardElements> {
  const words = fc.array(fc.constantFrom('deploy', 'staging', 'Approve', 'no', '1482', '*now*'), {
    minLength: 1,
    maxLength: 4,
  });
  const text = words.map((some) => some.join(' '));
  const bare = fc.oneof(
    fc
      .tuple(fc.string({ minLength: 1, maxLength: 20 }), text)
      .map(([value, label]) => callback(value, label)),
    fc.constant(redirect()),
  );
  const element = fc.oneof(
    text.map((value) => title(value)),
    fc
      .tuple(text, fc.constantFrom({}, { format: 1 }, { format: 2 }))
      .map(([value, more]) => description(value, more)),
    fc.constant(image(PNG)),
    bare.map((member) => button(member)),
    fc.array(bare, { minLength: 1, maxLength: 3 }).map((members) => group(...members)),
  );
  return fc
    .array(element, { minLength: 1, maxLength: 10 })
    .map((elements) => cardElements.safeParse(elements).data)
    .filter((elements) => elements !== undefined);
}
