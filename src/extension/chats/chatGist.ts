import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { parseMarkdown } from '../../cards/markdown/parseMarkdown';
import type { BlockNode, InlineNode } from '../../cards/markdown/markdownTree';
import { layoutCard } from '../../cards/view/layoutCard';
import type { ChatBody, ChatMessageJson } from '../../emulator/control/chatSchema';

/** Names by SeaTalk ID and by email. */
export type Names = ReadonlyMap<string, string>;

type TextBody = Extract<ChatBody, { kind: 'text' }>;

/** Characters of a message in one line. */
const GIST_MAX = 120;
const MENTION = /<mention-tag target="seatalk:\/\/user\?(?:id|email)=([^"\s]{1,320})"\s*\/>/gu;

/** What a message says, in one line and without markup. */
export function messageGist(
  { recalled, body }: Pick<ChatMessageJson, 'recalled' | 'body'>,
  names: Names,
): string {
  return recalled ? vscode.l10n.t('recalled') : gistOf(body, names);
}

/** What a body says, as {@link messageGist} does. */
export function gistOf(body: ChatBody, names: Names): string {
  switch (body.kind) {
    case 'text': {
      const known = new Map(mentionNames(body, names));
      const words = body.format === 2 ? body.source : blockWords(parseMarkdown(body.source), known);
      return oneLine(words, GIST_MAX);
    }
    case 'card':
      return oneLine(vscode.l10n.t('Card: {0}', titleOf(body.elements)), GIST_MAX);
    case 'image':
      return vscode.l10n.t('Image');
    case 'video':
      return vscode.l10n.t('Video');
    case 'file':
      return oneLine(body.filename, GIST_MAX);
    case 'forwarded':
      return vscode.l10n.t('Chat history');
    case 'other':
      return body.tag;
  }
}

/** Who is mentioned in a text: what stands in the tag, and the name. */
export function mentionNames(
  { source, mentions }: TextBody,
  names: Names,
): readonly (readonly [target: string, name: string])[] {
  const known = new Map(mentions.map(({ seatalkId, username }) => [seatalkId, username]));
  known.set('0', vscode.l10n.t('All'));
  return [...source.matchAll(MENTION)].map(([, id = '']) => [id, names.get(id) ?? known.get(id) ?? id]);
}

function blockWords(nodes: readonly BlockNode[], names: Names): string {
  const words = nodes.map((node) => {
    if (node.kind === 'code') return node.text;
    if (node.kind === 'paragraph') return inlineWords(node.children, names);
    return node.items.map((item) => blockWords(item, names)).join(' ');
  });
  return words.join(' ');
}

function inlineWords(nodes: readonly InlineNode[], names: Names): string {
  const words = nodes.map((node): string => {
    switch (node.kind) {
      case 'text':
      case 'code':
        return node.text;
      case 'break':
        return ' ';
      case 'bold':
      case 'italic':
        return inlineWords(node.children, names);
      case 'mention': {
        const { target } = node;
        const id = target.kind === 'everyone' ? '0' : target.kind === 'id' ? target.seatalkId : target.email;
        return `@${names.get(id) ?? id}`;
      }
    }
  });
  return words.join('');
}

function titleOf(elements: readonly unknown[]): string {
  for (const block of layoutCard(elements).blocks)
    if (block.kind === 'title' || block.kind === 'description') return block.text;
  return '';
}
