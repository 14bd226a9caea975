import type { Node } from 'jsonc-parser';
import { nearestName } from '../../base/nearestName';
import { BUTTON_FIELDS, CONTENT_FIELDS, fieldOf, LINK_FIELDS } from '../document/cardFields';
import { entryOf, isArray, isObject } from '../document/json';
import type { JsonObject, JsonPath } from '../document/json';
import { isElementType, typeByContent } from './elements';
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
    const shown = isElementType(type) ? type : typeMisspelled(value);
    // Of an unknown type, the fields are unknown too. Its own rule reports it.
    if (shown === undefined) continue;
    yield { value, path, known: ['element_type', shown], what: 'element' };
    if (!isElementType(type)) continue;
    const body = value[type];
    const known = entryOf(CONTENT_FIELDS, type);
    if (known && isObject(body)) {
      yield { value: body, path: [...path, type], known, what: type as 'title' | 'description' | 'image' };
    }
  }
  for (const { value, path } of buttons) yield { value, path, known: BUTTON_FIELDS, what: 'button' };
  for (const { value, path } of links) yield { value, path, known: LINK_FIELDS, what: 'link' };
}

/** The type of an element by its content, where only the name `element_type` is misspelled. */
function typeMisspelled(element: JsonObject): string | undefined {
  if ('element_type' in element) return undefined;
  const isMisspelled = Object.keys(element).some((name) => nearestName(name, ['element_type']));
  return isMisspelled ? typeByContent(element) : undefined;
}

const TEMPLATES: Readonly<Record<KnownFields['what'], string>> = {
  card: 'Unknown field "{name}" of a card, which SeaTalk isn’t known to use. Known: {known}.',
  element: 'Unknown field "{name}" of an element, which SeaTalk isn’t known to use. Known here: {known}.',
  title: 'Unknown field "{name}" of a title, which SeaTalk isn’t known to use. Known: {known}.',
  description: 'Unknown field "{name}" of a description, which SeaTalk isn’t known to use. Known: {known}.',
  image: 'Unknown field "{name}" of an image, which SeaTalk isn’t known to use. Known: {known}.',
  button: 'Unknown field "{name}" of a button, which SeaTalk isn’t known to use. Known: {known}.',
  link: 'Unknown field "{name}" of a link, which SeaTalk isn’t known to use. Known: {known}.',
};

const unknownField: Rule = {
  id: 'unknown-field',
  severity: 'warning',
  confidence: 'unknown',
  docs: DOCS.card,
  summary: 'A field that isn’t documented isn’t known to have an effect.',
  *check(facts) {
    for (const { value, path, known, what } of objects(facts)) {
      for (const name of Object.keys(value)) {
        if (known.includes(name) || value[name] === null || isButtonList(what, name)) continue;
        const at = [...path, name];
        if (what === 'card' && name === 'mentioned_list') {
          const template =
            'Cards read back from SeaTalk carry "mentioned_list"; a card that is sent has no such field.';
          yield { path: at, template };
        } else if (what === 'element' && isElementType(name)) {
          const template = 'The element’s type is "{type}", so "{name}" isn’t shown.';
          yield { path: at, template, args: { name, type: known[1] ?? '' } };
        } else {
          const suggestion = nearestName(
            name,
            known.filter((field) => fieldOf(value, field) === undefined),
          );
          yield suggestion === undefined
            ? { path: at, template: TEMPLATES[what], args: { name, known: known.join(', ') } }
            : {
                path: at,
                template: 'Unknown field "{name}". Did you mean "{suggestion}"?',
                args: { name, suggestion },
              };
        }
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
  summary: 'Buttons are elements; a separate list of `buttons` isn’t shown.',
  *check({ variant: { body } }) {
    if (!body || !('buttons' in body.value) || body.value['buttons'] === null) return;
    const count = isArray(body.value['buttons']) ? body.value['buttons'].length : 1;
    const template =
      'Put buttons among the elements, each with its "element_type". The {count} here aren’t shown.';
    yield { path: [...body.path, 'buttons'], template, args: { count } };
  },
};

const nullField: Rule = {
  id: 'null-field',
  severity: 'information',
  confidence: 'unknown',
  docs: DOCS.card,
  summary: 'Cards read back from SeaTalk have empty fields; whether SeaTalk accepts them isn’t documented.',
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
  summary: 'A duplicate key in an object loses its first value.',
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
        const template = 'Duplicate key "{name}": only the last one is used.';
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
