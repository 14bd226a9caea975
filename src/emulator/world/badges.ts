import type { World } from './world';

export interface BadgeRecord {
  readonly toggle: boolean;
  readonly count: number;
  readonly version: number;
}

/** Sets the badge one app shows to one person. False when the version does not grow. */
export function setBadge(world: World, appId: string, employeeCode: string, badge: BadgeRecord): boolean {
  const key = `${appId}:${employeeCode}`;
  const current = world.badges.get(key);
  if (current && badge.version <= current.version) return false;
  world.badges.set(key, badge);
  return true;
}
