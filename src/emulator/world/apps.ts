import type { AppRecord, PersonRecord } from './records';
import type { World } from './world';

/** An app by id, name or the SeaTalk ID of its bot. */
export function findApp(world: World, reference: string): AppRecord | undefined {
  const byId = world.apps.get(reference);
  if (byId) return byId;
  for (const app of world.apps.values()) {
    if (app.name === reference || app.botSeatalkId === reference) return app;
  }
  return undefined;
}

/** The app whose bot has that SeaTalk ID. */
export function appOfBot({ apps }: World, botSeatalkId: string): AppRecord | undefined {
  for (const app of apps.values()) if (app.botSeatalkId === botSeatalkId) return app;
  return undefined;
}

/** The app a token belongs to, if it is still good. */
export function appOfToken(world: World, token: string, nowMs: number): AppRecord | undefined {
  const record = world.tokens.get(token);
  return record && record.expiresAtMs > nowMs ? world.apps.get(record.appId) : undefined;
}

/** Whether the app may reach the person at all. */
export function inServiceScope(app: AppRecord, person: PersonRecord): boolean {
  return !app.outOfScope.includes(person.employeeCode);
}
