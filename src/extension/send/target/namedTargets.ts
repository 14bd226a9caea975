import * as vscode from 'vscode';
import { identityOf, readNamedTargets } from '../../../sending/namedTargets';
import type { NamedTarget, NamesKnown } from '../../../sending/namedTargets';
import type { FirstUse } from '../../../sending/sendAsks';
import type { SendTarget } from '../../../sending/sendTarget';
import { StoredValue } from '../../base/storedValue';
import { settingIds } from '../../contributions';
import type { Services } from '../../session/services';
import type { Session } from '../../session/session';
import { mementoKeys } from '../../storageKeys';

/**
 * The named targets of the settings: a folder's go before the workspace's, and those before the person's own.
 * @param uri a document, whose folder counts; without one, those of all folders are given.
 */
export function namedTargets(uri?: vscode.Uri): NamedTarget[] {
  const places = uri ? [uri] : (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
  const byName = new Map<string, NamedTarget>();
  for (const place of [undefined, ...places]) {
    const setting = vscode.workspace.getConfiguration(undefined, place ?? null).inspect(settingIds.targets);
    for (const target of [
      ...readNamedTargets(setting?.globalValue, false),
      ...readNamedTargets(setting?.workspaceValue, true),
      ...readNamedTargets(setting?.workspaceFolderValue, true),
    ])
      byName.set(target.name, target);
  }
  return [...byName.values()];
}

/** What says what a name stands for, without a call. */
export function namesKnown({ apps }: Pick<Services, 'apps'>, session: Session | undefined): NamesKnown {
  return {
    webhooks: apps.webhooks,
    appId: apps.active?.appId,
    groupName: (groupId) => session?.groups.get(groupId)?.name,
    personName: (code) => session?.people.known.find(({ employeeCode }) => employeeCode === code)?.name,
  };
}

/** The question before a name of the workspace is used for the first time; undefined where there is nothing to ask. */
export function firstUseOfName(
  { context }: Pick<Services, 'context'>,
  named: NamedTarget,
): FirstUse | undefined {
  if (!named.isShared) return undefined;
  const confirmed = new StoredValue(context.workspaceState, mementoKeys.confirmedTargets, readTexts);
  const identity = identityOf(named);
  if (confirmed.get().includes(identity)) return undefined;
  return {
    chosenBy: 'name',
    name: named.name,
    isRestricted: !vscode.workspace.isTrusted,
    remember: () =>
      confirmed.set([...confirmed.get().filter((each) => each !== identity), identity].slice(-200)),
  };
}

/** The target with the chat's own name, asked for where it isn't known yet: a person has to see where a name leads. */
export async function withOwnName(
  session: Session | undefined,
  target: SendTarget,
  signal: AbortSignal,
): Promise<SendTarget> {
  if (!session || target.kind === 'webhook' || target.name !== undefined) return target;
  try {
    if (target.kind === 'group') {
      const { name } = await session.groups.lookup(target.groupId, signal);
      return { ...target, name };
    }
    const resolved = await session.people.resolve(target.employeeCode, signal);
    return resolved.found ? { ...target, name: resolved.person.name } : target;
  } catch (error) {
    if (signal.aborted) throw error;
    // The id is shown in its place.
    return target;
  }
}

function readTexts(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((each) => typeof each === 'string') : [];
}
