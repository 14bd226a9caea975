import type { Finding, Rule } from '../rules/rule';

/** What a finding tells about its rule and its place. */
type Reported = Pick<Rule, 'severity' | 'confidence' | 'docs'> &
  Required<Pick<Finding, 'args'>> & { readonly ruleId: string; readonly pointer: string };

/** Rules that report a missing field at the object that lacks it, by the fields that may be missing. */
const AT_OBJECT: Readonly<Record<string, readonly string[]>> = {
  'elements-missing': ['elements'],
  'element-content': ['title', 'description', 'image', 'button'],
  'element-type': ['element_type'],
  'group-shape': ['button_group'],
  'redirect-link': ['mobile_link', 'desktop_link'],
  'redirect-one-link': ['mobile_link', 'desktop_link'],
};

/**
 * Makes one finding of one typo. A misspelled field is unknown, and the field that was meant is missing: both findings become that of the
 * missing field, in the place of the misspelled one and with a hint.
 * @param found unknown fields with a `suggestion` in their `args`, and all others.
 */
export function oneForEachTypo<Found extends Reported>(found: readonly Found[]): readonly Found[] {
  if (!found.some(isTypo)) return found;
  const byPointer = new Map<string, Found[]>();
  for (const each of found) byPointer.set(each.pointer, [...(byPointer.get(each.pointer) ?? []), each]);
  const causes = new Map<Found, Found>();
  const explained = new Set<Found>();
  for (const typo of found.filter(isTypo)) {
    const object = typo.pointer.slice(0, typo.pointer.lastIndexOf('/'));
    const meant = String(typo.args['suggestion']);
    const missing = [
      ...(byPointer.get(`${object}/${meant}`) ?? []),
      ...(byPointer.get(object) ?? []).filter(({ ruleId }) => AT_OBJECT[ruleId]?.includes(meant)),
    ];
    for (const each of missing) explained.add(each);
    const [first] = missing;
    if (first) causes.set(typo, first);
  }
  return found.flatMap((each) => {
    if (explained.has(each)) return [];
    const missing = causes.get(each);
    if (!missing) return [each];
    const { ruleId, severity, confidence, docs } = missing;
    return [{ ...each, ruleId, severity, confidence, ...(docs !== undefined && { docs }) }];
  });
}

function isTypo({ args }: Reported): boolean {
  return 'suggestion' in args;
}
