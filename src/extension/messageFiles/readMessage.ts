import type * as vscode from 'vscode';
import type { MessageFile, TextRange } from '../../messageFiles/messageFile';
import { parseMessageFile } from '../../messageFiles/parseMessageFile';
import type { ChatsKnown } from '../../messageFiles/resolveTo';
import { namedTargets, namesKnown } from '../send/target/namedTargets';
import type { Services } from '../session/services';
import { Range } from 'vscode';

const READ = new WeakMap<vscode.TextDocument, { readonly version: number; readonly file: MessageFile }>();

/** The message in the current text of a document, read once for each version. */
export function readMessage(document: vscode.TextDocument): MessageFile {
  const known = READ.get(document);
  if (known?.version === document.version) return known.file;
  const file = parseMessageFile(document.getText());
  READ.set(document, { version: document.version, file });
  return file;
}

/** What is known of chats without a call: the settings, and what the disk has for the active app. */
export async function chatsKnown(services: Services, uri: vscode.Uri): Promise<ChatsKnown> {
  const session = await services.sessions.active();
  await Promise.all([session?.groups.load(), session?.people.load()]);
  return {
    ...namesKnown(services, session),
    targets: namedTargets(uri),
    groups: session?.groups.groups ?? [],
    people: session?.people.known ?? [],
  };
}

/** A range of the text as the editor counts, in lines. */
export function toRange(document: vscode.TextDocument, { offset, length }: TextRange): vscode.Range {
  return new Range(document.positionAt(offset), document.positionAt(offset + length));
}
