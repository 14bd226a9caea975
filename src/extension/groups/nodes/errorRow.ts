import { describeError, isSeaTalkError } from '../../base/describeError';
import { Code } from '../../../contract/codes';
import { isUnreached } from '../../../contract/errorKind';
import * as vscode from 'vscode';
import type { ErrorContext } from '../../base/describeError';
import { commandIds, groupItems } from '../../contributions';
import { InfoNode } from './infoNode';
import type { ViewNode } from './viewNode';

/** Whether the platform said that the app lacks a permission. */
export function isPermissionError(error: unknown): boolean {
  return isSeaTalkError(error) && error.kind === 'permission';
}

/** What failed, in a few words that leave room for the reason, and for which app. */
export interface ErrorRowOptions {
  readonly error: unknown;
  readonly label: string;
  readonly app: ErrorContext['app'];
  /** Shows what to do at once; for a row without others beside it. */
  readonly open?: boolean;
}

/** A row that says what failed and why; below it the ways on. */
export function errorRow(
  owner: ViewNode | undefined,
  key: string,
  { error, label, app, open = false }: ErrorRowOptions,
): InfoNode {
  const words = describeError(error, { app });
  const offline = isSeaTalkError(error) && (isUnreached(error.kind) || error.kind === 'no_answer');
  const permission = isPermissionError(error);
  return new InfoNode(owner, key, {
    label,
    description: words.silent ? undefined : words.message,
    tooltip: [label, words.message, words.detail].filter(Boolean).join('\n'),
    open,
    icon: permission ? 'lock' : offline ? 'debug-disconnect' : 'warning',
    contextValue: permission ? groupItems.missingPermission : groupItems.error,
    children: [
      ...(permission ? [] : [tryAgain(owner)]),
      ...words.actions.map((action) => ({
        label: action.title,
        icon: 'arrow-right',
        command: {
          title: action.title,
          command: action.command,
          ...(action.arguments ? { arguments: [...action.arguments] } : {}),
        },
      })),
    ],
  });
}

function tryAgain(owner: ViewNode | undefined) {
  const title = vscode.l10n.t('Try Again');
  return {
    label: title,
    icon: 'refresh',
    command: { title, command: commandIds.groupsRefreshRow, arguments: [owner] },
  };
}

/** The history of a group is closed to most apps: what to do, and what works without it. */
export function noHistoryRows(owner: ViewNode, error: unknown, app: ErrorContext['app']): InfoNode[] {
  const code = isSeaTalkError(error) ? error.code : undefined;
  const words = describeError(error, { app });
  const byId = vscode.l10n.t('Open Thread by ID…');
  const label = vscode.l10n.t('No permission to read history');
  if (code !== Code.noPermission) return [errorRow(owner, 'error', { error, label, app })];
  const [portal] = words.actions;
  return [
    new InfoNode(owner, 'error', {
      label,
      description: vscode.l10n.t('code {0}', code),
      tooltip: vscode.l10n.t(
        'Code {0}: the app doesn\'t have the permission "Get Chat History". Apply for it in the developer portal and release a version; it also requires management approval. Threads have their own permission, and sending requires neither.',
        code,
      ),
      icon: 'lock',
      contextValue: groupItems.missingPermission,
    }),
    ...(portal
      ? [
          new InfoNode(owner, 'portal', {
            label: portal.title,
            icon: 'link-external',
            command: {
              title: portal.title,
              command: portal.command,
              arguments: [...(portal.arguments ?? [])],
            },
          }),
        ]
      : []),
    new InfoNode(owner, 'byId', {
      label: byId,
      icon: 'comment-discussion',
      command: { title: byId, command: commandIds.groupsOpenThread, arguments: [owner] },
    }),
  ];
}
