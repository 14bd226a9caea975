import type { BlockNode } from '../markdown/markdownTree';
import type { CardBlock } from './cardView';

/** A feature that a client needs to show part of a card. What older clients show instead isn't documented. */
export type ClientFeature = 'card' | 'formatted' | 'nested-list' | 'image';

/**
 * The first client version with each feature.
 * https://open.seatalk.io/docs/interactive-msg_build-a-card
 */
const CLIENT_VERSIONS = {
  card: '3.38.1',
  formatted: '3.48',
  'nested-list': '3.56',
  image: '3.60',
} as const satisfies Record<ClientFeature, string>;

/** A feature that a row of a card needs. Without a pointer, the whole card needs it. */
export interface ClientNote {
  readonly feature: ClientFeature;
  /** Client version, such as `3.60`. */
  readonly version: string;
  /** JSON Pointer of the element. */
  readonly pointer?: string;
}

/** The features that a card needs: first the card itself, then its rows in order. */
export function clientNotes(blocks: readonly CardBlock[]): ClientNote[] {
  const note = (feature: ClientFeature, pointer?: string): ClientNote => ({
    feature,
    version: CLIENT_VERSIONS[feature],
    ...(pointer !== undefined && { pointer }),
  });
  return [
    note('card'),
    ...blocks.flatMap((block) => {
      if (block.kind === 'image') return [note('image', block.pointer)];
      if (block.kind !== 'description' || block.isPlain || !isFormatted(block.content)) return [];
      return [note(hasNestedList(block.content) ? 'nested-list' : 'formatted', block.pointer)];
    }),
  ];
}

function isFormatted(nodes: readonly BlockNode[]): boolean {
  return nodes.some(
    (node) =>
      node.kind !== 'paragraph' || node.children.some(({ kind }) => kind !== 'text' && kind !== 'break'),
  );
}

function hasNestedList(nodes: readonly BlockNode[]): boolean {
  return nodes.some(
    (node) => node.kind === 'list' && node.items.some((item) => item.some(({ kind }) => kind === 'list')),
  );
}
