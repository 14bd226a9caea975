import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { LocalApp } from '../http/app';
import type { Platform } from '../platform';
import { appNamed, personNamed } from '../seed/loadSeed';
import { APP_STATUSES, addApp, revokeTokens } from '../world/apps';
import { newLocalSecret } from '../world/ids';
import { describeApp } from './describeWorld';
import { readBody } from './readBody';

const newApp = z.strictObject({
  name: z.string().min(1),
  app_secret: z.string().min(1).optional(),
  signing_secret: z.string().min(1).optional(),
});
const appChange = z.strictObject({
  status: z.enum(APP_STATUSES).optional(),
  bot: z.boolean().optional(),
  /** Names of permissions as the endpoint table gives them. */
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
export function addAppRoutes(control: LocalApp, platform: Platform): void {
  control.get('/apps', (context) =>
    context.json({ apps: [...platform.world.apps.values()].map(describeApp) }),
  );

  control.post('/apps', async (context) => {
    const { name, app_secret: appSecret, signing_secret: signingSecret } = await readBody(context, newApp);
    return context.json(describeApp(addApp(platform.world, { name, appSecret, signingSecret })));
  });

  control.patch('/apps/:app', async (context) => {
    const app = appNamed(platform.world, context.req.param('app'));
    const change = await readBody(context, appChange);
    if (change.status !== undefined) app.status = change.status;
    if (change.bot !== undefined) app.botOn = change.bot;
    if (change.out_of_scope) app.outOfScope = change.out_of_scope;
    const revoked = new Set([...app.revokedPermissions, ...(change.revoke ?? [])]);
    for (const permission of change.grant ?? []) revoked.delete(permission);
    app.revokedPermissions = [...revoked];
    if (change.regenerate_secret) app.appSecret = newLocalSecret(platform.world.random);
    return context.json(describeApp(app));
  });

  control.post('/apps/:app/revoke-tokens', (context) => {
    revokeTokens(platform.world, appNamed(platform.world, context.req.param('app')).appId);
    return context.json({ revoked: true });
  });

  control.post('/sso-tokens', async (context) => {
    const body = await readBody(context, ssoToken);
    const token = randomBytes(16).toString('hex');
    platform.world.ssoTokens.set(token, {
      appId: appNamed(platform.world, body.app).appId,
      seatalkId: personNamed(platform.world, body.person).seatalkId,
      expiresAtMs: platform.clock.now() + (body.lifetime_sec ?? SSO_LIFETIME_SEC) * 1000,
    });
    return context.json({ token });
  });
}
