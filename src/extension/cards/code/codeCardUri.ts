import * as vscode from 'vscode';

/** Documents of this scheme are cards read from code. They can't be changed. */
export const CODE_CARD_SCHEME = 'seatalk-code-card';

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
    scheme: CODE_CARD_SCHEME,
    path: `/${name}:${line}`,
    query: JSON.stringify(address),
  });
}

/** Reads an address back; undefined when it is none of ours. */
export function readCodeCardUri(uri: vscode.Uri): CodeCardAddress | undefined {
  if (uri.scheme !== CODE_CARD_SCHEME) return undefined;
  try {
    const { source, offset } = JSON.parse(uri.query) as Partial<CodeCardAddress>;
    return typeof source === 'string' && typeof offset === 'number' ? { source, offset } : undefined;
  } catch {
    return undefined;
  }
}
