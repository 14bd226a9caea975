import * as vscode from 'vscode';
import { megabyteWords, sizeWords } from '../../base/sizeWords';

/** Bytes in kB of 1024, or in MB where there are many. */
export function kilobytes(bytes: number): string {
  return sizeWords(bytes);
}

/** Bytes in MB of 1024 kB, in the editor's language. */
export function megabytes(bytes: number): string {
  return megabyteWords(bytes, vscode.env.language);
}
