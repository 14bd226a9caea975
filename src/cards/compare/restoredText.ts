import type { JsonObject } from '../document/json';
import { withNames, withTags } from './mentionNames';
import type { NamedMention } from './mentionNames';
import { textIn } from './plainJson';
import type { Filled } from './lostOnReadBack';

export interface RestoredText {
  readonly description: JsonObject;
  readonly filled: readonly Pick<Filled, 'kind' | 'label' | 'from'>[];
  /** True when the text is the one that was sent. */
  readonly certain: boolean;
}

/**
 * The text of a description with its mentions and, if it was lost, its formatting. If the sent text is known and reads the same, it is
 * used. Otherwise names are turned back into tags.
 */
export function restoredText(
  received: JsonObject,
  known: JsonObject,
  mentioned: readonly NamedMention[],
): RestoredText {
  const text = textIn(received, 'text');
  const sent = textIn(known, 'text');
  if (sent !== '' && readable(withNames(sent, mentioned)) === readable(text)) {
    const format = known['format'] === undefined ? {} : { format: known['format'] };
    const filled = sent === text ? [] : fillings(sent, text, mentioned);
    return { description: { ...received, text: sent, ...format }, filled, certain: true };
  }
  if (received['format'] === 2) return { description: received, filled: [], certain: false };
  const tagged = withTags(text, mentioned);
  return {
    description: { ...received, text: tagged.text },
    filled: tagged.names.map((label) => ({ kind: 'mention', label, from: 'mentioned' })),
    certain: false,
  };
}

function fillings(
  sent: string,
  text: string,
  mentioned: readonly NamedMention[],
): readonly Pick<Filled, 'kind' | 'label' | 'from'>[] {
  const { names } = withTags(text, mentioned);
  if (names.length > 0) return names.map((label) => ({ kind: 'mention', label, from: 'known' }));
  // The words are equal. The difference is a tag of a person who isn't in the list, or formatting marks.
  return [{ kind: withNames(sent, mentioned) === text ? 'mention' : 'formatting', label: '', from: 'known' }];
}

/** Removes what formatting adds to a text. It isn't documented whether a card keeps its marks when it's read back. */
function readable(text: string): string {
  return text
    .replaceAll(/[*_`\\]/g, '')
    .replaceAll(/<br \/>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
