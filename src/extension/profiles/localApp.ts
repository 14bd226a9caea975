import type { AppProfile, WebhookProfile } from './appProfile';

/** A webhook of the local SeaTalk; its URL means nothing once that is stopped, so it stays in memory. */
export interface LocalWebhook {
  readonly name: string;
  readonly groupName?: string;
  readonly url: string;
}

/** The secrets of the local SeaTalk's app. */
export interface LocalSecrets {
  readonly secret: string;
  readonly signingSecret?: string | undefined;
}

/** The local SeaTalk of this window while it runs. Nothing of it is kept when the window closes. */
export class LocalApp {
  readonly profile: AppProfile;
  readonly secrets: LocalSecrets;
  readonly webhooks: readonly (WebhookProfile & { readonly url: string })[];

  constructor(profile: AppProfile, secrets: LocalSecrets, webhooks: readonly LocalWebhook[]) {
    this.profile = profile;
    this.secrets = secrets;
    this.webhooks = webhooks.map((webhook, index) => ({
      id: `local-${index + 1}`,
      kind: 'local',
      ...webhook,
    }));
  }
}
