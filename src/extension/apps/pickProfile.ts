import { chooseOne } from '../base/wizard';
import type { AppProfile, WebhookProfile } from '../profiles/appProfile';
import type { Apps } from '../profiles/apps';
import { appWords } from '../profiles/appWords';

/** The id in a command's argument: an id itself, or a row of the apps view. */
export function idFrom(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('id' in argument)) return undefined;
  // The editor passes the focused row of the groups view to commands in that view's title.
  if (!('kind' in argument)) return undefined;
  return typeof argument.id === 'string' ? argument.id : undefined;
}

/** The app a command is about: the one it was called on, the only one there is, or the one a person picks. */
export async function pickApp(
  apps: Apps,
  argument: unknown,
  question: {
    readonly title: string;
    readonly placeholder: string;
    readonly from?: (app: AppProfile) => boolean;
  },
): Promise<AppProfile | undefined> {
  const candidates = apps.profiles.filter(question.from ?? (() => true));
  const id = idFrom(argument);
  if (id !== undefined) return candidates.find((profile) => profile.id === id);
  if (candidates.length <= 1) return candidates[0];
  return chooseOne(question.title, {
    placeholder: question.placeholder,
    items: candidates.map((profile) => ({
      label: profile.name,
      description: appWords(profile),
      value: profile,
    })),
    ...(apps.active ? { active: apps.active } : {}),
  });
}

/** The webhook a command is about; those of the local SeaTalk come and go with it and can't be picked. */
export async function pickWebhook(
  apps: Apps,
  argument: unknown,
  question: { readonly title: string; readonly placeholder: string },
): Promise<WebhookProfile | undefined> {
  const candidates = apps.webhooks.filter(({ kind }) => kind === 'seatalk');
  const id = idFrom(argument);
  if (id !== undefined) return candidates.find((webhook) => webhook.id === id);
  if (candidates.length <= 1) return candidates[0];
  return chooseOne(question.title, {
    placeholder: question.placeholder,
    items: candidates.map((webhook) => ({
      label: webhook.name,
      ...(webhook.groupName === undefined ? {} : { description: webhook.groupName }),
      value: webhook,
    })),
  });
}
