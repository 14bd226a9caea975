import * as vscode from 'vscode';
import type { ErrorContext } from '../../base/describeError';
import { errorRow } from './errorRow';
import type { MessageList } from '../../../conversations/messageList';
import { InfoNode } from './infoNode';
import { LoadMoreNode } from './loadMoreNode';
import type { Pageable } from './loadMoreNode';
import type { ViewNode } from './viewNode';

/** The row above messages that could not be refreshed; empty when they are up to date. */
export function staleRows(owner: ViewNode, list: MessageList, app: ErrorContext['app']): ViewNode[] {
  if (list.state !== 'error' || list.messages.length === 0) return [];
  const time = list.fetchedAtMs === undefined ? '' : new Date(list.fetchedAtMs).toLocaleTimeString();
  const label = vscode.l10n.t('Last updated {0}', time);
  return [errorRow(owner, 'stale', { error: list.error, label, app })];
}

/** The row at the end of the messages: loading, load more, or how far this reaches. Nothing is shown twice for one state. */
export function endRow(
  owner: Pageable,
  list: MessageList,
  end: { empty: string; horizon?: string; above?: boolean },
): ViewNode[] {
  const isEmpty = list.messages.length === 0;
  if (list.state === 'new' || (list.state === 'loading' && (isEmpty || list.hasMore))) {
    // The same key as the row it replaces, so that the selection stays in its place.
    return [new InfoNode(owner, 'more', { label: vscode.l10n.t('Loading…'), icon: 'loading~spin' })];
  }
  if (list.isFull && list.hasMore) {
    return [
      new InfoNode(owner, 'more', {
        label: vscode.l10n.t('Only the newest {0} messages are shown', list.messages.length),
        icon: 'info',
      }),
    ];
  }
  if (list.hasMore) return [new LoadMoreNode(owner, end.above)];
  if (isEmpty) return [new InfoNode(owner, 'more', { label: end.empty, icon: 'info' })];
  return end.horizon === undefined
    ? []
    : [new InfoNode(owner, 'more', { label: end.horizon, icon: 'history' })];
}
