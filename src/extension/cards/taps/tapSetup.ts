import * as vscode from 'vscode';
import type { TapPerson, TapPlace, TapSetup } from '../../../webview/cardPreview/protocol';
import { INVENTED } from '../../../cards/view/sampleTap';
import type { AppProfile } from '../../profiles/appProfile';
import type { Session } from '../../session/session';

/** Enough to choose from in a short list. */
const GROUPS_MAX = 10;
const PEOPLE_MAX = 10;

/** What taps can be made of: groups and people of the active app as far as they are at hand, else invented ones. No call is made. */
export function tapSetup(
  app: AppProfile | undefined,
  session: Session | undefined,
  rest: Pick<TapSetup, 'addresses' | 'signing' | 'canSetSecret'>,
): TapSetup {
  return {
    appId: app?.appId ?? INVENTED.appId,
    places: placesOf(session),
    people: peopleOf(session),
    ...rest,
  };
}

function placesOf(session: Session | undefined): TapPlace[] {
  const known = (session?.groups.groups ?? []).filter(({ name }) => name !== undefined).slice(0, GROUPS_MAX);
  const offered = known.length > 0 ? known : [{ groupId: INVENTED.groupId, name: undefined }];
  return [
    { kind: 'direct', label: vscode.l10n.t('Direct chat'), groupId: '', threadId: '' },
    ...offered.map(({ groupId, name }): TapPlace => ({
      kind: 'group',
      label: name === undefined ? vscode.l10n.t('A group (invented)') : vscode.l10n.t('Group: {0}', name),
      groupId,
      threadId: '',
    })),
    ...offered.map(({ groupId, name }): TapPlace => ({
      kind: 'thread',
      label:
        name === undefined ? vscode.l10n.t('A thread (invented)') : vscode.l10n.t('Thread in: {0}', name),
      groupId,
      threadId: INVENTED.threadId,
    })),
  ];
}

function peopleOf(session: Session | undefined): TapPerson[] {
  const known = (session?.people.known ?? [])
    .slice(0, PEOPLE_MAX)
    .map(({ employeeCode, name, email, seatalkId }) => ({
      label: name ?? employeeCode,
      employeeCode,
      // The platform leaves both empty for people of other organizations.
      email: email ?? '',
      seatalkId: seatalkId ?? '',
    }));
  if (known.length > 0) return known;
  return [{ label: vscode.l10n.t('Mira Tan (invented)'), ...INVENTED.person }];
}
