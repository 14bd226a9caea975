import * as vscode from 'vscode';
import type { EventResult } from '../model/result';
import type { ConnectionHealth } from '../words/connectionWords';

const icon = (id: string, color?: string) =>
  new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));

export function resultIcon(result: EventResult): vscode.ThemeIcon {
  switch (result) {
    case 'delivered':
      return icon('pass', 'testing.iconPassed');
    case 'received':
      return icon('inbox');
    case 'pending':
      return icon('loading~spin');
    case 'retrying':
      return icon('warning', 'list.warningForeground');
    case 'failed':
      return icon('error', 'list.errorForeground');
    case 'dropped':
      return icon('circle-slash');
  }
}

export function connectionIcon(health: ConnectionHealth): vscode.ThemeIcon {
  switch (health) {
    case 'good':
      return icon('plug', 'testing.iconPassed');
    case 'waiting':
      return icon('watch');
    case 'bad':
      return icon('debug-disconnect', 'list.errorForeground');
  }
}
