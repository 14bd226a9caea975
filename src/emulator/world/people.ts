import { EmployeeStatus } from '../../contract/person';
import type { DepartmentRecord, PersonRecord } from './records';
import type { World } from './world';

/** A person by SeaTalk ID, email, employee code or name. */
export function findPerson(world: World, reference: string): PersonRecord | undefined {
  const byId = world.people.get(reference);
  if (byId) return byId;
  for (const person of world.people.values()) {
    if (person.email === reference || person.employeeCode === reference || person.name === reference)
      return person;
  }
  return undefined;
}

/** Everyone with that email, including people who have left. People of other organizations have no email here. */
export function employeesByEmail(world: World, email: string): PersonRecord[] {
  const lowerCase = email.toLowerCase();
  return [...world.people.values()].filter(
    (person) => !person.external && person.email.toLowerCase() === lowerCase,
  );
}

/** Finds an employee of the organization by code, as calls do. People who have left aren't found. */
export function employeeByCode(world: World, code: string): PersonRecord | undefined {
  for (const person of world.people.values()) {
    if (person.employeeCode === code && !person.external && person.status !== EmployeeStatus.terminated)
      return person;
  }
  return undefined;
}

/** Employees directly in a department. */
export function employeesOf(world: World, code: string): PersonRecord[] {
  return [...world.people.values()].filter(
    (person) =>
      !person.external && person.status !== EmployeeStatus.terminated && person.departments.includes(code),
  );
}

/**
 * A department and those below it.
 * @param levels 0 itself, 1 with direct children, 2 the whole tree.
 */
export function departmentTree(world: World, code: string, levels: number): DepartmentRecord[] {
  const start = world.departments.get(code);
  if (!start) return [];
  const found = [start];
  const seen = new Set([start.code]);
  for (let index = 0; index < found.length; index++) {
    if (levels === 0 || (levels === 1 && index > 0)) break;
    for (const department of world.departments.values()) {
      if (department.parent !== found[index]?.code || seen.has(department.code)) continue;
      seen.add(department.code);
      found.push(department);
    }
  }
  return found;
}
