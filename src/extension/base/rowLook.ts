import type * as vscode from 'vscode';

/** What a person can see or hear of a row. Whether it is open is up to them: the editor asks for that only when the row is new. */
export function lookOf(item: vscode.TreeItem): string {
  const { label, description, contextValue, collapsibleState, iconPath, command, tooltip } = item;
  const words = typeof tooltip === 'object' ? tooltip.value : tooltip;
  const heard = item.accessibilityInformation?.label;
  return JSON.stringify([
    label,
    description,
    contextValue,
    Boolean(collapsibleState),
    iconPath,
    command?.command,
    words,
    heard,
  ]);
}
