import { oneLine } from '../base/plainText';
import type { Target, TargetKind } from '../compose/model/source';
import type { RecentTarget } from '../directory/recentTargets';

/** Inside a thread, or quoting a message; both may be missing. */
interface Beside {
  readonly threadId?: string | undefined;
  /** How the thread's root message begins, for a person to know it by. */
  readonly threadWords?: string | undefined;
  readonly quotedMessageId?: string | undefined;
}

export interface GroupTarget extends Beside {
  readonly kind: 'group';
  readonly groupId: string;
  readonly name?: string | undefined;
}

export interface PersonTarget extends Beside {
  readonly kind: 'person';
  readonly employeeCode: string;
  readonly name?: string | undefined;
}

/** A system account's webhook, by the id of its profile; the URL itself is a secret and never travels. */
export interface WebhookTarget {
  readonly kind: 'webhook';
  readonly webhookId: string;
  readonly name: string;
}

interface TargetByKind {
  readonly group: GroupTarget;
  readonly person: PersonTarget;
  readonly webhook: WebhookTarget;
}

/** The target of a kind; where the kind is open, it stays tied to the kind of the messages. */
export type SendTargetOf<Kind extends TargetKind> = TargetByKind[Kind] & { readonly kind: Kind };

/** Where something is sent. */
export type SendTarget = TargetByKind[TargetKind];

/** The chat's own name, or its id while that isn't known. Plain text of one line. */
export function chatName(target: SendTarget): string {
  return oneLine(target.name ?? '', 80) || targetId(target);
}

/** The thread in which something is sent; undefined outside of threads. */
export function threadOf(target: SendTarget): string | undefined {
  return target.kind === 'webhook' ? undefined : target.threadId;
}

/** What of a target shapes its messages. */
export function composeTarget<Kind extends TargetKind>(target: SendTargetOf<Kind>): Target<Kind> {
  return { kind: target.kind, ...beside(target) };
}

function beside(target: SendTarget): Beside {
  if (target.kind === 'webhook') return {};
  const { threadId, quotedMessageId } = target;
  return { threadId, quotedMessageId };
}

/** The thread that a message starts, or the one it is in already. */
export function inThread(target: SendTarget, messageId: string): SendTarget | undefined {
  if (target.kind === 'webhook') return undefined;
  const { quotedMessageId: _quoted, ...chat } = target;
  return { ...chat, threadId: target.threadId ?? messageId };
}

/**
 * A target as it is remembered. Quotes are not: they belong to one message.
 * @param threadWords how the thread's root message begins.
 */
export function toRecent(target: SendTarget, threadWords?: string): Omit<RecentTarget, 'usedAtMs'> {
  const { kind, name } = target;
  const threadId = threadOf(target);
  return {
    kind,
    id: targetId(target),
    ...(name === undefined ? {} : { name }),
    ...(threadId === undefined ? {} : { threadId }),
    ...(threadId === undefined || threadWords === undefined ? {} : { threadWords }),
  };
}

/** A remembered target as one to send to. */
export function fromRecent({ kind, id, name, threadId, threadWords }: RecentTarget): SendTarget {
  const words = threadWords === undefined ? {} : { threadWords };
  switch (kind) {
    case 'group':
      return { kind, groupId: id, name, threadId, ...words };
    case 'person':
      return { kind, employeeCode: id, name, threadId, ...words };
    case 'webhook':
      return { kind, webhookId: id, name: name ?? id };
  }
}

/** The id of the chat among those of its kind. */
export function targetId(target: SendTarget): string {
  switch (target.kind) {
    case 'group':
      return target.groupId;
    case 'person':
      return target.employeeCode;
    case 'webhook':
      return target.webhookId;
  }
}

/** Reads a target that another extension or a command link's author may have written; undefined for anything else. */
export function readSendTarget(value: unknown): SendTarget | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = value as Readonly<Record<string, unknown>>;
  const text = (key: string): string | undefined => {
    const field = given[key];
    return typeof field === 'string' && field !== '' ? field : undefined;
  };
  const rest = { name: text('name'), threadId: text('threadId'), quotedMessageId: text('quotedMessageId') };
  const [groupId, employeeCode, webhookId] = [text('groupId'), text('employeeCode'), text('webhookId')];
  if (given['kind'] === 'group' && groupId !== undefined) return { kind: 'group', groupId, ...rest };
  if (given['kind'] === 'person' && employeeCode !== undefined)
    return { kind: 'person', employeeCode, ...rest };
  if (given['kind'] === 'webhook' && webhookId !== undefined) {
    return { kind: 'webhook', webhookId, name: rest.name ?? webhookId };
  }
  return undefined;
}
