import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { informationMessage } from '../base/dialogs';
import { offerChoices } from '../base/notices';
import { askChoice, askText, chooseOne, enterText, heading, runWizard, take } from '../base/wizard';
import type { StepAnswer, StepPlace } from '../base/wizard';
import { commandIds } from '../contributions';
import type { WebhookProfile } from '../profiles/appProfile';
import type { Services } from '../session/services';
import { checkName, checkWebhookUrl } from './entered';
import { pickWebhook } from './pickProfile';

const questions = {
  name: (value: string, taken: readonly string[]) => ({
    prompt: vscode.l10n.t('Name to choose the webhook by when sending'),
    placeholder: vscode.l10n.t('For example: Build alerts'),
    value,
    check: (text: string) => checkName(text, taken),
  }),
  url: () => ({
    prompt: vscode.l10n.t(
      "Webhook URL, from the group's settings in SeaTalk, under System Accounts. Anyone who has it can write to the group. It's stored only in VS Code's secret storage.",
    ),
    secret: true,
    check: checkWebhookUrl,
  }),
  groupName: (value: string) => ({
    prompt: vscode.l10n.t('Group name shown next to the webhook (optional)'),
    value,
  }),
};

interface Draft {
  url: string;
  /** Undefined until it is chosen; empty for a webhook whose group isn't known. */
  groupName: string | undefined;
  name: string;
}

/** Asks for a system account's webhook, keeps it, and offers to try it. */
export async function addWebhook(services: Services): Promise<void> {
  const { apps } = services;
  const taken = apps.webhooks.map(({ name }) => name);
  const draft: Draft = { url: '', groupName: undefined, name: '' };
  const done = await runWizard(vscode.l10n.t('Add Webhook'), () => [
    async (place) =>
      take(await askText({ ...questions.url(), value: draft.url }, place), (text) => (draft.url = text)),
    async (place) =>
      take(await askGroup(await groupNames(services), draft, place), (text) => (draft.groupName = text)),
    async (place) => {
      const suggested = draft.name === '' ? (draft.groupName ?? '') : draft.name;
      return take(await askText(questions.name(suggested, taken), place), (text) => (draft.name = text));
    },
  ]);
  if (!done) return;
  const { name, groupName = '' } = draft;
  const webhook = await apps.addWebhook(groupName === '' ? { name } : { name, groupName }, draft.url);
  const message = vscode.l10n.t('Webhook {0} added. You can now choose it when sending.', name);
  await offerChoices(informationMessage, message, [
    { title: vscode.l10n.t('Send Test Message'), run: () => sendTest(webhook) },
  ]);
}

/** Names of the groups the active app's bot is in, as far as they are known: a webhook often writes to one of them. */
async function groupNames({ sessions }: Services): Promise<readonly string[]> {
  const session = await sessions.active();
  await session?.groups.load();
  return (session?.groups.groups ?? []).flatMap(({ name }) => (name === undefined ? [] : [oneLine(name)]));
}

/** Which group it writes to: one of those that are known, another one, or none. */
async function askGroup(
  names: readonly string[],
  { groupName }: Draft,
  place: StepPlace,
): Promise<StepAnswer<string>> {
  if (names.length === 0) return askText(questions.groupName(groupName ?? ''), place);
  const answer = await askChoice<string | undefined>(
    {
      placeholder: vscode.l10n.t('Group that the webhook belongs to'),
      items: [
        { label: vscode.l10n.t('Other Group…'), iconPath: new vscode.ThemeIcon('edit'), value: undefined },
        { label: vscode.l10n.t('Skip'), iconPath: new vscode.ThemeIcon('debug-step-over'), value: '' },
        heading(vscode.l10n.t('groups')),
        ...names.map((name) => ({
          label: name,
          iconPath: new vscode.ThemeIcon('organization'),
          value: name,
        })),
      ],
      ...(groupName === undefined ? {} : { active: groupName }),
    },
    place,
  );
  if (typeof answer === 'string') return answer;
  return answer.value === undefined
    ? askText(questions.groupName(groupName ?? ''), place)
    : { value: answer.value };
}

async function sendTest({ id, name }: WebhookProfile): Promise<void> {
  await vscode.commands.executeCommand(commandIds.send, {
    target: { kind: 'webhook', webhookId: id, name },
    source: { kind: 'text', text: vscode.l10n.t('Test message from Bot Studio for SeaTalk') },
    form: 'text',
  });
}

/** Changes one thing about a webhook. */
export async function editWebhook({ apps }: Services, argument: unknown): Promise<void> {
  const webhook = await pickWebhook(apps, argument, {
    title: vscode.l10n.t('Edit Webhook'),
    placeholder: vscode.l10n.t('Choose a webhook'),
  });
  if (!webhook) {
    void informationMessage(vscode.l10n.t("You haven't added a webhook yet."));
    return;
  }
  const title = vscode.l10n.t('Edit {0}', webhook.name);
  const change = await chooseOne<'name' | 'url' | 'groupName'>(title, {
    placeholder: webhook.groupName ?? webhook.name,
    items: [
      { iconPath: new vscode.ThemeIcon('edit'), label: vscode.l10n.t('Rename…'), value: 'name' },
      { iconPath: new vscode.ThemeIcon('key'), label: vscode.l10n.t('New URL…'), value: 'url' },
      {
        iconPath: new vscode.ThemeIcon('comment-discussion'),
        label: vscode.l10n.t('Group Name…'),
        value: 'groupName',
      },
    ],
  });
  if (change === undefined) return;
  if (change === 'url') {
    const url = await enterText(title, questions.url());
    if (url !== undefined) await apps.updateWebhook(webhook.id, {}, url);
    return;
  }
  const others = apps.webhooks.filter(({ id }) => id !== webhook.id).map(({ name }) => name);
  const text = await enterText(
    title,
    change === 'name' ? questions.name(webhook.name, others) : questions.groupName(webhook.groupName ?? ''),
  );
  if (text !== undefined) await apps.updateWebhook(webhook.id, { [change]: text });
}
