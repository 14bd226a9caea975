import { EmployeeStatus } from '../../contract/person';
import type { PersonRecord } from './people';
import type { World } from './world';

export interface DepartmentRecord {
  readonly code: string;
  readonly name: string;
  readonly alias: string;
  /** `""` at the top. */
  readonly parent: string;
  /** SeaTalk ID of the lead, or `""`. */
  readonly leadSeatalkId: string;
}

export function addDepartment(world: World, department: DepartmentRecord): void {
  world.departments.set(department.code, department);
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
