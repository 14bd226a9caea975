import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { sizeWords } from '../../../base/sizeWords';
import { parseMarkdown, plainLines } from '../../../cards/markdown/parseMarkdown';
import { layoutCard } from '../../../cards/view/layoutCard';
import { TextFormat } from '../../../contract/outbound';
import type { OutgoingMessage } from '../../../sending/settle';
import type { Entry, EntryBody, EntrySender } from '../../../webview/conversation/protocol';

export interface PreviewEntries {
  readonly entries: readonly Entry[];
  /** Pictures of cards, as data URIs by the id that their entry has. */
  readonly pictures: Readonly<Record<string, string>>;
}

/**
 * Messages that would be sent, as a conversation shows them.
 * @param names of people by SeaTalk ID and by email, for mentions.
 */
export function previewEntries(
  messages: readonly OutgoingMessage[],
  sender: EntrySender,
  nowMs: number,
  names: Readonly<Record<string, string>>,
): PreviewEntries {
  const pictures: Record<string, string> = {};
  const entries = messages.map((message, index): Entry => {
    const { body, gist } = bodyOf(message, names, (id, uri) => (pictures[id] = uri), index);
    return {
      id: String(index),
      sender,
      isMine: true,
      sentAtMs: nowMs,
      isEdited: false,
      isRecalled: false,
      isStreaming: false,
      replies: 0,
      body,
      gist,
    };
  });
  return { entries, pictures };
}

function bodyOf(
  message: OutgoingMessage,
  names: Readonly<Record<string, string>>,
  keep: (id: string, uri: string) => void,
  index: number,
): { readonly body: EntryBody; readonly gist: string } {
  switch (message.tag) {
    case 'text':
    case 'markdown': {
      const isPlain = message.tag === 'text' && message.text.format === TextFormat.plain;
      const source = message.tag === 'text' ? message.text.content : message.markdown.content;
      const content = isPlain
        ? [{ kind: 'paragraph' as const, children: plainLines(source) }]
        : parseMarkdown(source);
      return { body: { kind: 'text', source, content, names }, gist: oneLine(source) };
    }
    case 'interactive_message': {
      const { blocks, images } = layoutCard(message.interactive_message.elements, {
        imageId: (base64) => `${index}-${base64.length}-${base64.slice(-16)}`,
      });
      for (const { id, uri } of images) keep(id, uri);
      return { body: { kind: 'card', blocks }, gist: vscode.l10n.t('Card') };
    }
    case 'file': {
      const { content, filename } = message.file;
      const bytes = Math.floor((content.length * 3) / 4);
      const gist = `${oneLine(filename)}, ${sizeWords(bytes)}`;
      return { body: { kind: 'file', fileId: '', filename: oneLine(filename), bytes }, gist };
    }
    case 'image':
      return { body: { kind: 'other', tag: 'image' }, gist: vscode.l10n.t('Image') };
  }
}
