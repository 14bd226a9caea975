import * as vscode from 'vscode';
import { Redactor } from '../../../wire/redact';
import { informationMessage } from '../../base/dialogs';
import { offerChoices } from '../../base/notices';
import type { EventRecord } from '../model/eventLog';
import { LocalWorld } from '../model/localWorld';
import { rowGiven } from '../rows/eventsRow';
import type { EventsContext } from './context';

/** Where projects keep fixtures; the first one that exists is proposed. */
const FOLDERS = ['test/fixtures', 'tests/fixtures', 'fixtures', 'testdata'];

/** Writes the event of a row into the workspace, with its envelope and without secrets: what a test of a bot posts. */
export async function saveFixture(context: EventsContext, given: unknown): Promise<void> {
  const { event, attempt } = rowGiven(given);
  if (!event) return;
  const text = withoutSecrets(await secretsOf(event, context), attempt?.body ?? event.body);
  const name = `${event.type.replaceAll(/\W/gu, '_')}.json`;
  const folder = await likelyFolder();
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save as Fixture'),
    filters: { JSON: ['json'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(text));
  const saved = target.path.split('/').at(-1) ?? name;
  await offerChoices(informationMessage, vscode.l10n.t('Event saved as {0}, without secrets.', saved), [
    { title: vscode.l10n.t('Open {0}', saved), run: () => vscode.window.showTextDocument(target) },
  ]);
}

/** Those of the app; of the local SeaTalk, those of all its apps. */
async function secretsOf(
  { received }: EventRecord,
  { local, apps }: EventsContext,
): Promise<readonly (string | undefined)[]> {
  if (received) return [await apps.secret(received.profileId), await apps.signingSecret(received.profileId)];
  const known = await new LocalWorld(local).apps();
  return known.flatMap(({ app_secret: secret, signing_secret: signing }) => [secret, signing]);
}

function withoutSecrets(secrets: readonly (string | undefined)[], body: string): string {
  const redactor = new Redactor();
  for (const secret of secrets) if (secret !== undefined) redactor.register(secret);
  try {
    return `${JSON.stringify(redactor.value(JSON.parse(body)), undefined, 2)}\n`;
  } catch {
    return redactor.text(body);
  }
}

async function likelyFolder(): Promise<vscode.Uri | undefined> {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!workspace) return undefined;
  for (const path of FOLDERS) {
    const folder = vscode.Uri.joinPath(workspace, path);
    try {
      await vscode.workspace.fs.stat(folder);
      return folder;
    } catch {
      // No such folder.
    }
  }
  return workspace;
}
