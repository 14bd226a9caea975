import type { PlatformEvent } from '../../contract/event';
import { eventTable } from '../../contract/eventTable';
import type { AppRecord } from './records';

/** Permissions that an app doesn't have unless they are granted to it: those that the documentation doesn't mention. */
export const RARE_PERMISSIONS: readonly string[] = Object.values<PlatformEvent>(eventTable).flatMap(
  ({ standing, permission }) => (standing === 'vendor_only' && permission !== undefined ? [permission] : []),
);

/** Whether an app may make a call or get an event. @param permission what that needs; undefined for nothing. */
export function isPermitted({ revokedPermissions }: AppRecord, permission: string | undefined): boolean {
  return permission === undefined || !revokedPermissions.includes(permission);
}
