import { nearestName } from '../base/nearestName';
import { findApp } from '../emulator/world/apps';
import { findGroup } from '../emulator/world/groups';
import { findPerson } from '../emulator/world/people';
import type { AppRecord, GroupRecord, PersonRecord } from '../emulator/world/records';
import type { World } from '../emulator/world/world';

/** Tests name people, groups, and bots as a person would. This finds them, and says who is there when nobody is. */

/** @throws TypeError unless exactly one person is meant. */
export function knownPerson(world: World, name: string): PersonRecord {
  const people = [...world.people.values()];
  const exact = findPerson(world, name);
  if (exact) return exact;
  const found = people.filter((person) => shortNames(person).some((one) => isSame(one, name)));
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  if (first) throw new TypeError(`More than one person is called "${name}": ${quoted(found.map(nameOf))}.`);
  throw unknownName(
    'person',
    name,
    people.map(nameOf),
    people.flatMap((person) => shortNames(person)),
  );
}

/** @throws TypeError when there is no such bot. */
export function knownApp(world: World, name: string): AppRecord {
  const apps = [...world.apps.values()];
  const found = findApp(world, name) ?? apps.find((app) => isSame(app.name, name));
  if (!found) throw unknownName('bot', name, apps.map(nameOf));
  return found;
}

/** Undefined when there is no such group. */
export function groupNamed(world: World, name: string): GroupRecord | undefined {
  return findGroup(world, name) ?? [...world.groups.values()].find((group) => isSame(group.name, name));
}

/** What a name that nobody has throws. @param hints names that are suggested as well. */
export function unknownName(
  what: string,
  name: string,
  known: readonly string[],
  hints: readonly string[] = known,
): TypeError {
  const nearest = nearestName(name, hints);
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  return new TypeError(`There is no ${what} "${name}".${hint} There are: ${quoted(known)}.`);
}

/** @throws TypeError when the name isn't among those known. */
export function oneOf<Name extends string>(what: string, name: string, known: readonly Name[]): Name {
  const found = known.find((one) => one === name);
  if (found === undefined) throw unknownName(what, name, known);
  return found;
}

/** Names in a sentence. */
export function quoted(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `"${name}"`).join(', ');
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function shortNames({ name, email }: PersonRecord): string[] {
  return [name, name.split(' ')[0] ?? name, email, email.split('@')[0] ?? email];
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
