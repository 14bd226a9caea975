import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { walk } from '../../client/walk';
import { present } from '../../contract/absent';
import type { ResponseOf } from '../../contract/endpoints';
import { informationMessage } from '../base/dialogs';
import { offerApp } from '../base/offerApp';
import { chooseOne } from '../base/wizard';
import { withPatientProgress } from '../base/withProgress';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import { offerPerson } from './personActions';

type Department = NonNullable<ResponseOf<'getDepartments'>['departments']>[number];
type Employee = NonNullable<ResponseOf<'getDepartmentEmployees'>['employees']>[number];

/** `fetch_child`: with the whole tree below. */
const WHOLE_TREE = 2;
const NAME_CHARS = 80;

/**
 * Asks for a department that the app can see, then for somebody in it, and offers what can be done with them.
 * @throws SeaTalkError, such as a missing permission to list departments or their people
 */
export async function browseDepartments(services: Services): Promise<void> {
  const session = await services.sessions.active();
  if (!session) return offerApp(vscode.l10n.t('Add an app or start the local SeaTalk to find people.'));
  const departments = await read(services, vscode.l10n.t('Loading departments…'), (signal) =>
    allDepartments(session, signal),
  );
  if (departments.length === 0) {
    void informationMessage(
      vscode.l10n.t('SeaTalk returned no departments. Check the data scope of the app.'),
    );
    return;
  }
  const department = await chooseOne(vscode.l10n.t('Departments'), {
    placeholder: vscode.l10n.t('Choose a department'),
    items: departments.map((each) => ({
      label: departmentName(each),
      description: departmentPath(each, departments),
      iconPath: new vscode.ThemeIcon('organization'),
      value: each,
    })),
  });
  if (!department) return;
  const employees = await read(services, vscode.l10n.t('Loading people…'), (signal) =>
    employeesOf(session, department.department_code, signal),
  );
  const name = departmentName(department);
  if (employees.length === 0) {
    void informationMessage(vscode.l10n.t('SeaTalk returned no one in {0}.', name));
    return;
  }
  const employee = await chooseOne(name, {
    placeholder: vscode.l10n.t('Choose a person'),
    items: employees.map((each) => ({
      label: oneLine(present(each.name) ?? each.employee_code, NAME_CHARS),
      description: [present(each.email), each.employee_code].filter(Boolean).join(' · '),
      iconPath: new vscode.ThemeIcon('person'),
      value: each,
    })),
  });
  if (!employee) return;
  const { employee_code: employeeCode } = employee;
  await offerPerson(services, session, {
    employeeCode,
    name: present(employee.name),
    email: present(employee.email),
    seatalkId: present(employee.seatalk_id),
    verified: true,
  });
}

function read<T>({ clock }: Services, title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return withPatientProgress(clock, title, work);
}

async function allDepartments({ client }: Session, signal: AbortSignal): Promise<Department[]> {
  const all: Department[] = [];
  const request = { fetch_child: WHOLE_TREE };
  for await (const { page } of walk(client.call, 'getDepartments', request, { signal }))
    all.push(...(page.departments ?? []));
  return all;
}

async function employeesOf(
  { client }: Session,
  departmentCode: string,
  signal: AbortSignal,
): Promise<Employee[]> {
  const all: Employee[] = [];
  const request = { department_code: departmentCode };
  for await (const { page } of walk(client.call, 'getDepartmentEmployees', request, { signal }))
    all.push(...(page.employees ?? []));
  return all;
}

function departmentName({ name, department_code: code }: Department): string {
  return oneLine(present(name) ?? code, NAME_CHARS);
}

/** The departments above it, the uppermost first. */
function departmentPath(department: Department, all: readonly Department[]): string {
  const byCode = new Map(all.map((each) => [each.department_code, each]));
  const path: string[] = [];
  const seen = new Set<string>();
  let code = present(department.parent_department_code);
  while (code !== undefined && !seen.has(code)) {
    seen.add(code);
    const above = byCode.get(code);
    if (!above) break;
    path.unshift(departmentName(above));
    code = present(above.parent_department_code);
  }
  return path.join(' / ');
}
