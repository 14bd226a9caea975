import * as path from 'node:path';
import type * as vscode from 'vscode';
import { extensionFor } from '../../../compose/media/fileName';
import { cellOf } from '../../base/documents/openDocuments';

/** What VS Code calls a document that nobody named. */
const NAMELESS = /^Untitled-\d+$/u;

/** What a document is called as a file; undefined where it has no name. */
export function documentName(document: vscode.TextDocument): string | undefined {
  const { uri, languageId } = document;
  const base = path.posix.basename(uri.path);
  const cell = cellOf(document);
  if (cell) return `${base.replace(/\.[^.]*$/u, '')}-cell-${cell.index + 1}.${extensionFor(languageId)}`;
  switch (uri.scheme) {
    case 'output': {
      // An address like `output:extension-output-publisher.name-#1-Channel`.
      const channel = base.replace(/^.*-#\d+-/u, '');
      return channel.endsWith('.log') ? channel : `${channel}.log`;
    }
    case 'search-editor':
      return base === '' ? 'search-results.txt' : base;
    default:
      return base === '' || NAMELESS.test(base) ? undefined : base;
  }
}
