import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { Disposables } from '../../base/disposables';
import type { SeaTalkClient } from '../../client/seaTalkClient';
import { PAGE_SIZE_MAX } from '../../contract/limits';
import type { EndpointName } from '../../contract/endpoints';
import { AutoRefresh, listsToRefresh } from '../../conversations/autoRefresh';
import type { MessageList } from '../../conversations/messageList';
import { settingIds } from '../contributions';
import { isSeaTalkError } from '../base/describeError';
import type { Session } from '../session/session';

/** Milliseconds between two walks through the list of groups, for each call that a walk takes. */
const LIST_MS_A_PAGE = 60_000;
/** Calls taken for free where none of their kind was made yet. */
const FREE_UNSEEN = 20;

/** Lists of messages that are open in the view. */
export interface ShownLists {
  readonly groups: readonly MessageList[];
  readonly threads: readonly MessageList[];
}

/**
 * Refreshes what the view shows every few seconds, if a person has chosen so: only while the view is visible and the window has the focus.
 * Without an app that is signed in, nothing is asked.
 */
export function watchRefresh(
  view: Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>,
  clock: Clock,
  refresh: (signal: AbortSignal) => Promise<void>,
): vscode.Disposable {
  const owned = new Disposables();
  const auto = owned.add(new AutoRefresh(clock, refresh));
  const look = () => {
    auto.isLooked = view.visible && vscode.window.state.focused;
  };
  const configure = () => {
    const seconds = vscode.workspace.getConfiguration().get<number>(settingIds.groupsAutoRefresh) ?? 0;
    auto.everyMs = seconds > 0 ? seconds * 1_000 : undefined;
  };
  owned.add(view.onDidChangeVisibility(look));
  owned.add(vscode.window.onDidChangeWindowState(look));
  owned.add(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingIds.groupsAutoRefresh)) configure();
    }),
  );
  look();
  configure();
  return owned;
}

/** Reads again what is open, as far as calls are free, and now and then the list of groups. Failures are kept by the lists. */
export async function refreshShown(
  { client, groups }: Pick<Session, 'client' | 'groups'>,
  shown: ShownLists,
  nowMs: number,
  signal: AbortSignal,
): Promise<void> {
  // What failed for such a reason will fail again: a person has to change a secret or a permission.
  if (isSeaTalkError(groups.error) && ['auth', 'no_credentials', 'permission'].includes(groups.error.kind))
    return;
  const due = [
    ...listsToRefresh(shown.groups, freeCalls(client, 'getChatHistory')),
    ...listsToRefresh(shown.threads, freeCalls(client, 'getGroupThread')),
  ];
  const reads = due.map((list) => list.refreshQuietly());
  const pages = Math.max(1, Math.ceil(groups.groups.length / PAGE_SIZE_MAX));
  const isListOld = nowMs - (groups.fetchedAtMs ?? nowMs) >= pages * LIST_MS_A_PAGE;
  const isFree = freeCalls(client, 'getJoinedGroupChats') > 2 * pages;
  if (isListOld && isFree && (groups.state === 'ready' || groups.state === 'error'))
    reads.push(groups.refresh({ signal, priority: 'bulk' }).catch(() => undefined));
  await Promise.all(reads);
}

/** Calls of a kind that could be made at once; none while others wait. */
function freeCalls(client: Pick<SeaTalkClient, 'gauge'>, endpoint: EndpointName): number {
  const gauge = client.gauge().limits.find((each) => each.endpoint === endpoint)?.gauge;
  if (!gauge) return FREE_UNSEEN;
  if (gauge.closedUntilMs !== undefined || gauge.waiting.interactive + gauge.waiting.bulk > 0) return 0;
  return Math.min(...gauge.windows.map(({ left }) => left));
}
