/**
 * Keys of everything the extension keeps in the editor's storages. They must not change: values under an old key would be lost,
 * and old secrets would stay there.
 */

/** Keys in the state of all windows (`globalState`) and of one workspace (`workspaceState`). Nothing secret is kept there. */
export const mementoKeys = {
  apps: 'seatalk.apps',
  webhooks: 'seatalk.webhooks',
  /** The app that was chosen last in any window. */
  lastActiveApp: 'seatalk.lastActiveApp',
  /** The app of this workspace. */
  activeApp: 'seatalk.activeApp',
  /** Who the person at this editor is, for each app. */
  myself: 'seatalk.myself',
  previewChoices: 'seatalk.preview.choices',
  deliveryAddresses: 'seatalk.deliveryAddresses',
  deliveryOrigins: 'seatalk.deliveryOrigins',
  /** The bot on this machine that events of a real app are forwarded to. */
  forwardAddress: 'seatalk.forwardAddress',
  /** How the groups view is sorted. */
  groupsSort: 'seatalk.groups.sort',
  /** Which rows of the groups view are open, and which one is selected, for each app. */
  groupsTree: 'seatalk.groups.tree',
  /** Names of the workspace's settings that the person has confirmed, with what they stood for. */
  confirmedTargets: 'seatalk.confirmedTargets',
  /** A send was under way when the window was closed: the file of sends is worth a look. */
  sendsPending: 'seatalk.sendsPending',
} as const;

const SECRET_KINDS = ['appSecret', 'signingSecret', 'token', 'webhookUrl'] as const;

/** What is kept in the secret storage about one app or webhook. */
export type SecretKind = (typeof SECRET_KINDS)[number];

/** The parts of a key before and after the id of its profile. */
const SECRET_PARTS: Readonly<Record<SecretKind, readonly [owner: string, part: string]>> = {
  appSecret: ['app', 'secret'],
  signingSecret: ['app', 'signingSecret'],
  token: ['app', 'token'],
  webhookUrl: ['webhook', 'url'],
};

/** The key of a secret. @param id of the profile of an app or webhook. */
export function secretKey(kind: SecretKind, id: string): string {
  const [owner, part] = SECRET_PARTS[kind];
  return `seatalk.${owner}.${id}.${part}`;
}

/** Reads a key of {@link secretKey} back; undefined for any other text. */
export function readSecretKey(key: string): { readonly kind: SecretKind; readonly id: string } | undefined {
  const [, owner, id, part] = /^seatalk\.(app|webhook)\.(.+)\.(\w+)$/u.exec(key) ?? [];
  const kind = SECRET_KINDS.find((each) => SECRET_PARTS[each][0] === owner && SECRET_PARTS[each][1] === part);
  return kind === undefined || id === undefined ? undefined : { kind, id };
}
