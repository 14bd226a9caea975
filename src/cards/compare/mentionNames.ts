import { present } from '../../contract/absent';

/** An entry of `mentioned_list`: a name in a text and the person it belongs to. `seatalk_id` is `"0"` for everyone. */
export interface NamedMention {
  readonly username?: string | null | undefined;
  readonly seatalk_id?: string | null | undefined;
  readonly email?: string | null | undefined;
}

const EVERYONE = '0';
/** How a mention of everyone reads in a text. Its `username` is empty. */
const EVERYONE_NAME = 'All';

/** The names in a text, without `@`, that were mentions when it was sent. No duplicates. */
export function namesIn(text: string, mentioned: readonly NamedMention[]): readonly string[] {
  return [...idsByName(mentioned).keys()].filter((name) => text.includes(`@${name}`));
}

/**
 * Turns names back into mention tags. A name that two of the mentioned people share stays a name.
 * @returns the text, and the names that became tags.
 */
export function withTags(
  text: string,
  mentioned: readonly NamedMention[],
): { readonly text: string; readonly names: readonly string[] } {
  const ids = idsByName(mentioned);
  const certain = [...ids].filter(([, owners]) => owners.size === 1).map(([name]) => name);
  // The longest first, so that "@Mira Tan" isn't taken for "@Mira".
  const names = certain.toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return { text, names: [] };
  const found = new Set<string>();
  const pattern = new RegExp(`@(${names.map(escaped).join('|')})`, 'gu');
  const tagged = text.replaceAll(pattern, (_, name: string) => {
    found.add(name);
    return tagOf([...(ids.get(name) ?? [])][0] ?? '');
  });
  return { text: tagged, names: [...found] };
}

/** Replaces the tags of these people with their names. Other tags are replaced with their target. */
export function withNames(text: string, mentioned: readonly NamedMention[]): string {
  return text.replaceAll(TAG, (_, kind: string, target: string) => {
    if (kind === 'id' && target === EVERYONE) return `@${EVERYONE_NAME}`;
    const known = mentioned.find(({ seatalk_id, email }) => (kind === 'id' ? seatalk_id : email) === target);
    return `@${present(known?.username) ?? target}`;
  });
}

const TAG = /<mention-tag target="seatalk:\/\/user\?(id|email)=([^"\s]{1,320})"\s*\/>/g;

function idsByName(mentioned: readonly NamedMention[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { username, seatalk_id } of mentioned) {
    const id = present(seatalk_id);
    const name = id === EVERYONE ? EVERYONE_NAME : present(username);
    // It becomes part of a tag, so it must have the form of the platform's ids.
    if (id === undefined || name === undefined || !/^\d+$/.test(id)) continue;
    ids.set(name, (ids.get(name) ?? new Set()).add(id));
  }
  return ids;
}

/** https://open.seatalk.io/docs/Send-Message-to-Group-Chat */
function tagOf(seatalkId: string): string {
  return `<mention-tag target="seatalk://user?id=${seatalkId}"/>`;
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
