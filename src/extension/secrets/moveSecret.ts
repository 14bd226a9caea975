import * as vscode from 'vscode';
import { DEVELOPER_PORTAL_URL } from '../../contract/baseUrl';
import { environmentReference, variableFor } from '../../secrets/environmentReference';
import type { FoundSecret } from '../../secrets/foundSecret';
import { textKindOf } from '../../secrets/textKind';
import { informationMessage } from '../base/dialogs';
import { findDocument } from '../base/documents/openDocuments';
import { offerChoices, showNotice, showWarning } from '../base/notices';
import type { Services } from '../session/services';
import { keepSecret } from './keepSecret';
import { fileNameOf, keptSecrets, secretsOf, unreadable } from './searchedText';
import { kindWords } from './secretWords';

/**
 * Moves a secret of a document into the secret storage and makes the document read it from the environment. The secret is kept first: a
 * step that fails leaves it where it was.
 * @param start where the secret begins, as it was found last.
 */
export async function moveSecret(services: Services, uri: vscode.Uri, start: number): Promise<void> {
  const document = await findDocument(uri);
  const kept = await keptSecrets(services.apps, unreadable(services.log));
  const secret = document && secretsOf(document, kept).find((each) => each.start === start);
  if (!document || !secret) {
    showNotice(vscode.l10n.t("The secret isn't there anymore."));
    return;
  }
  const value = document.getText().slice(secret.start, secret.end);
  if (secret.knownId === undefined && !(await keepSecret(services, secret, value))) return;
  const variable = await replaceIn(document, value, secret);
  if (variable === undefined) {
    showWarning(vscode.l10n.t("The secret is kept in secret storage, but the file couldn't be changed."));
    return;
  }
  const message = vscode.l10n.t(
    '{0} moved to secret storage. Set {1} where the bot runs. If others have seen the file, or it is in Git, reset the secret too.',
    kindWords(secret.kind),
    variable,
  );
  const portal = {
    title: vscode.l10n.t('Open Developer Portal'),
    run: () => vscode.env.openExternal(vscode.Uri.parse(DEVELOPER_PORTAL_URL)),
  };
  await offerChoices(informationMessage, message, secret.kind === 'webhookUrl' ? [] : [portal]);
}

/** Puts the reference in, where the secret is by now. Returns the variable; undefined when it can't be done. */
async function replaceIn(
  document: vscode.TextDocument,
  value: string,
  { kind, start }: FoundSecret,
): Promise<string | undefined> {
  if (document.isClosed) return undefined;
  const text = document.getText();
  // It may have moved while questions were asked.
  const at = text.startsWith(value, start) ? start : text.indexOf(value);
  if (at < 0) return undefined;
  const variable = variableFor(text, { kind, start: at });
  const place = { start: at, end: at + value.length };
  const textKind = textKindOf(document.languageId, fileNameOf(document.uri));
  const changes = environmentReference(text, textKind, place, variable);
  if (!changes) return undefined;
  const edit = new vscode.WorkspaceEdit();
  for (const change of changes) {
    const range = new vscode.Range(document.positionAt(change.start), document.positionAt(change.end));
    edit.replace(document.uri, range, change.text);
  }
  return (await vscode.workspace.applyEdit(edit)) ? variable : undefined;
}
