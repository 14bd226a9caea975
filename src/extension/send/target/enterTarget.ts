import * as vscode from 'vscode';
import { askInput, warningMessage } from '../../base/dialogs';
import { pickOne } from '../../base/quickPick';
import type { Session } from '../../session/session';
import { nobodyWords } from '../../people/personWords';
import { closing } from '../../base/notices';
import { withProgress } from '../../base/withProgress';
import { oneLine } from '../../../base/plainText';
import type { SendTarget } from '../../../sending/sendTarget';
import { readTypedTarget } from '../../../sending/typedTarget';
import type { TypedTarget } from '../../../sending/typedTarget';

/** Asks for an email, an employee code or a group id. Undefined when the person gave up. */
export async function enterTarget(
  session: Session | undefined,
  value: string,
): Promise<SendTarget | undefined> {
  const text = await askInput({
    title: vscode.l10n.t('Send to SeaTalk'),
    prompt: vscode.l10n.t('Email or employee code of a person, or ID of a group'),
    placeHolder: 'mira.tan@example.com, e_7k2m9q4x, NDAwNzExMjIzMzQ0',
    value,
    validateInput: (typed) =>
      typed.trim() === '' || readTypedTarget(typed).length > 0
        ? undefined
        : vscode.l10n.t('Enter an email, employee code, or group ID.'),
  });
  if (text === undefined) return undefined;
  const [first, ...others] = readTypedTarget(text);
  if (!first) return undefined;
  const typed = others.length === 0 ? first : await chooseReading([first, ...others]);
  if (!typed) return undefined;
  return withProgress(vscode.l10n.t('Looking up {0}', oneLine(typed.value)), (signal) =>
    resolveTyped(session, typed, signal),
  );
}

async function chooseReading(readings: readonly TypedTarget[]): Promise<TypedTarget | undefined> {
  const items = readings.map((typed) => ({
    label: typed.kind === 'group_id' ? vscode.l10n.t('Group ID') : vscode.l10n.t('Employee code'),
    description: typed.value,
    typed,
  }));
  const chosen = await pickOne(items, { title: vscode.l10n.t('Choose the ID type') });
  return chosen?.typed;
}

/**
 * The chat behind what was typed; undefined, after showing why, when there is no such chat.
 * @throws SeaTalkError, such as a missing permission to look people up by email.
 */
export async function resolveTyped(
  session: Session | undefined,
  typed: TypedTarget,
  signal: AbortSignal,
): Promise<SendTarget | undefined> {
  const { kind, value } = typed;
  if (kind === 'group_id') {
    return { kind: 'group', groupId: value, name: session?.groups.get(value)?.name };
  }
  if (!session) return { kind: 'person', employeeCode: value };
  const resolved = await session.people.resolve(value, signal);
  if (resolved.found) {
    const { employeeCode, name, email } = resolved.person;
    return { kind: 'person', employeeCode, name: name ?? email ?? value };
  }
  const message =
    resolved.reason === 'not_an_id'
      ? vscode.l10n.t("{0} isn't an email, employee code, or group ID.", oneLine(value))
      : nobodyWords(resolved.reason, oneLine(value));
  void warningMessage(message, ...closing(message));
  return undefined;
}
