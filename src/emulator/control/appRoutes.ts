import * as z from 'zod';
import type { RouteApp } from '../http/routeApp';
import type { Platform } from '../platform';
import { appNamed, personNamed } from '../seed/names';
import { changeApp, issueSsoToken, regenerateSecret, registerApp, revokeTokens } from '../world/changes/apps';
import { APP_STATUSES } from '../world/records';
import { readControlBody } from './controlRequest';
import { appJson } from './worldJson';

const newApp = z.strictObject({
  name: z.string().min(1),
  app_secret: z.string().min(1).optional(),
  signing_secret: z.string().min(1).optional(),
});
const appChange = z.strictObject({
  status: z.enum(APP_STATUSES).optional(),
  bot: z.boolean().optional(),
  /** Names of permissions as the tables of endpoints and events give them. */
  revoke: z.array(z.string()).optional(),
  grant: z.array(z.string()).optional(),
  out_of_scope: z.array(z.string()).optional(),
  regenerate_secret: z.boolean().optional(),
});
const ssoToken = z.strictObject({
  app: z.string(),
  person: z.string(),
  lifetime_sec: z.int().min(0).optional(),
});

const SSO_LIFETIME_SEC = 300;

/** Apps as the developer portal would change them. `:app` is an id or a name. */
export function addAppRoutes(control: RouteApp, platform: Platform): void {
  control.get('/apps', (context) => context.json({ apps: [...platform.world.apps.values()].map(appJson) }));

  control.post('/apps', async (context) => {
    const {
      name,
      app_secret: appSecret,
      signing_secret: signingSecret,
    } = await readControlBody(context, newApp);
    return context.json(appJson(registerApp(platform.live, { name, appSecret, signingSecret })));
  });

  control.patch('/apps/:app', async (context) => {
    const { appId, revokedPermissions } = appNamed(platform.world, context.req.param('app'));
    const change = await readControlBody(context, appChange);
    const revoked = new Set([...revokedPermissions, ...(change.revoke ?? [])]);
    for (const permission of change.grant ?? []) revoked.delete(permission);
    const changed = changeApp(platform.live, appId, {
      status: change.status,
      botOn: change.bot,
      outOfScope: change.out_of_scope,
      revokedPermissions: [...revoked],
    });
    return context.json(appJson(change.regenerate_secret ? regenerateSecret(platform.live, appId) : changed));
  });

  control.post('/apps/:app/revoke-tokens', (context) => {
    revokeTokens(platform.live, appNamed(platform.world, context.req.param('app')).appId);
    return context.json({ revoked: true });
  });

  control.post('/sso-tokens', async (context) => {
    const body = await readControlBody(context, ssoToken);
    const token = issueSsoToken(platform.live, {
      appId: appNamed(platform.world, body.app).appId,
      seatalkId: personNamed(platform.world, body.person).seatalkId,
      expiresAtMs: platform.clock.now() + (body.lifetime_sec ?? SSO_LIFETIME_SEC) * 1000,
    });
    return context.json({ token });
  });
}
