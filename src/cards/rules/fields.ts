import type { Node } from 'jsonc-parser';
import { BUTTON_FIELDS, CONTENT_FIELDS, LINK_FIELDS } from '../document/cardFields';
import { entryOf, isArray, isObject } from '../document/json';
import type { JsonObject, JsonPath } from '../document/json';
import { ELEMENT_TYPES } from '../../contract/cardLimits';
import { DOCS } from './rule';
import type { CardFacts, Finding, Rule } from './rule';

interface KnownFields {
  readonly value: JsonObject;
  readonly path: JsonPath;
  readonly known: readonly string[];
  readonly what: 'card' | 'element' | 'title' | 'description' | 'image' | 'button' | 'link';
}

/** Every object of a card, with the fields that SeaTalk knows in it. */
function* objects({ variant, elements, buttons, links }: CardFacts): Generator<KnownFields> {
  if (variant.body) yield { ...variant.body, known: ['elements'], what: 'card' };
  for (const { value, path, type } of elements) {
    if (typeof type !== 'string') continue;
    yield { value, path, known: ['element_type', type], what: 'element' };
    const body = value[type];
    const known = entryOf(CONTENT_FIELDS, type);
    if (known && isObject(body)) {
      yield { value: body, path: [...path, type], known, what: type as 'title' | 'description' | 'image' };
    }
  }
  for (const { value, path } of buttons) yield { value, path, known: BUTTON_FIELDS, what: 'button' };
  for (const { value, path } of links) yield { value, path, known: LINK_FIELDS, what: 'link' };
}

const TEMPLATES: Readonly<Record<KnownFields['what'], string>> = {
  card: 'A card has no field "{name}"; SeaTalk is not known to use it. Known: {known}.',
  element: 'An element has no field "{name}"; SeaTalk is not known to use it. Known here: {known}.',
  title: 'A title has no field "{name}"; SeaTalk is not known to use it. Known: {known}.',
  description: 'A description has no field "{name}"; SeaTalk is not known to use it. Known: {known}.',
  image: 'An image has no field "{name}"; SeaTalk is not known to use it. Known: {known}.',
  button: 'A button has no field "{name}"; SeaTalk is not known to use it. Known: {known}.',
  link: 'A link has no field "{name}"; SeaTalk is not known to use it. Known: {known}.',
};

const unknownField: Rule = {
  id: 'unknown-field',
  severity: 'warning',
  confidence: 'unknown',
  docs: DOCS.card,
  summary: 'A field that the documentation does not name is not known to do anything.',
  *check(facts) {
    for (const { value, path, known, what } of objects(facts)) {
      for (const name of Object.keys(value)) {
        if (known.includes(name) || value[name] === null || isButtonList(what, name)) continue;
        const isEmptyPart = what === 'element' && ELEMENT_TYPES.some((type) => type === name);
        const template =
          what === 'card' && name === 'mentioned_list'
            ? 'Cards read back from SeaTalk carry "mentioned_list"; a card that is sent has no such field.'
            : isEmptyPart
              ? 'An element shows what its "element_type" names, here {type}; "{name}" is not shown.'
              : TEMPLATES[what];
        const args = { name, known: known.join(', '), ...(isEmptyPart && { type: known[1] ?? '' }) };
        yield { path: [...path, name], template, args };
      }
    }
  },
};

function isButtonList(what: KnownFields['what'], name: string): boolean {
  return what === 'card' && name === 'buttons';
}

const buttonsBeside: Rule = {
  id: 'buttons-beside-elements',
  severity: 'warning',
  confidence: 'observed',
  docs: DOCS.card,
  summary: 'Buttons are elements too; a list of `buttons` beside them is not shown.',
  *check({ variant: { body } }) {
    if (!body || !('buttons' in body.value) || body.value['buttons'] === null) return;
    const count = isArray(body.value['buttons']) ? body.value['buttons'].length : 1;
    const template =
      'Buttons stand among the elements, each with its "element_type"; the {count} here are not shown.';
    yield { path: [...body.path, 'buttons'], template, args: { count } };
  },
};

const nullField: Rule = {
  id: 'null-field',
  severity: 'information',
  confidence: 'unknown',
  docs: DOCS.card,
  summary: 'An empty field as cards read back carry it; whether SeaTalk takes it is not documented.',
  *check(facts) {
    for (const { value, path } of objects(facts)) {
      for (const name of Object.keys(value)) {
        if (value[name] !== null) continue;
        const template = '"{name}" is null, as in cards read back from SeaTalk; leave it out.';
        yield { path: [...path, name], template, args: { name } };
      }
    }
  },
};

const duplicateKey: Rule = {
  id: 'duplicate-key',
  severity: 'warning',
  confidence: 'inferred',
  summary: 'A key that stands twice in one object loses its first value.',
  *check({ document, isFirst }) {
    if (isFirst && document.root) yield* duplicates(document.root);
  },
};

interface Place {
  readonly node: Node;
  readonly step: string | number;
  readonly parent: Place | undefined;
}

/** Doesn't recurse, and makes paths only for findings, so that deep JSON costs neither stack nor time. */
function* duplicates(root: Node): Generator<Finding> {
  const open: Place[] = [{ node: root, step: '', parent: undefined }];
  for (let place = open.pop(); place; place = open.pop()) {
    // A single key can't be a duplicate.
    const seen = (place.node.children?.length ?? 0) > 1 ? new Set<string>() : undefined;
    for (const [index, child] of (place.node.children ?? []).entries()) {
      const isProperty = child.type === 'property';
      const value = isProperty ? child.children?.[1] : child;
      const name = isProperty ? String(child.children?.[0]?.value) : undefined;
      if (name !== undefined && seen?.has(name)) {
        const template = '"{name}" stands twice in this object; only the last one counts.';
        yield { path: [...pathOf(place), name], template, args: { name } };
      }
      if (name !== undefined) seen?.add(name);
      if (value?.children && value.children.length > 0) {
        open.push({ node: value, step: name ?? index, parent: place });
      }
    }
  }
}

function pathOf(place: Place): JsonPath {
  const steps: (string | number)[] = [];
  for (let at: Place | undefined = place; at?.parent; at = at.parent) steps.push(at.step);
  return steps.toReversed();
}

/** The rules about field names. */
export const fieldRules: readonly Rule[] = [unknownField, buttonsBeside, nullField, duplicateKey];
