import { present } from '../contract/absent';
import { Code } from '../contract/codes';
import type { ResponseOf } from '../contract/endpoints';
import type { ErrorKind } from '../contract/errorKind';
import { GROUP_MEMBERS_PER_CALL } from '../contract/limits';
import type { CallOptions, QueuedInfo } from './call/callOptions';
import { SeaTalkError } from './errors';
import type { SeaTalkClient } from './seaTalkClient';

export type MemberAct = 'add' | 'remove';

/** Somebody who is to be added or removed. */
export interface ChangedMember {
  readonly employeeCode: string;
  readonly email?: string | undefined;
}

/** What became of one person. */
export type MemberFate =
  | { readonly kind: 'done' }
  /** Nothing was to do: a member before it was added, or none before it was removed. */
  | { readonly kind: 'already' }
  /** The platform said no to this person alone. */
  | { readonly kind: 'rejected'; readonly code: number | undefined }
  /** The call that named the person failed for all of them, without an effect. */
  | { readonly kind: 'failed'; readonly error: unknown }
  /** It may or may not have been done. */
  | { readonly kind: 'unknown'; readonly error: unknown }
  /** No call named the person, as one before ended the whole. */
  | { readonly kind: 'untried' };

export interface MemberOutcome<Member> {
  readonly member: Member;
  readonly fate: MemberFate;
}

export interface MemberChange<Member> {
  readonly act: MemberAct;
  readonly groupId: string;
  readonly members: readonly Member[];
}

export interface ChangeMembersOptions {
  readonly signal?: AbortSignal | undefined;
  /** Before each call: how many people were dealt with. */
  readonly onProgress?: (dealtWith: number) => void;
  /** When a call has to wait for the rate limit. */
  readonly onQueued?: (info: QueuedInfo) => void;
}

/** Ten calls a minute, of which the editor uses a share: a long list waits for its slots. Milliseconds for each call. */
const CALL_DEADLINE_MS = 120_000;

/** Kinds after which the platform may have done it all the same. */
const UNCERTAIN: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'no_answer',
  'unknown_fate',
  'deadline',
  'cancelled',
  'bad_answer',
  'server',
  'too_large',
]);

/**
 * Adds people to a group or removes them, in as many calls as the platform's limit asks for, one after the other. Does not throw: every
 * person has an outcome. Whoever is named twice is sent once.
 */
export async function changeMembers<Member extends ChangedMember>(
  client: Pick<SeaTalkClient, 'addGroupMembers' | 'removeGroupMembers'>,
  { act, groupId, members }: MemberChange<Member>,
  { signal, onProgress, onQueued }: ChangeMembersOptions = {},
): Promise<readonly MemberOutcome<Member>[]> {
  const options: CallOptions = {
    signal,
    deadlineMs: CALL_DEADLINE_MS,
    ...(onQueued ? { onQueued } : {}),
  };
  const call = act === 'add' ? client.addGroupMembers : client.removeGroupMembers;
  const outcomes: MemberOutcome<Member>[] = [];
  let isOver = false;
  for (const part of membersPerCall(members)) {
    isOver ||= signal?.aborted ?? false;
    if (isOver) {
      outcomes.push(...part.map((member) => ({ member, fate: { kind: 'untried' } as const })));
      continue;
    }
    onProgress?.(outcomes.length);
    try {
      const answer = await call(
        { group_id: groupId, employee_codes: part.map(({ employeeCode }) => employeeCode) },
        options,
      );
      outcomes.push(...readOutcomes(act, part, answer));
    } catch (error) {
      outcomes.push(...part.map((member) => ({ member, fate: fateOf(error) })));
      // It concerns somebody in this call: a group doesn't let go of its owner and its admins. Others may still be removed.
      isOver = !(error instanceof SeaTalkError && error.code === Code.forbidden && act === 'remove');
    }
  }
  return outcomes;
}

/** The people of each call. */
export function membersPerCall<Member extends ChangedMember>(members: readonly Member[]): Member[][] {
  const once = [...new Map(members.map((member) => [member.employeeCode, member])).values()];
  const calls = Math.ceil(once.length / GROUP_MEMBERS_PER_CALL);
  return Array.from({ length: calls }, (_, index) =>
    once.slice(index * GROUP_MEMBERS_PER_CALL, (index + 1) * GROUP_MEMBERS_PER_CALL),
  );
}

/** Whether the platform may have done what the call asked for, although it failed. */
export function isFateUnknown(error: unknown): boolean {
  return !(error instanceof SeaTalkError) || error.mayHaveBeenDelivered || UNCERTAIN.has(error.kind);
}

function fateOf(error: unknown): MemberFate {
  return { kind: isFateUnknown(error) ? 'unknown' : 'failed', error };
}

function readOutcomes<Member extends ChangedMember>(
  act: MemberAct,
  members: readonly Member[],
  answer: ResponseOf<'addGroupMembers'>,
): MemberOutcome<Member>[] {
  const rows = [...(answer.add_failed ?? []), ...(answer.remove_failed ?? [])];
  const outcomes = members.map((member): MemberOutcome<Member> => {
    const row = rows.find(
      ({ employee_code, email }) =>
        employee_code === member.employeeCode ||
        (present(employee_code) === undefined &&
          present(email) !== undefined &&
          email?.toLowerCase() === member.email?.toLowerCase()),
    );
    if (!row) return { member, fate: { kind: 'done' } };
    const code = row.error_code ?? undefined;
    const already = act === 'add' ? Code.alreadyAMember : Code.notAMember;
    return { member, fate: code === already ? { kind: 'already' } : { kind: 'rejected', code } };
  });
  const named = outcomes.filter(({ fate }) => fate.kind !== 'done').length;
  if ((answer.error_num ?? 0) <= named) return outcomes;
  // It counts failures that it doesn't name: nobody knows who of the others is meant.
  return outcomes.map(({ member, fate }) =>
    fate.kind === 'done' ? { member, fate: { kind: 'unknown', error: undefined } } : { member, fate },
  );
}
