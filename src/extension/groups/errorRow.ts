import { describeError, isSeaTalkError } from '../base/describeError';
import { Code } from '../../contract/codes';
import * as vscode from 'vscode';
import { InfoNode } from './nodes/infoNode';
import type { ViewNode } from './nodes/viewNode';

/** Whether the platform said that the app lacks a permission. */
export function isPermissionError(error: unknown): boolean {
  return isSeaTalkError(error) && error.kind === 'permission';
}

/** A row that says what failed; below it why, what to do, and the ways on. Selecting it tries again. */
export function errorRow(owner: ViewNode | undefined, key: string, error: unknown, label: string): InfoNode {
  const words = describeError(error);
  const offline = isSeaTalkError(error) && (error.kind === 'connect' || error.kind === 'no_answer');
  const permission = isPermissionError(error);
  return new InfoNode(owner, key, {
    label,
    description: words.silent ? undefined : words.message,
    tooltip: [label, words.message, words.detail].filter(Boolean).join('\n'),
    icon: permission ? 'lock' : offline ? 'debug-disconnect' : 'warning',
    contextValue: permission ? 'seatalk.info.permission' : 'seatalk.info.error',
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
    command: { title, command: 'seatalk.groups.refresh', arguments: [owner] },
  };
}

/** The history of a group is closed to most apps: what to do, and what works without it. */
export function noHistoryRows(owner: ViewNode, error: unknown): InfoNode[] {
  const code = isSeaTalkError(error) ? error.code : undefined;
  const words = describeError(error);
  const byId = vscode.l10n.t('Open a Thread by Its ID…');
  const row = errorRow(owner, 'error', error, vscode.l10n.t('The app may not read this history'));
  if (code !== Code.noPermission) return [row];
  const [portal] = words.actions;
  return [
    new InfoNode(owner, 'error', {
      label: vscode.l10n.t('The app may not read this history'),
      description: vscode.l10n.t('code {0}', code),
      tooltip: vscode.l10n.t(
        'Code {0}: the app lacks the permission "Get Chat History". Apply for it in the developer portal and release a version; it also needs the approval of management. Threads can be read with a permission of their own, and messages can be sent without either.',
        code,
      ),
      icon: 'lock',
      contextValue: 'seatalk.info.permission',
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
      command: { title: byId, command: 'seatalk.groups.openThread', arguments: [owner] },
    }),
  ];
}
