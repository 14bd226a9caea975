import * as vscode from 'vscode';
import { eventItems } from '../../contributions';
import type { AppConnection, Pause } from '../model/connections';
import type { EventsRow } from './eventsRow';

export interface InfoRowOptions {
  readonly label: string;
  readonly icon: vscode.ThemeIcon;
  readonly description?: string | undefined;
  readonly tooltip?: string | undefined;
  readonly command?: vscode.Command | undefined;
  /** One of {@link eventItems}. */
  readonly contextValue?: string;
  readonly connection?: AppConnection;
  readonly pause?: Pause;
}

/** A row without rows below it: a connection, a pause, an attempt, what there is to say. */
export function infoRow(id: string, options: InfoRowOptions, parent?: EventsRow): EventsRow {
  const { label, icon, description, tooltip, command, contextValue, connection, pause } = options;
  return {
    id: parent ? `${parent.id}/${id}` : id,
    parent,
    ...(connection && { connection }),
    ...(pause && { pause }),
    treeItem: () => {
      const item = new vscode.TreeItem(label);
      item.id = parent ? `${parent.id}/${id}` : id;
      item.iconPath = icon;
      item.contextValue = contextValue ?? eventItems.info;
      if (description !== undefined) item.description = description;
      if (command) item.command = command;
      item.tooltip = tooltip ?? [label, description].filter(Boolean).join('\n');
      item.accessibilityInformation = { label: [label, description].filter(Boolean).join('. ') };
      return item;
    },
    children: () => [],
  };
}
