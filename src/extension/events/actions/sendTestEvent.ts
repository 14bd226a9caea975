import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import type { EventType } from '../../../contract/eventTable';
import { eventTable, eventTypes } from '../../../contract/eventTable';
import type { StepPlace, WizardStep } from '../../base/wizard';
import { askChoice, heading, runWizard, take } from '../../base/wizard';
import { openDraft } from '../drafts/sendDraft';
import { readConnections } from '../model/connections';
import { LocalWorld, testGroup, testPerson } from '../model/localWorld';
import { questionsOf, testEventBody } from '../model/testEvents';
import { rowGiven } from '../rows/eventsRow';
import { typeWords } from '../words/eventWords';
import { appChoices } from './appChoices';
import type { EventsContext } from './context';
import type { TestForm } from './testSteps';
import { testSteps } from './testSteps';

/**
 * Asks for an event of any type, by known people, groups and messages, and opens it as JSON; it is sent from there.
 * @param given the row of a connection, whose app gets the event.
 */
export async function sendTestEvent(context: EventsContext, given: unknown): Promise<void> {
  const { local, clock } = context;
  const world = new LocalWorld(local);
  const { connections } = readConnections(await local.control('GET', '/connections'));
  const [people, groups, apps] = await Promise.all([world.people(), world.groups(), world.apps()]);
  // Who has one bot connected means that one.
  const connected = connections.filter(({ method }) => method !== 'none');
  const only = rowGiven(given).connection ?? (connected.length === 1 ? connected[0] : undefined);
  const form: TestForm = { world, people, groups, apps, appId: only?.app_id ?? connections[0]?.app_id ?? '' };
  const appStep: WizardStep = async (place) =>
    take(await askChoice({ ...appChoices(connections), active: form.appId }, place), (appId) => {
      form.appId = appId;
    });
  const typeStep = async (place: StepPlace) =>
    take(await askChoice(typeChoices(form.type), place), (type) => {
      form.type = type;
    });
  const isDone = await runWizard(vscode.l10n.t('Send Test Event'), () => [
    ...(only || connections.length < 2 ? [] : [appStep]),
    typeStep,
    ...(form.type ? testSteps(form, questionsOf(form.type)) : []),
  ]);
  const app = apps.find(({ app_id: id }) => id === form.appId);
  if (!isDone || !form.type || !app) return;
  const event = testEventBody(form.type, {
    bot: { name: app.name, seatalkId: app.bot_seatalk_id },
    person: form.person && testPerson(form.person),
    group: form.group && testGroup(form.group),
    rootId: form.root && (await world.messageId(form.root.uid, form.appId)),
    button: form.button && {
      messageId: await world.messageId(form.button.card.uid, form.appId),
      value: form.button.value,
      groupId: form.button.groupId ?? '',
      threadId: '',
    },
    text: form.text,
    messageId: randomBytes(16).toString('hex'),
    challenge: randomBytes(8).toString('hex'),
    nowSec: Math.floor(clock.now() / 1000),
  });
  const appName = oneLine(app.name);
  await openDraft(context, { kind: 'test', appId: form.appId, appName }, { event_type: form.type, event });
}

function typeChoices(active: EventType | undefined) {
  const choice = (type: EventType) => ({
    label: typeWords(type),
    description: type,
    detail: eventTable[type].title,
    value: type,
  });
  const isUsual = (type: EventType) => eventTable[type].standing === 'documented';
  return {
    placeholder: vscode.l10n.t('Choose the event'),
    items: [
      ...eventTypes.filter(isUsual).map(choice),
      heading(vscode.l10n.t('not sent to every bot')),
      ...eventTypes.filter((type) => !isUsual(type)).map(choice),
    ],
    ...(active && { active }),
  };
}
