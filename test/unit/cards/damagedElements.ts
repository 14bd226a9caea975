import * as fc from 'fast-check';
import { button, callback, description, group, image, redirect, title, web } from './samples';

/** Cards, with or without faults. */
export function damagedElements(): fc.Arbitrary<unknown[]> {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('', 'x'.repeat(50), 'x'.repeat(51), 'x'.repeat(1001), 7, null),
  );
  const path = fc.constantFrom<unknown>(
    'https://a.example',
    '/a',
    'a',
    '',
    'seatalk://x/y',
    'http://a b',
    ' https://a.example',
    3,
  );
  const link = fc.oneof(
    path.map((at) => web(at)),
    fc.record({ type: fc.constantFrom('web', 'rn', 'x'), path }, { requiredKeys: [] }),
    fc.record({ type: fc.constant('rn'), path, params: fc.jsonValue() }),
    fc.constantFrom<unknown>(null, 'x', {}),
  );
  const bare = fc.oneof(
    text.map((value) => callback(value)),
    text.map((label) => callback('k9', label)),
    fc
      .record({ mobile_link: link, desktop_link: link, value: text }, { requiredKeys: [] })
      .map((more) => redirect(more)),
    fc.record({ button_type: text, text }, { requiredKeys: [] }),
  );
  const element = fc.oneof(
    text.map((value) => title(value)),
    text.map((value) => description(value)),
    fc.constantFrom<unknown>(1, 2, 3, '1', null).map((format) => description('a', { format })),
    fc
      .constantFrom<unknown>('', 'data:image/png;base64,AAAA', 'iVBORw0KGgo=', 3)
      .map((content) => image(content)),
    bare.map((member) => button(member)),
    fc.array(bare, { maxLength: 4 }).map((members) => group(...members)),
    fc.record({
      element_type: fc.constantFrom('title', 'button', 'button_group', 'x'),
      title: fc.jsonValue(),
    }),
    fc.jsonValue(),
  );
  // Adds unknown fields, and null fields as in cards read back, at any level.
  const more = fc.dictionary(
    fc.constantFrom('color', 'format', 'title', 'button', 'value', 'mentioned_list'),
    fc.constantFrom<unknown>(null, 1, 'x', {}),
    { maxKeys: 2 },
  );
  const crowded = fc.tuple(element, more).map(([value, extra]) => withMore(value, extra));
  return fc.array(fc.oneof({ arbitrary: element, weight: 3 }, crowded), { maxLength: 7 });
}

/** Adds fields to an object and to the objects directly in it. */
function withMore(value: unknown, extra: object): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const inner = Object.entries(value).map(([name, field]: [string, unknown]) => [
    name,
    typeof field === 'object' && field !== null && !Array.isArray(field) ? { ...extra, ...field } : field,
  ]);
  return { ...extra, ...Object.fromEntries(inner) };
}
