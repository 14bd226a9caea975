import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { isFateUnknown } from '../../client/changeMembers';
import type { RequestOf } from '../../contract/endpoints';
import { HISTORY_FOR_NEW_MEMBERS } from '../../contract/group';
import { GROUP_MEMBERS_PER_CALL, GROUP_NAME_MAX_CHARACTERS } from '../../contract/limits';
import { describeError } from '../base/describeError';
import { informationMessage, warningMessage } from '../base/dialogs';
import { offerChoices, showWarning } from '../base/notices';
import type { NoticeChoice } from '../base/notices';
import { logError } from '../base/showError';
import { withPatientProgress } from '../base/withProgress';
import { askChoice, askText, runWizard, take } from '../base/wizard';
import type { StepPlace, WizardStep } from '../base/wizard';
import { commandIds } from '../contributions';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import { askPeople } from './askPeople';
import type { ChosenPerson, KnownPerson, PeopleQuestion } from './askPeople';
import { lookUpPeople } from './lookUpPeople';
import { personWords } from './outcomeWords';
import { idsOf } from './showOutcomes';

/** What a person enters about a new group. */
interface Draft {
  name: string;
  owner: readonly ChosenPerson[];
  members: readonly ChosenPerson[];
  admins: readonly ChosenPerson[];
  history: 0 | 1 | 2;
}

/** A draft with people who were found. */
interface FoundGroup {
  readonly name: string;
  readonly owner: KnownPerson;
  /** Without the owner. */
  readonly members: readonly KnownPerson[];
  readonly admins: ReadonlySet<string>;
  readonly history: Draft['history'];
}

/**
 * Asks for everything about a new group and creates it. Says before and after that the bot isn't in it.
 * @returns the new group's id; undefined when the person gave up, or it isn't known whether there is a group.
 * @throws SeaTalkError when no group was created.
 */
export async function createGroup(services: Services, session: Session): Promise<string | undefined> {
  const draft: Draft = { name: '', owner: [], members: [], admins: [], history: 0 };
  await session.people.load();
  const title = vscode.l10n.t('Create Group');
  if (!(await runWizard(title, () => steps(session, draft)))) return undefined;
  const found = await findPeople(services, session, draft);
  if (!found || !(await isWanted(session, found))) return undefined;
  if (services.sessions.current !== session) {
    showWarning(vscode.l10n.t('The active app has changed, so no group was created.'));
    return undefined;
  }
  try {
    const answer = await withPatientProgress(services.clock, vscode.l10n.t('Creating group'), (signal) =>
      session.client.createGroupChat(requestOf(found), { signal }),
    );
    void showCreated(session, found, answer.group_id, answer.users_not_added ?? []);
    return answer.group_id;
  } catch (error) {
    if (!isFateUnknown(error)) throw error;
    logError(services.log, describeError(error, { app: session.profile }), error);
    showWarning(unknownWords(found));
    return undefined;
  }
}

function steps(session: Session, draft: Draft): readonly WizardStep[] {
  const { known } = session.people;
  const ask = async (
    question: PeopleQuestion,
    place: StepPlace,
    keep: (chosen: readonly ChosenPerson[]) => void,
  ) => take(await askPeople(question, place), keep);
  return [
    async (place) =>
      take(
        await askText(
          {
            prompt: vscode.l10n.t('Name of the group (optional: SeaTalk can name it after its members)'),
            value: draft.name,
            check: (text) =>
              text.length > GROUP_NAME_MAX_CHARACTERS
                ? vscode.l10n.t('Enter up to {0} characters.', GROUP_NAME_MAX_CHARACTERS)
                : undefined,
          },
          place,
        ),
        (name) => {
          draft.name = name;
        },
      ),
    async (place) =>
      ask(
        {
          placeholder: vscode.l10n.t(
            'Choose the owner by name, or type an email, employee code, or SeaTalk ID',
          ),
          known,
          chosen: draft.owner,
          max: 1,
        },
        place,
        (owner) => {
          draft.owner = owner;
        },
      ),
    async (place) =>
      ask(
        {
          placeholder: vscode.l10n.t(
            'Choose up to {0} members (optional), or type or paste emails, employee codes, or SeaTalk IDs',
            GROUP_MEMBERS_PER_CALL,
          ),
          known,
          chosen: draft.members,
          max: GROUP_MEMBERS_PER_CALL,
          isOptional: true,
        },
        place,
        (members) => {
          draft.members = members;
        },
      ),
    ...(draft.members.length === 0 ? [] : [adminsStep(draft, ask)]),
    async (place) =>
      take(await askHistory(draft, place), (history) => {
        draft.history = history;
      }),
  ];
}

function adminsStep(
  draft: Draft,
  ask: (
    question: PeopleQuestion,
    place: StepPlace,
    keep: (chosen: readonly ChosenPerson[]) => void,
  ) => ReturnType<WizardStep>,
): WizardStep {
  const known = draft.members.flatMap((one) => (one.kind === 'known' ? [one.person] : []));
  const typed = draft.members.flatMap((one) => (one.kind === 'typed' ? [one.text] : []));
  return (place) =>
    ask(
      {
        placeholder: vscode.l10n.t('Choose admins among the members (optional)'),
        // What was typed isn't looked up yet, and is chosen as it was typed.
        known: [...known, ...typed.map((text) => ({ employeeCode: text }))],
        chosen: draft.admins,
        isOptional: true,
      },
      place,
      (admins) => {
        draft.admins = admins;
      },
    );
}

