/** Who an event is about. */
export interface EventPerson {
  readonly seatalkId: string | undefined;
  readonly email: string | undefined;
}

/** What a row tells of an event, read from its envelope whatever its type is. */
export interface EventFacts {
  readonly person: EventPerson | undefined;
  readonly groupId: string | undefined;
  /** Where the event itself names it. */
  readonly groupName: string | undefined;
  readonly inThread: boolean;
  readonly threadId: string | undefined;
  /** What was written, or the value of the button. */
  readonly gist: string | undefined;
  /** Of a message without text: `image`, `file`… */
  readonly tag: string | undefined;
}

/** Characters of a text that a row or a hover may show. */
const GIST_MAX = 300;
/** Where events name a person, the first of them that does: beside the message, as its sender, or by what was done. */
const PERSON_PATHS = [[], ['message', 'sender'], ['sender'], ['inviter'], ['remover'], ['operator']];

const NOTHING: EventFacts = {
  person: undefined,
  groupId: undefined,
  groupName: undefined,
  inThread: false,
  threadId: undefined,
  gist: undefined,
  tag: undefined,
};

/** @param body the event with its envelope, as JSON; nothing is known of one that can't be read. */
export function eventFacts(body: string): EventFacts {
  const event = at(parsed(body), ['event']);
  if (event === undefined) return NOTHING;
  const message = at(event, ['message']);
  const named = textAt(message, ['thread_id']) ?? textAt(event, ['thread_id']);
  // The main chat is `""` or, as seen live, `"0"`.
  const threadId = named === '0' ? undefined : named;
  return {
    person: personIn(event),
    groupId: textAt(event, ['group_id']) ?? textAt(event, ['group', 'group_id']),
    groupName: textAt(event, ['group', 'group_name']),
    inThread: threadId !== undefined,
    threadId,
    gist: (
      textAt(message, ['text', 'plain_text']) ??
      textAt(message, ['text', 'content']) ??
      textAt(message, ['file', 'filename']) ??
      textAt(event, ['value'])
    )?.slice(0, GIST_MAX),
    tag: textAt(message, ['tag']),
  };
}

function personIn(event: unknown): EventPerson | undefined {
  for (const path of PERSON_PATHS) {
    const seatalkId = textAt(event, [...path, 'seatalk_id']);
    const email = textAt(event, [...path, 'email']);
    if (seatalkId !== undefined || email !== undefined) return { seatalkId, email };
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function at(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}

/** The platform writes `""` for what isn't there. */
function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = at(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
