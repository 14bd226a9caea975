/** The target of a `<mention-tag>`. */
export type MentionTarget =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'id'; readonly seatalkId: string }
  | { readonly kind: 'email'; readonly email: string };

/** Formatted text inside a line. */
export type InlineNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'mention'; readonly target: MentionTarget }
  | { readonly kind: 'bold' | 'italic'; readonly children: readonly InlineNode[] };

/** Formatted text in blocks. Plain data: it can be posted to a webview and drawn with text nodes only. */
export type BlockNode =
  | { readonly kind: 'paragraph'; readonly children: readonly InlineNode[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'list';
      /** The first number of a numbered list; undefined for bullets. */
      readonly start?: number;
      readonly items: readonly (readonly BlockNode[])[];
    };

/** Lists have at most three levels. Deeper items show at the third level. */
export const MAX_LIST_LEVELS = 3;
