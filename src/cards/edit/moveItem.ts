import type { Node } from 'jsonc-parser';
import { fromPointer, toPointer } from '../document/json';
import { CardEditError } from './cardEdit';
import { arrayAt, parentOf, valueAt } from './jsonText';
import { slotsOf } from './listSlots';
import type { NewItem } from './newItem';

/** A member of an array: the array and the member's index. */
export interface ArrayMember {
  readonly list: Node;
  readonly index: number;
}

/** Finds an array member. @throws CardEditError `missing`, or `no-list` when the value isn't a member of an array. */
export function memberAt(root: Node, pointer: string): ArrayMember {
  valueAt(root, pointer);
  const { parent, step } = parentOf(pointer);
  const list = valueAt(root, parent);
  if (list.type !== 'array') throw new CardEditError('no-list', pointer);
  return { list, index: Number(step) };
}

/** A member exactly as it is written. It takes its own comments along when it moves. */
export function itemAsWritten(text: string, { list, index }: ArrayMember, withComments: boolean): NewItem {
  const slot = slotsOf(text, list)[index];
  if (!slot) return { lead: [], body: () => '', trail: [] };
  const cut = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
  const own = cut(slot);
  return {
    lead: withComments ? slot.lead.map(cut) : [],
    body: () => own,
    trail: withComments ? slot.trail.map(cut) : [],
  };
}

/**
 * The pointer of a list after the member at `gone` was removed.
 * @throws CardEditError `missing` or `no-list` for a pointer that doesn't lead to an array, and `inside-itself` when the list is part of
 * the removed member.
 */
export function listWithout(root: Node, list: string, gone: string): string {
  arrayAt(root, list);
  const taken = fromPointer(gone);
  const steps = fromPointer(list);
  const depth = taken.length - 1;
  const isBeside = steps.length > depth && taken.slice(0, depth).every((step, at) => step === steps[at]);
  const place = Number(steps[depth]);
  const index = Number(taken[depth]);
  if (!isBeside || place < index) return list;
  if (place === index) throw new CardEditError('inside-itself', list);
  return toPointer(steps.with(depth, place - 1));
}
