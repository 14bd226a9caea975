import type { Endpoint } from '../contract/endpoint';
import type { EndpointName } from '../contract/endpoints';
import { endpointNames, endpoints } from '../contract/endpoints';
import type { CheckCall } from './trials';
import { isTrial } from './trials';

/** What a check looks at, beside permissions. */
export type FactId =
  'connection' | 'secret' | 'clock' | 'address' | 'online' | 'bot' | 'groups' | 'serviceScope' | 'dataScope';

/** One permission of the developer portal. */
export interface PermissionRow {
  /** Its name in the portal. */
  readonly permission: string;
  /** The call that shows it; undefined where every call with it sends or changes something. */
  readonly trial: CheckCall | undefined;
  /** All calls that need it. */
  readonly calls: readonly EndpointName[];
  /** Documentation of the first of them. */
  readonly docs: string;
}

/** The calls that show each fact, in the order in which they are made. */
export const factCalls: Readonly<Record<FactId, readonly CheckCall[]>> = {
  connection: ['getAppAccessToken'],
  secret: ['getAppAccessToken'],
  clock: ['getAppAccessToken'],
  address: ['getAppAccessToken', 'getJoinedGroupChats', 'getEmployeeCodeWithEmail'],
  online: ['getAppAccessToken', 'getJoinedGroupChats'],
  bot: ['getAppAccessToken', 'getJoinedGroupChats'],
  groups: ['getAppAccessToken', 'getJoinedGroupChats'],
  serviceScope: ['getAppAccessToken', 'getJoinedGroupChats', 'getGroupInfo', 'getSingleChatThread'],
  dataScope: ['getAppAccessToken', 'getJoinedGroupChats', 'getGroupInfo', 'getEmployeeProfile'],
};

export const factIds = Object.keys(factCalls) as readonly FactId[];

/** Whether a call needs a bot and an app that is Online. */
export function isMessaging(name: EndpointName): boolean {
  return endpoints[name].path.startsWith('/messaging/');
}

/** Every permission of the table of calls, once, in the table's order. */
export const permissionRows: readonly PermissionRow[] = readPermissions();

function readPermissions(): readonly PermissionRow[] {
  const calls = new Map<string, EndpointName[]>();
  for (const name of endpointNames) {
    const { permission }: Endpoint = endpoints[name];
    if (permission !== undefined) calls.set(permission, [...(calls.get(permission) ?? []), name]);
  }
  return [...calls].map(([permission, names]) => ({
    permission,
    trial: names.find(isTrial),
    calls: names,
    docs: names.map((name) => endpoints[name].docs)[0] ?? '',
  }));
}

/** The calls that show a permission, in the order in which they are made. */
export function permissionCalls({ trial }: PermissionRow): readonly CheckCall[] {
  if (trial === undefined) return [];
  const first: readonly CheckCall[] = isMessaging(trial)
    ? ['getAppAccessToken', 'getJoinedGroupChats']
    : ['getAppAccessToken'];
  return [...new Set([...first, trial])];
}