function askHistory(draft: Draft, place: StepPlace) {
  const words = [vscode.l10n.t('None'), vscode.l10n.t('1 day'), vscode.l10n.t('7 days')];
  const values = [0, 1, 2] as const;
  return askChoice<Draft['history']>(
    {
      placeholder: vscode.l10n.t('Choose how much history new members see'),
      items: values.map((value) => ({
        label: words[value] ?? HISTORY_FOR_NEW_MEMBERS[value],
        value,
      })),
      active: draft.history,
    },
    place,
  );
}

async function findPeople(
  services: Services,
  session: Session,
  draft: Draft,
): Promise<FoundGroup | undefined> {
  const owners = await lookUpPeople(services, session, draft.owner);
  const owner = owners?.[0];
  if (!owner) return undefined;
  const members = await lookUpPeople(services, session, draft.members);
  if (!members) return undefined;
  const wanted = new Set(
    draft.admins.map((one) => (one.kind === 'known' ? one.person.employeeCode : one.text).toLowerCase()),
  );
  const admins = members.filter(({ employeeCode, email, seatalkId }) =>
    [employeeCode, email, seatalkId].some((id) => id !== undefined && wanted.has(id.toLowerCase())),
  );
  return {
    name: draft.name,
    owner,
    members: members.filter(({ employeeCode }) => employeeCode !== owner.employeeCode),
    admins: new Set(admins.map(({ employeeCode }) => employeeCode)),
    history: draft.history,
  };
}

function requestOf({ name, owner, members, admins, history }: FoundGroup): RequestOf<'createGroupChat'> {
  return {
    group_owner: owner.employeeCode,
    ...(name === '' ? {} : { group_name: name }),
    ...(members.length === 0
      ? {}
      : {
          group_member_list: members.map(({ employeeCode }) => ({
            employee_code: employeeCode,
            role: admins.has(employeeCode) ? (1 as const) : (0 as const),
          })),
        }),
    group_settings: { chat_history_for_new_members: history },
  };
}

/** The trap of this call is said where the person still can turn back. */
async function isWanted({ profile }: Session, found: FoundGroup): Promise<boolean> {
  const { l10n } = vscode;
  const { members, admins } = found;
  const create = l10n.t('Create Group');
  const detail = [
    ...(profile.production
      ? [l10n.t('"{0}" is marked as production. Real people will see this.', profile.name)]
      : []),
    l10n.t('Owner: {0}', personWords(found.owner)),
    members.length === 0
      ? l10n.t('No other members')
      : l10n.t('Members: {0}', members.map(personWords).join(', ')),
    ...(admins.size === 0
      ? []
      : [
          l10n.t(
            'Admins: {0}',
            members
              .filter(({ employeeCode }) => admins.has(employeeCode))
              .map(personWords)
              .join(', '),
          ),
        ]),
    '',
    l10n.t(
      "Your bot won't be in the group: SeaTalk doesn't add the bot that creates one, and no API does. It can't send there until a member adds it in the group's settings, under Bots.",
    ),
  ].join('\n');
  const question =
    found.name === ''
      ? l10n.t('Create a group of {0}?', personWords(found.owner))
      : l10n.t('Create the group {0}?', nameWords(found));
  return (await warningMessage(question, { modal: true, detail }, create)) === create;
}

function nameWords({ name, owner }: FoundGroup): string {
  return name === '' ? vscode.l10n.t('The group of {0}', personWords(owner)) : oneLine(name, 80);
}

async function showCreated(
  { profile }: Session,
  found: FoundGroup,
  groupId: string,
  notAdded: readonly string[],
): Promise<void> {
  const { l10n } = vscode;
  const left = new Set(notAdded);
  const byCode = new Map(found.members.map((member) => [member.employeeCode, member]));
  const missing = notAdded.map((employeeCode) => byCode.get(employeeCode) ?? { employeeCode });
  const sentences = [
    l10n.t('{0} was created.', nameWords(found)),
    ...(left.size === 0
      ? []
      : [
          l10n.t(
            "Not added, as their codes are invalid or outside the app's scope: {0}.",
            missing.map(personWords).join(', '),
          ),
        ]),
    l10n.t(
      "Your bot isn't in it: ask {0} to add it in the group's settings, under Bots.",
      personWords(found.owner),
    ),
  ];
  const choices: NoticeChoice[] = [
    ...(profile.kind === 'local'
      ? [
          {
            title: l10n.t('Add Bot as a Member…'),
            run: () => vscode.commands.executeCommand(commandIds.groupsOpenChat, { groupId }),
          },
        ]
      : []),
    { title: l10n.t('Copy Group ID'), run: () => vscode.env.clipboard.writeText(groupId) },
    ...(left.size === 0
      ? []
      : [
          {
            title: l10n.t('Copy Who Is Left'),
            run: () => vscode.env.clipboard.writeText(idsOf(missing)),
          },
        ]),
  ];
  await offerChoices(left.size === 0 ? informationMessage : warningMessage, sentences.join(' '), choices);
}

function unknownWords(found: FoundGroup): string {
  return vscode.l10n.t(
    "SeaTalk didn't confirm the group. It may have been created, so it won't be created again. Ask {0} to look for it first.",
    personWords(found.owner),
  );
}
