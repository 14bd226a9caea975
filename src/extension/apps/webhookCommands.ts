import * as vscode from 'vscode';
import { informationMessage } from '../base/dialogs';
import { askText, chooseOne, enterText, runWizard, take } from '../base/wizard';
import type { Services } from '../session/services';
import { checkName, checkWebhookUrl } from './entered';
import { pickWebhook } from './pickProfile';

const questions = {
  name: (value: string, taken: readonly string[]) => ({
    prompt: vscode.l10n.t('A name to choose the webhook by when sending'),
    placeholder: vscode.l10n.t('for example: Build alerts'),
    value,
    check: (text: string) => checkName(text, taken),
  }),
  url: () => ({
    prompt: vscode.l10n.t(
      'Webhook URL, from the group\'s settings in SeaTalk, "System Accounts". Whoever has it can write to the group: it goes into the secret storage, nowhere else.',
    ),
    secret: true,
    check: checkWebhookUrl,
  }),
  groupName: (value: string) => ({
    prompt: vscode.l10n.t('The group it writes to, shown beside the name (may be left empty)'),
    value,
  }),
};

/** Asks for a system account's webhook and keeps it. */
export async function addWebhook({ apps }: Services): Promise<void> {
  const draft = { name: '', url: '', groupName: '' };
  const taken = apps.webhooks.map(({ name }) => name);
  const done = await runWizard(vscode.l10n.t('Add a Webhook'), () => [
    async (place) =>
      take(await askText(questions.name(draft.name, taken), place), (text) => (draft.name = text)),
    async (place) =>
      take(await askText({ ...questions.url(), value: draft.url }, place), (text) => (draft.url = text)),
    async (place) =>
      take(await askText(questions.groupName(draft.groupName), place), (text) => (draft.groupName = text)),
  ]);
  if (!done) return;
  const { name, groupName } = draft;
  await apps.addWebhook(groupName === '' ? { name } : { name, groupName }, draft.url);
  void informationMessage(vscode.l10n.t('{0} can be chosen as a target when sending.', name));
}

/** Changes one thing about a webhook. */
export async function editWebhook({ apps }: Services, argument: unknown): Promise<void> {
  const webhook = await pickWebhook(apps, argument, {
    title: vscode.l10n.t('Edit a Webhook'),
    placeholder: vscode.l10n.t('Which webhook?'),
  });
  if (!webhook) {
    void informationMessage(vscode.l10n.t('There is no webhook to edit.'));
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
        label: vscode.l10n.t('Name of the group…'),
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
