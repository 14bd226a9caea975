import { parseMarkdown } from '../../cards/markdown/parseMarkdown';
import type { BlockNode, InlineNode, MentionTarget } from '../../cards/markdown/markdownTree';
import type { MentionRecord } from '../world/messageRecords';

/** Finds whom a mention tag refers to; undefined for people who aren't in the chat. */
export type ResolveMention = (target: MentionTarget) => MentionRecord | undefined;

export interface PlainText {
  readonly plain: string;
  readonly mentions: readonly MentionRecord[];
}

const INDENT = '    ';
/** Text without any of these reads the same with and without formatting. */
const FORMATTED = /[*_`~<\\]|^[ \t]*(?:[-+]|\d+\.)[ \t]/m;
const MENTION_TAG = /<mention-tag target="seatalk:\/\/user\?(id|email)=([^"\s]{1,320})"\s*\/>/g;

/**
 * Formatted text as it is read back: formatting gone, list markers kept, mentions as `@` and the name.
 * https://open.seatalk.io/docs/get-chat-history
 */
export function stripFormatting(source: string, resolve: ResolveMention): PlainText {
  if (!FORMATTED.test(source)) return { plain: source, mentions: [] };
  const mentions: MentionRecord[] = [];
  const name = (target: MentionTarget) => nameOf(target, resolve, mentions);
  return { plain: blocks(parseMarkdown(source), name), mentions };
}

/** Replaces only the mention tags, as in the texts of a card, which keep their formatting. */
export function replaceMentions(source: string, resolve: ResolveMention): PlainText {
  const mentions: MentionRecord[] = [];
  const plain = source.replace(MENTION_TAG, (_, kind: string, value: string) =>
    nameOf(targetOf(kind, value), resolve, mentions),
  );
  return { plain, mentions };
}

/** Whether formatted text mentions everyone. */
export function hasMentionAll(source: string): boolean {
  return [...source.matchAll(MENTION_TAG)].some(([, kind, value]) => kind === 'id' && value === '0');
}

function targetOf(kind: string, value: string): MentionTarget {
  if (kind === 'email') return { kind: 'email', email: value };
  return value === '0' ? { kind: 'everyone' } : { kind: 'id', seatalkId: value };
}

/** What the platform shows for people outside the chat isn't documented. The given address surprises least. */
function nameOf(target: MentionTarget, resolve: ResolveMention, mentions: MentionRecord[]): string {
  const mention = resolve(target);
  if (mention) {
    if (!mentions.some((known) => known.seatalkId === mention.seatalkId)) mentions.push(mention);
    return target.kind === 'everyone' ? '@All' : `@${mention.username}`;
  }
  if (target.kind === 'everyone') return '@All';
  return `@${target.kind === 'email' ? target.email : target.seatalkId}`;
}

type Name = (target: MentionTarget) => string;

function blocks(nodes: readonly BlockNode[], name: Name): string {
  let text = '';
  for (const [index, node] of nodes.entries()) {
    // Only a blank line makes two paragraphs.
    if (index > 0)
      text += node.kind === 'paragraph' && nodes[index - 1]?.kind === 'paragraph' ? '\n\n' : '\n';
    text += block(node, name);
  }
  return text;
}

function block(node: BlockNode, name: Name): string {
  switch (node.kind) {
    case 'paragraph':
      return inlines(node.children, name);
    case 'code':
      return node.text;
    case 'list':
      return node.items
        .map((item, index) => {
          const marker = node.start === undefined ? '- ' : `${node.start + index}. `;
          return marker + blocks(item, name).replaceAll('\n', `\n${INDENT}`);
        })
        .join('\n');
  }
}

function inlines(nodes: readonly InlineNode[], name: Name): string {
  return nodes.map((node) => inline(node, name)).join('');
}

function inline(node: InlineNode, name: Name): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text;
    case 'break':
      return '\n';
    case 'mention':
      return name(node.target);
    case 'bold':
    case 'italic':
      return inlines(node.children, name);
  }
}
