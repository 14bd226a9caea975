import * as vscode from 'vscode';
import type { Source } from '../../../compose/model/source';
import { fileSources, isSendable } from '../../send/source/fileSources';
import { selectionSource } from '../../send/source/sources';

/**
 * What was dropped as something to send: files of the explorer or of the system, else text. Undefined, after showing why where files can't
 * be sent, when there is nothing.
 */
export async function droppedSources(given: vscode.DataTransfer): Promise<readonly Source[] | undefined> {
  // Both are asked for at once: what was dropped can't be read any more once the editor has gone on.
  const [list, plain] = await Promise.all(
    ['text/uri-list', 'text/plain'].map(async (type) => given.get(type)?.asString()),
  );
  const uris = fileUris(list ?? '');
  if (uris.length > 0) return fileSources(uris);
  const files = [...given].flatMap(([, item]) => item.asFile() ?? []);
  if (files.length > 0) return systemFiles(files);
  return textSources(plain ?? '');
}

/** Addresses of files; a link that was dragged out of a browser is text. */
function fileUris(list: string): vscode.Uri[] {
  return list
    .split(/\r?\n/u)
    .filter((line) => /^[a-z][\w+.-]*:\S/iu.test(line) && !/^https?:/iu.test(line))
    .map((line) => vscode.Uri.parse(line));
}

async function systemFiles(files: readonly vscode.DataTransferFile[]): Promise<Source[] | undefined> {
  const uris = files.flatMap(({ uri }) => uri ?? []);
  // The editor may hold changes of a file that is open.
  if (uris.length === files.length) return fileSources(uris);
  const sources: Source[] = [];
  for (const file of files) {
    const bytes = await file.data();
    if (!isSendable(file.name, bytes.byteLength)) return undefined;
    sources.push({ kind: 'file', bytes, fileName: file.name });
  }
  return sources;
}

function textSources(text: string): Source[] | undefined {
  if (text.trim() === '') return undefined;
  const selected = selectionSource(vscode.window.activeTextEditor);
  // The language of the editor tells code from prose.
  return [selected?.kind === 'text' && selected.text === text ? selected : { kind: 'text', text }];
}
