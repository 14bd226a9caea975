import type * as vscode from 'vscode';
import { Disposables } from '../base/disposables';
import type { Services } from '../services';
import { CardFileDiagnostics } from './cardFileDiagnostics';
import { CardInFront } from './cardInFront';

/** What helps writing a card's JSON. What reads cards loads when the first card file is open. */
export function registerCardFiles(services: Services): vscode.Disposable {
  const { clock } = services;
  const owned = new Disposables();
  owned.add(new CardInFront(clock));
  owned.add(new CardFileDiagnostics(clock));
  return owned;
}
