import * as vscode from 'vscode';
import type { Session } from '../session';
import { isSeaTalkError } from '../base/describeError';
import type { SendTarget } from './sendTarget';
import { readTypedTarget } from './typedTarget';
import type { TypedTarget } from './typedTarget';

/** Asks for an email, an employee code or a group id. Undefined when the person gave up. */
export async function enterTarget(
  session: Session | undefined,
  value: string,
): Promise<SendTarget | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Send to SeaTalk'),
    prompt: vscode.l10n.t('Email or employee code of a person, or ID of a group'),
    placeHolder: 'mira.tan@example.com, e_7k2m9q4x, NDAwNzExMjIzMzQ0',
    value,
    validateInput: (typed) =>
      typed.trim() === '' || readTypedTarget(typed).length > 0
        ? undefined
        : vscode.l10n.t('This is no email, employee code or group ID.'),
  });
  if (text === undefined) return undefined;
  const [first, ...others] = readTypedTarget(text);
  if (!first) return undefined;
  const typed = others.length === 0 ? first : await chooseReading([first, ...others]);
  if (!typed) return undefined;
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking up {0}', typed.value),
      cancellable: true,
    },
    async (_, token) => {
      const stop = new AbortController();
      const subscription = token.onCancellationRequested(() => stop.abort());
      try {
        return await resolveTyped(session, typed, stop.signal);
      } finally {
        subscription.dispose();
      }
    },
  );
}

async function chooseReading(readings: readonly TypedTarget[]): Promise<TypedTarget | undefined> {
  const items = readings.map((typed) => ({
    label: typed.kind === 'group_id' ? vscode.l10n.t('Group ID') : vscode.l10n.t('Employee code'),
    description: typed.value,
    typed,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('What is this?') });
  return chosen?.typed;
}

/**
 * The chat behind what was typed.
 * @throws SeaTalkError when nobody has that email, or the app may not look people up by email.
 */
export async function resolveTyped(
  session: Session | undefined,
  typed: TypedTarget,
  signal: AbortSignal,
): Promise<SendTarget> {
  const { kind, value } = typed;
  if (kind === 'group_id') {
    return { kind: 'group', groupId: value, name: session?.groups.get(value)?.name };
  }
  if (!session) return { kind: 'person', employeeCode: value };
  try {
    const person = await session.people.resolve(value, signal);
    return { kind: 'person', employeeCode: person.employeeCode, name: person.name ?? person.email ?? value };
  } catch (error) {
    // A code can be written to without a permission to look people up.
    const closed = isSeaTalkError(error) && error.kind === 'permission';
    if (closed && kind === 'employee_code') return { kind: 'person', employeeCode: value };
    throw error;
  }
}
