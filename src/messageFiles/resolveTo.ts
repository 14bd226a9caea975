import { nearestName } from '../base/nearestName';
import type { NamedTarget, NamesKnown } from '../sending/namedTargets';
import { targetOfName } from '../sending/namedTargets';
import type { SendTarget } from '../sending/sendTarget';
import { readTypedTarget } from '../sending/typedTarget';
import { fileProblem } from './messageFile';
import type { ChatRef, FileProblem, MessageFile } from './messageFile';

/** What is known of chats without a call. */
export interface ChatsKnown extends NamesKnown {
  readonly targets: readonly NamedTarget[];
  readonly groups: readonly { readonly groupId: string; readonly name?: string | undefined }[];
  readonly people: readonly {
    readonly employeeCode: string;
    readonly name?: string | undefined;
    readonly email?: string | undefined;
    readonly seatalkId?: string | undefined;
  }[];
}

/** Where a file says that it is to be sent. */
export type ToResolved =
  | { readonly state: 'none' }
  | { readonly state: 'found'; readonly target: SendTarget; readonly named?: NamedTarget | undefined }
  /** A person whose employee code only the platform knows. */
  | { readonly state: 'look_up'; readonly email: string; readonly threadId?: string | undefined }
  | { readonly state: 'problem'; readonly problem: FileProblem };

/** The chat that a file names. Makes no call. */
export function resolveTo({ to, thread }: MessageFile, known: ChatsKnown): ToResolved {
  if (!to) return { state: 'none' };
  const resolved = chatOf(to.value, to.range, known);
  if (!thread || resolved.state === 'problem' || resolved.state === 'none') return resolved;
  const threadId = thread.value;
  if (resolved.state === 'look_up') return { ...resolved, threadId };
  const { target, named } = resolved;
  if (target.kind === 'webhook')
    return { state: 'problem', problem: fileProblem('thread_in_webhook', thread.range, {}) };
  return { state: 'found', target: { ...target, threadId }, named };
}

function chatOf(ref: ChatRef, range: FileProblem['range'], known: ChatsKnown): ToResolved {
  switch (ref.kind) {
    case 'group': {
      const name = known.groupName(ref.id);
      return { state: 'found', target: { kind: 'group', groupId: ref.id, name } };
    }
    case 'person':
      return ref.id.includes('@') ? personOf(ref.id, known) : employee(ref.id, known);
    case 'webhook': {
      const { name } = ref;
      const shared = { kind: 'webhook', webhookName: name, name, isShared: false } as const;
      const found = targetOfName(shared, known);
      if (found.found) return { state: 'found', target: found.target };
      const nearest = nearestName(
        name,
        known.webhooks.map((webhook) => webhook.name),
      );
      return { state: 'problem', problem: fileProblem('unknown_webhook', range, { name, nearest }) };
    }
    case 'word':
      return wordOf(ref.word, range, known);
  }
}

function wordOf(word: string, range: FileProblem['range'], known: ChatsKnown): ToResolved {
  const named = known.targets.find(({ name }) => name === word);
  if (named) {
    const found = targetOfName(named, known);
    if (found.found) return { state: 'found', target: found.target, named };
    const problem =
      found.reason === 'other_app'
        ? fileProblem('thread_of_other_app', range, { name: word })
        : fileProblem('unknown_webhook', range, {
            name: named.kind === 'webhook' ? named.webhookName : word,
          });
    return { state: 'problem', problem };
  }
  const [typed] = readTypedTarget(word).filter(({ sure }) => sure);
  switch (typed?.kind) {
    case 'group_id':
      return chatOf({ kind: 'group', id: typed.value }, range, known);
    case 'employee_code':
      return employee(typed.value, known);
    case 'email':
      return personOf(typed.value, known);
    case undefined: {
      const names = known.targets.map(({ name }) => name);
      const problem = fileProblem('unknown_target', range, { word, nearest: nearestName(word, names) });
      return { state: 'problem', problem };
    }
  }
}

function employee(employeeCode: string, known: ChatsKnown): ToResolved {
  return {
    state: 'found',
    target: { kind: 'person', employeeCode, name: known.personName(employeeCode) },
  };
}

function personOf(email: string, known: ChatsKnown): ToResolved {
  const person = known.people.find((each) => each.email?.toLowerCase() === email.toLowerCase());
  return person ? employee(person.employeeCode, known) : { state: 'look_up', email };
}
