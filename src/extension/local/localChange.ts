/** A message of the local SeaTalk that came, went, or reads differently now. */
export interface LocalChange {
  readonly kind: 'listed' | 'changed';
  /** As the app sees it, like the thread's. */
  readonly messageId: string;
  /** Missing in direct chats. */
  readonly groupId: string | undefined;
  readonly threadId: string | undefined;
}

/** The changes after which a chat has other messages; after any other one a message has another text. */
const LISTED = new Set(['message_added', 'message_recalled']);

/** Reads a line of the stream of changes, for one app; undefined for what is no change of a message. */
export function readLocalChange(line: string, appId: string): LocalChange | undefined {
  const change = parsed(line);
  const messageId = textOf(change?.['message_ids'], appId);
  if (!change || messageId === undefined) return undefined;
  return {
    kind: LISTED.has(String(change['kind'])) ? 'listed' : 'changed',
    messageId,
    groupId: textOf(change, 'group_id'),
    threadId: textOf(change['thread_ids'], appId),
  };
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(holder: unknown, key: string): string | undefined {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return undefined;
  const value = (holder as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value : undefined;
}
