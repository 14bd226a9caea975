import * as vscode from 'vscode';
import { askInput, informationMessage } from '../../base/dialogs';
import { resolveTyped } from '../../send/target/enterTarget';
import { SendFlow } from '../../send/sendFlow';
import type { SendResult } from '../../send/sendFlow';
import type { PersonTarget } from '../../../sending/sendTarget';
import { documentSource } from '../../send/source/sources';
import { withProgress } from '../../base/withProgress';
import { oneLine } from '../../../base/plainText';
import { readTypedTarget } from '../../../sending/typedTarget';
import type { Services } from '../../session/services';
import { Myself } from './myself';

/**
 * Sends the card in a document to the person's own chat with the bot. Who that is, is asked once for each app. Sending with an app
 * that is marked as production is confirmed here too.
 */
export async function sendCardToMe(
  services: Services,
  document: vscode.TextDocument,
): Promise<SendResult | undefined> {
  const app = services.apps.active;
  if (!app) {
    await informationMessage(
      vscode.l10n.t('Add an app or start the local SeaTalk to send a card to yourself.'),
    );
    return undefined;
  }
  const target = myself(services).get(app.id) ?? (await askWho(services));
  if (!target) return undefined;
  return new SendFlow(services).run({
    sources: [documentSource(document)],
    target,
    form: 'card',
    appId: app.id,
  });
}

/** Asks who the person is in the active app, and remembers it. Undefined when the question was left. */
export async function askWho(services: Services): Promise<PersonTarget | undefined> {
  const app = services.apps.active;
  if (!app) return undefined;
  const known = myself(services).get(app.id);
  const typed = await askInput({
    title: vscode.l10n.t('Who Are You in {0}?', app.name),
    prompt: vscode.l10n.t("Your email or employee code. It's remembered for this app on this machine."),
    placeHolder: 'mira.tan@example.com, e_7k2m9q4x',
    value: known?.employeeCode ?? '',
    validateInput: (text) =>
      text.trim() === '' || asPerson(text) ? undefined : vscode.l10n.t('Enter an email or employee code.'),
  });
  const person = typed === undefined ? undefined : asPerson(typed);
  if (!person) return undefined;
  const found = await withProgress(vscode.l10n.t('Looking up {0}', oneLine(person.value)), async (signal) =>
    resolveTyped(await services.sessions.active(), person, signal),
  );
  // Another app may have been chosen meanwhile; its people are others.
  if (found?.kind !== 'person' || services.apps.active?.id !== app.id) return undefined;
  await myself(services).set(app.id, found);
  return found;
}

function asPerson(text: string) {
  return readTypedTarget(text).find(({ kind }) => kind !== 'group_id');
}

function myself({ context }: Services): Myself {
  return new Myself(context.globalState);
}
