import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { bodyText } from '../../../messageFiles/body';
import { HEAD_KEYS } from '../../../messageFiles/frontMatter';
import type { MessageFile, VariableSpec } from '../../../messageFiles/messageFile';
import { placeholdersIn } from '../../../messageFiles/placeholders';
import { resolveTo } from '../../../messageFiles/resolveTo';
import { targetId } from '../../../sending/sendTarget';
import type { SendTarget } from '../../../sending/sendTarget';
import { Markdown } from '../../base/markdown';
import { targetWords } from '../../send/target/targetWords';
import type { Services } from '../../session/services';
import { chatsKnown, readMessage, toRange } from '../readMessage';
import { keyWords, sourceWords } from './keyWords';

/** What a key is for, where `to` leads, and where a variable's value comes from. */
export async function messageHover(
  services: Services,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const file = readMessage(document);
  const offset = document.offsetAt(position);
  const { to } = file;
  if (to && isIn(to.range, offset)) {
    const resolved = resolveTo(file, await chatsKnown(services, document.uri));
    if (resolved.state !== 'found') return undefined;
    return new vscode.Hover(chatHover(resolved.target), toRange(document, to.range));
  }
  const placeholder = placeholdersIn(bodyText(file), file.body.offset).find(({ range }) =>
    isIn(range, offset),
  );
  if (placeholder) {
    const { refers, range } = placeholder;
    const words =
      refers.kind === 'escaped'
        ? vscode.l10n.t('Sent as text, with one dollar')
        : refers.kind === 'variable'
          ? variableWords(file, refers.name)
          : sourceWords(refers.kind);
    return words === undefined
      ? undefined
      : new vscode.Hover(new Markdown().add`${words}`.value, toRange(document, range));
  }
  const { head } = file;
  if (!head || !isIn(head, offset)) return undefined;
  const { text } = document.lineAt(position.line);
  const key = HEAD_KEYS.find((each) => text.startsWith(`${each}:`));
  if (key === undefined || position.character > key.length) return undefined;
  return new vscode.Hover(new Markdown().add`${keyWords(key)}`.value);
}

function chatHover(target: SendTarget): vscode.MarkdownString {
  const chat = targetWords(target);
  const id = target.kind === 'webhook' ? '' : targetId(target);
  const kind =
    target.kind === 'group'
      ? vscode.l10n.t('Group')
      : target.kind === 'person'
        ? vscode.l10n.t('Person')
        : vscode.l10n.t('Webhook');
  const words = new Markdown().add`**${chat}**  \n${kind}`;
  return id === '' ? words.value : words.add` · ${id}`.value;
}

function variableWords({ variables }: MessageFile, name: string): string | undefined {
  const spec = variables.find((variable) => variable.name === name)?.spec;
  if (!spec) return undefined;
  const fallback = spec.kind === 'text' ? undefined : spec.fallback;
  const words = specWords(spec);
  return fallback === undefined
    ? words
    : vscode.l10n.t('{0}; if there is none: {1}', words, oneLine(fallback, 60));
}

function specWords(spec: VariableSpec): string {
  switch (spec.kind) {
    case 'text':
      return oneLine(spec.text, 200);
    case 'prompt':
      return `${sourceWords('prompt')}: ${oneLine(spec.question, 100)}`;
    case 'env':
      return `${sourceWords('env')}: ${oneLine(spec.name, 100)}`;
    case 'file':
      return `${sourceWords('file')}: ${oneLine(spec.path, 100)}`;
    case 'git':
      return `${sourceWords('git')}: ${spec.field}`;
  }
}

function isIn({ offset, length }: { readonly offset: number; readonly length: number }, at: number): boolean {
  return at >= offset && at <= offset + length;
}
