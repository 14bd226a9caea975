import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import type { EventType } from '../../../contract/eventTable';
import type { ChatMessageJson } from '../../../emulator/control/chatSchema';
import type { Choice, Move, StepPlace, WizardStep } from '../../base/wizard';
import { askChoice, askText, take } from '../../base/wizard';
import type { LocalWorld, WorldApp, WorldGroup, WorldPerson } from '../model/localWorld';
import { callbackButtons } from '../model/localWorld';
import type { TestQuestion } from '../model/testEvents';

/** Characters of a name and of a message in a list. */
const NAME_MAX = 80;
/** Groups in which cards are looked for; more would keep a person waiting. */
const CARD_GROUPS_MAX = 30;

/** A button that can be pressed, with its card. */
interface KnownButton {
  readonly card: ChatMessageJson;
  readonly value: string;
  readonly groupId: string | undefined;
}

/** What is known and what was answered so far. */
export interface TestForm {
  readonly world: LocalWorld;
  readonly people: readonly WorldPerson[];
  readonly groups: readonly WorldGroup[];
  readonly apps: readonly WorldApp[];
  appId: string;
  type?: EventType;
  group?: WorldGroup;
  person?: WorldPerson;
  root?: ChatMessageJson;
  button?: KnownButton | undefined;
  text?: string;
}

/** The questions of a form as steps of a wizard. */
export function testSteps(form: TestForm, questions: readonly TestQuestion[]): readonly WizardStep[] {
  const steps: Readonly<Record<TestQuestion, WizardStep>> = {
    group: (place) => askGroup(form, place),
    person: (place) => askPerson(form, questions.includes('group'), place),
    root: (place) => askRoot(form, place),
    card: (place) => askButton(form, place),
    text: async (place) =>
      take(
        await askText({ prompt: vscode.l10n.t('Text of the message'), value: form.text ?? '' }, place),
        (text) => {
          form.text = text;
        },
      ),
  };
  return questions.map((question) => steps[question]);
}

async function askGroup(form: TestForm, place: StepPlace): Promise<Move> {
  const items = form.groups.map((group): Choice<WorldGroup> => ({
    label: oneLine(group.name, NAME_MAX),
    ...(group.bots.some(({ app_id: id }) => id === form.appId) && {
      description: vscode.l10n.t('has the bot'),
    }),
    iconPath: new vscode.ThemeIcon('organization'),
    value: group,
  }));
  const question = {
    placeholder: vscode.l10n.t('Choose the group'),
    // Those first that such an event can come from.
    items: items.toSorted(
      (a, b) => Number(b.description !== undefined) - Number(a.description !== undefined),
    ),
    ...(form.group && { active: form.group }),
  };
  return take(await askChoice(question, place), (group) => {
    form.group = group;
  });
}

async function askPerson(form: TestForm, isMember: boolean, place: StepPlace): Promise<Move> {
  const { group } = form;
  const people = form.people.filter(
    ({ seatalk_id: id }) => !isMember || !group || Object.hasOwn(group.members, id),
  );
  const question = {
    placeholder: vscode.l10n.t('Choose who does it'),
    items: (people.length > 0 ? people : form.people).map((person): Choice<WorldPerson> => ({
      label: oneLine(person.name, NAME_MAX),
      description: person.email,
      iconPath: new vscode.ThemeIcon('account'),
      value: person,
    })),
    ...(form.person && { active: form.person }),
  };
  return take(await askChoice(question, place), (person) => {
    form.person = person;
  });
}

async function askRoot(form: TestForm, place: StepPlace): Promise<Move> {
  const messages = form.group ? await form.world.messages(`group:${form.group.group_id}`) : [];
  // Threads first; any other message can become the root of one.
  const sorted = messages.toSorted((a, b) => Number(b.replies > 0) - Number(a.replies > 0));
  const question = {
    placeholder: vscode.l10n.t('Choose the first message of the thread'),
    items: sorted
      .filter(({ recalled }) => !recalled)
      .map((message): Choice<ChatMessageJson> => ({
        label: gistOf(message),
        description: oneLine(message.sender.name, NAME_MAX),
        iconPath: new vscode.ThemeIcon(message.replies > 0 ? 'comment-discussion' : 'comment'),
        value: message,
      })),
  };
  return take(await askChoice(question, place), (root) => {
    form.root = root;
  });
}

async function askButton(form: TestForm, place: StepPlace): Promise<Move> {
  const items = await buttonChoices(form);
  const none: Choice<KnownButton | undefined> = {
    label: vscode.l10n.t('Another Card'),
    detail: vscode.l10n.t('Fill in message ID and value in the JSON.'),
    iconPath: new vscode.ThemeIcon('edit'),
    value: undefined,
  };
  const question = { placeholder: vscode.l10n.t('Choose the button'), items: [...items, none] };
  return take(await askChoice<KnownButton | undefined>(question, place), (button) => {
    form.button = button;
  });
}

/** The callback buttons of the cards that the app's bot has sent to groups, newest first in each. */
async function buttonChoices({
  world,
  groups,
  apps,
  appId,
}: TestForm): Promise<readonly Choice<KnownButton>[]> {
  const bot = apps.find(({ app_id: id }) => id === appId)?.bot_seatalk_id;
  const own = groups
    .filter(({ bots }) => bots.some(({ app_id: id }) => id === appId))
    .slice(0, CARD_GROUPS_MAX);
  const found = await Promise.all(
    own.map(async ({ group_id: groupId, name }) => {
      const messages = await world.messages(`group:${groupId}`);
      return messages
        .filter(({ sender, recalled }) => sender.seatalk_id === bot && !recalled)
        .flatMap((card) =>
          callbackButtons(card).map(({ label, action }): Choice<KnownButton> => {
            const value = action.kind === 'callback' ? (action.value ?? '') : '';
            return {
              label: oneLine(label, NAME_MAX),
              description: oneLine(name, NAME_MAX),
              detail: oneLine(value, NAME_MAX),
              iconPath: new vscode.ThemeIcon('inspect'),
              value: { card, value, groupId },
            };
          }),
        );
    }),
  );
  return found.flat();
}

function gistOf({ body }: ChatMessageJson): string {
  return oneLine(body.kind === 'text' ? body.source : body.kind, NAME_MAX);
}
