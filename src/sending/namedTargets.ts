import type { SendTarget } from './sendTarget';

/** A chat that a workspace or a person has a name for. Ids only: a webhook is named as its profile on this machine. */
export type NamedTarget = {
  readonly name: string;
  /** Stands in a file of the workspace, which others write too. */
  readonly isShared: boolean;
  readonly threadId?: string | undefined;
  /** App ID of the app that the thread's id is of: those differ from app to app. */
  readonly app?: string | undefined;
} & (
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'person'; readonly employeeCode: string }
  | { readonly kind: 'webhook'; readonly webhookName: string }
);

/** What a named target is for the one who sends now. */
export type TargetOfName =
  | { readonly found: true; readonly target: SendTarget }
  | { readonly found: false; readonly reason: 'unknown_webhook' | 'other_app' };

export interface NamesKnown {
  readonly webhooks: readonly { readonly id: string; readonly name: string }[];
  /** App ID of the active app. */
  readonly appId?: string | undefined;
  readonly groupName: (groupId: string) => string | undefined;
  readonly personName: (employeeCode: string) => string | undefined;
}

const NAME = /^[^\s@:/\\][^@:/\\\n\r]{0,39}$/u;
const ID = /^[^\s@]{2,200}$/u;

/** Whether a target can have this name. */
export function isTargetName(name: string): boolean {
  return NAME.test(name) && name === name.trim();
}

/** Reads the setting's value. What isn't understood is left out: the editor marks it where it is written. */
export function readNamedTargets(value: unknown, isShared: boolean): NamedTarget[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, given]: [string, unknown]) => {
    const target = isTargetName(name) ? readOne(name, isShared, given) : undefined;
    return target ? [target] : [];
  });
}

function readOne(name: string, isShared: boolean, given: unknown): NamedTarget | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const fields = given as Readonly<Record<string, unknown>>;
  const text = (key: string): string | undefined => {
    const field = fields[key];
    return typeof field === 'string' && ID.test(field) ? field : undefined;
  };
  const kinds = ['group', 'person', 'webhook'].filter((kind) => fields[kind] !== undefined);
  // Two chats under one name would be a guess.
  if (kinds.length !== 1) return undefined;
  const [groupId, employeeCode, webhookName] = [text('group'), text('person'), fields['webhook']];
  const thread = text('thread');
  // A thread that can't be read must not become the chat around it.
  if (fields['thread'] !== undefined && thread === undefined) return undefined;
  const rest = { name, isShared, threadId: thread, app: text('app') };
  if (groupId !== undefined) return { ...rest, kind: 'group', groupId };
  if (employeeCode !== undefined) return { ...rest, kind: 'person', employeeCode };
  if (typeof webhookName !== 'string' || webhookName.trim() === '' || thread !== undefined) return undefined;
  return { ...rest, kind: 'webhook', webhookName };
}

/** The chat behind a name, with its own name where that is known. */
export function targetOfName(named: NamedTarget, known: NamesKnown): TargetOfName {
  const { threadId } = named;
  const isOthers = threadId !== undefined && named.app !== undefined && named.app !== known.appId;
  if (isOthers) return { found: false, reason: 'other_app' };
  const thread = threadId === undefined ? {} : { threadId };
  switch (named.kind) {
    case 'group': {
      const { groupId } = named;
      return { found: true, target: { kind: 'group', groupId, name: known.groupName(groupId), ...thread } };
    }
    case 'person': {
      const { employeeCode } = named;
      const name = known.personName(employeeCode);
      return { found: true, target: { kind: 'person', employeeCode, name, ...thread } };
    }
    case 'webhook': {
      const [webhook, ...others] = known.webhooks.filter(({ name }) => name === named.webhookName);
      if (!webhook || others.length > 0) return { found: false, reason: 'unknown_webhook' };
      return { found: true, target: { kind: 'webhook', webhookId: webhook.id, name: webhook.name } };
    }
  }
}

/** What a name stands for, to be compared with what it stood for before. */
export function identityOf(named: NamedTarget): string {
  const id =
    named.kind === 'group' ? named.groupId : named.kind === 'person' ? named.employeeCode : named.webhookName;
  return JSON.stringify([named.name, named.kind, id, named.threadId ?? '']);
}

/** The value of the setting for a target; undefined where its webhook can't be named. */
export function settingOf(target: SendTarget, appId: string | undefined): Readonly<Record<string, string>> {
  if (target.kind === 'webhook') return { webhook: target.name };
  const chat: Record<string, string> =
    target.kind === 'group' ? { group: target.groupId } : { person: target.employeeCode };
  if (target.threadId !== undefined) {
    chat['thread'] = target.threadId;
    if (appId !== undefined) chat['app'] = appId;
  }
  return chat;
}
