import type { Fixer } from './fixer';
import { replacePart } from './fixer';
import { formatMarkdownFix } from './commonFixes';

const EVERYONE = tagOf('id=0');

function tagOf(query: string): string {
  return `<mention-tag target="seatalk://user?${query}"/>`;
}

const mentionEveryone: Fixer = {
  id: 'mention-everyone',
  title: 'Write the Mention of Everyone',
  isPreferred: true,
  make: (context) =>
    replacePart(context, (part) =>
      part.startsWith('<!') || /\ball\b|\beveryone\b/i.test(part) ? EVERYONE : undefined,
    ),
};

/** Rewrites a tag with a recognizable target in the form that SeaTalk understands. */
const writeMention: Fixer = {
  id: 'write-mention',
  title: 'Write the Mention Right',
  isPreferred: true,
  make: (context) =>
    replacePart(context, (part) => {
      const plain = part.replaceAll('\\', '');
      const id = /[?&]id=(\d+)(?!\d)/.exec(plain)?.[1];
      const email = /(?:email=["']?|^<@)([^\s"'<>&@]+@[^\s"'<>&@/]+)/i.exec(plain)?.[1];
      if (id !== undefined) return tagOf(`id=${id}`);
      return email === undefined ? undefined : tagOf(`email=${email}`);
    }),
};

const removeMention: Fixer = {
  id: 'remove-mention',
  title: 'Remove the Mention',
  make: (context) => replacePart(context, () => ''),
};

/** By rule id. */
export const mentionFixes: Readonly<Record<string, readonly Fixer[]>> = {
  'mention-everyone': [mentionEveryone, removeMention],
  'mention-id': [removeMention],
  'mention-escaped': [writeMention, removeMention],
  'mention-form': [writeMention, removeMention],
  'mention-foreign': [mentionEveryone, writeMention, removeMention],
  'mention-plain': [formatMarkdownFix, removeMention],
  'mention-outside-group': [removeMention],
  'mention-all-in-thread': [removeMention],
};
