import * as vscode from 'vscode';
import { schemes } from '../../contributions';

/** Where a card in code was when its document was asked for. */
export interface CodeCardAddress {
  /** Of the code. */
  readonly source: string;
  /** Where the card begins in it. */
  readonly offset: number;
}

/** The address of a card's document. Its last part is what a person reads: file and line. */
export function codeCardUri(document: vscode.TextDocument, offset: number): vscode.Uri {
  const name = document.uri.path.split('/').at(-1) ?? '';
  const line = document.positionAt(offset).line + 1;
  const address: CodeCardAddress = { source: document.uri.toString(), offset };
  return vscode.Uri.from({
    scheme: schemes.codeCard,
    path: `/${name}:${line}`,
    query: JSON.stringify(address),
  });
}

/** Reads an address back; undefined for the address of any other document. */
export function readCodeCardUri(uri: vscode.Uri): CodeCardAddress | undefined {
  if (uri.scheme !== schemes.codeCard) return undefined;
  try {
    const { source, offset } = JSON.parse(uri.query) as Partial<CodeCardAddress>;
    return typeof source === 'string' && typeof offset === 'number' ? { source, offset } : undefined;
  } catch {
    return undefined;
  }
}
