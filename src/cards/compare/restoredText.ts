import type { JsonObject } from '../document/json';
import { withNames, withTags } from './mentionNames';
import type { NamedMention } from './mentionNames';
import { textIn } from './plainJson';
import type { Filled } from './lostOnReadBack';

export interface RestoredText {
  readonly description: JsonObject;
  readonly filled: readonly Pick<Filled, 'kind' | 'label' | 'from'>[];
  /** The text is the one that was sent. */
  readonly certain: boolean;
}

/**
 * The text of a description with its mentions, and its formatting where that was lost too: as it was sent where that is known
 * and reads the same, else with names put back into tags.
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
  // The same words: either a tag whose person is not in the list, or marks of formatting.
  return [{ kind: withNames(sent, mentioned) === text ? 'mention' : 'formatting', label: '', from: 'known' }];
}

/** A text without what formatting adds to it. Whether a card keeps its marks when it is read back is not documented. */
function readable(text: string): string {
  return text
    .replaceAll(/[*_`\\]/g, '')
    .replaceAll(/<br \/>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
