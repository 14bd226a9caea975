import type { AppProfile, WebhookProfile } from './appProfile';

/** A webhook of the local SeaTalk; its URL means nothing once that is stopped, so it stays in memory. */
export interface LocalWebhook {
  readonly name: string;
  readonly groupName?: string;
  readonly url: string;
}

/** The local SeaTalk of this window while it runs. Nothing of it is kept when the window closes. */
export class LocalApp {
  readonly profile: AppProfile;
  readonly secret: string;
  readonly webhooks: readonly (WebhookProfile & { readonly url: string })[];

  constructor(profile: AppProfile, secret: string, webhooks: readonly LocalWebhook[]) {
    this.profile = profile;
    this.secret = secret;
    this.webhooks = webhooks.map((webhook, index) => ({
      id: `local-${index + 1}`,
      kind: 'local',
      ...webhook,
    }));
  }
}
