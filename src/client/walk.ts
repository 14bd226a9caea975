import { present } from '../contract/absent';
import type { EndpointName, RequestOf, ResponseOf } from '../contract/endpoints';
import type { GroupInfo } from '../contract/group';
import { PAGE_SIZE_MAX } from '../contract/limits';
import type { CallOptions } from './call/callOptions';

/** The calls that answer in pages. */
export type PagedName =
  | 'getJoinedGroupChats'
  | 'getGroupInfo'
  | 'getChatHistory'
  | 'getGroupThread'
  | 'getSingleChatThread'
  | 'getDepartments'
  | 'getDepartmentEmployees';

export type CallByName = <Name extends EndpointName>(
  name: Name,
  request: RequestOf<Name>,
  options?: CallOptions,
) => Promise<ResponseOf<Name>>;

/** What walks need of {@link CallByName}. */
type CallPage = <Name extends PagedName>(
  name: Name,
  request: RequestOf<Name>,
  options?: CallOptions,
) => Promise<ResponseOf<Name>>;

/** Where a walk starts and how large its steps are. */
export interface WalkOptions extends CallOptions {
  /** 1–100; 100 by default, for the fewest calls. */
  readonly pageSize?: number | undefined;
  /** Where an earlier walk stopped. */
  readonly cursor?: string | undefined;
}

/**
 * Walks a listing page by page. Each page is a call with a deadline of its own, made when it is asked for.
 * A cursor that is invalid or has expired ends the walk with that error (`isCursorGone`); begin again without one then.
 * @throws SeaTalkError
 */
export async function* walk<Name extends PagedName>(
  call: CallPage,
  name: Name,
  request: Omit<RequestOf<Name>, 'page_size' | 'cursor'>,
  options: WalkOptions,
): AsyncGenerator<{ readonly page: ResponseOf<Name>; readonly nextCursor: string | undefined }> {
  const { pageSize = PAGE_SIZE_MAX, ...callOptions } = options;
  let { cursor } = options;
  for (;;) {
    const asked = { ...request, page_size: pageSize, ...(cursor === undefined ? {} : { cursor }) };
    const page = await call(name, asked as RequestOf<Name>, callOptions);
    const next = present((page as { next_cursor?: string | null | undefined }).next_cursor);
    // A cursor that leads to itself would never end.
    const nextCursor = next === cursor ? undefined : next;
    yield { page, nextCursor };
    if (nextCursor === undefined) return;
    cursor = nextCursor;
  }
}

/** A group's details with all of its members: the lists of every page together. @throws SeaTalkError */
export async function groupInfoAll(
  call: CallPage,
  groupId: string,
  options: CallOptions,
): Promise<GroupInfo> {
  let all: GroupInfo | undefined;
  for await (const { page } of walk(call, 'getGroupInfo', { group_id: groupId }, options)) {
    all = all ? merged(all, page.group) : page.group;
  }
  return all ?? {};
}

/** One page size applies to all lists at once, so that a page may continue one and repeat nothing of another. */
function merged(before: GroupInfo, page: GroupInfo): GroupInfo {
  return {
    ...before,
    ...page,
    group_user_list: joined(before.group_user_list, page.group_user_list),
    group_bot_list: joined(before.group_bot_list, page.group_bot_list),
    group_system_account_list: joined(before.group_system_account_list, page.group_system_account_list),
    group_bot: joined(before.group_bot, page.group_bot),
    group_system_account: joined(before.group_system_account, page.group_system_account),
  };
}

/** Without repetitions: a page may carry a list again that had ended before. */
function joined<T>(before: T[] | null | undefined, page: T[] | null | undefined): T[] {
  const seen = new Map<string, T>();
  for (const item of [...(before ?? []), ...(page ?? [])]) seen.set(JSON.stringify(item), item);
  return [...seen.values()];
}
