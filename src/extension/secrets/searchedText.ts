import * as path from 'node:path';
import type * as vscode from 'vscode';
import { findSecrets } from '../../secrets/findSecrets';
import type { FindOptions } from '../../secrets/findSecrets';
import type { FoundSecret, KnownSecret } from '../../secrets/foundSecret';
import { textKindOf } from '../../secrets/textKind';
import { describeError } from '../base/describeError';
import { logError } from '../base/showError';
import { LOCAL_APP_ID } from '../profiles/appProfile';
import type { Apps } from '../profiles/apps';

/** Secrets of the secret storage, to be dropped as soon as texts were compared with them. */
export type KeptSecrets = Pick<FindOptions, 'known' | 'harmless'>;

/**
 * Reads what the secret storage has.
 * @param onError called where a secret can't be read; the others are still compared.
 */
export async function keptSecrets(apps: Apps, onError: (error: unknown) => void): Promise<KeptSecrets> {
  const known: KnownSecret[] = [];
  const harmless: string[] = [];
  const read = async (
    kind: KnownSecret['kind'],
    id: string,
    isLocal: boolean,
    get: Promise<string | undefined>,
  ) => {
    try {
      const value = await get;
      if (value !== undefined && isLocal) harmless.push(value);
      else if (value !== undefined) known.push({ kind, id, value });
    } catch (error) {
      onError(error);
    }
  };
  for (const { id } of apps.profiles) {
    const isLocal = id === LOCAL_APP_ID;
    await read('appSecret', id, isLocal, apps.secret(id));
    await read('signingSecret', id, isLocal, apps.signingSecret(id));
  }
  for (const { id, kind } of apps.webhooks)
    await read('webhookUrl', id, kind === 'local', apps.webhookUrl(id));
  return { known, harmless };
}

/** Logs the first time that the secret storage can't be read: it may be locked for hours, and each look would say so again. */
export function unreadable(log: vscode.LogOutputChannel): (error: unknown) => void {
  let isLogged = false;
  return (error) => {
    if (!isLogged) logError(log, describeError(error), error);
    isLogged = true;
  };
}

/** The name of a file as it counts here; of a notebook's cell, the notebook's. */
export function fileNameOf(uri: vscode.Uri): string {
  return path.posix.basename(uri.path);
}

/** The secrets in a document, as it stands in the editor. */
export function secretsOf(document: vscode.TextDocument, kept: KeptSecrets): FoundSecret[] {
  const fileName = fileNameOf(document.uri);
  return findSecrets(document.getText(), {
    kind: textKindOf(document.languageId, fileName),
    fileName,
    ...kept,
  });
}
