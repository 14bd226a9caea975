import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import type { OutgoingMessage } from '../../../sending/settle';

/** What a message is that was not sent yet, in one line: how its text begins, or what kind it is. */
export function outgoingWords(message: OutgoingMessage): string {
  switch (message.tag) {
    case 'text':
      return oneLine(message.text.content, 90);
    case 'markdown':
      return oneLine(message.markdown.content, 90);
    case 'interactive_message':
      return vscode.l10n.t('A card with {0} elements.', message.interactive_message.elements.length);
    case 'image':
      return vscode.l10n.t('An image.');
    case 'file':
      return oneLine(message.file.filename, 120);
  }
}
