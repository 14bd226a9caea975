import type * as vscode from 'vscode';

interface Kept<T> {
  readonly version: number;
  readonly languageId: string;
  readonly value: T;
}

/** Computes a value from a document once for each version. It is kept as long as the document. */
export function perVersion<T>(
  compute: (document: vscode.TextDocument) => T,
): (document: vscode.TextDocument) => T {
  const kept = new WeakMap<vscode.TextDocument, Kept<T>>();
  return (document) => {
    const { version, languageId } = document;
    const last = kept.get(document);
    if (last?.version === version && last.languageId === languageId) return last.value;
    const value = compute(document);
    kept.set(document, { version, languageId, value });
    return value;
  };
}
