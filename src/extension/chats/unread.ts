interface LastRow {
  readonly key: string;
  readonly last: { readonly uid: number } | null;
}

/** What each person has read in this window. What was there when a person's chats were first looked at counts as read. */
export class Unread {
  /** By person, then by chat: numbers of messages. */
  readonly #unread = new Map<string, Map<string, Set<number>>>();

  begin(person: string, chats: readonly LastRow[]): void {
    if (this.#unread.has(person)) return;
    this.#unread.set(person, new Map(chats.map(({ key }) => [key, new Set<number>()])));
  }

  /** A message came that the person doesn't see. Two windows of one person count it once. */
  add(person: string, chat: string, uid: number): void {
    const chats = this.#unread.get(person);
    const uids = chats?.get(chat) ?? new Set<number>();
    uids.add(uid);
    chats?.set(chat, uids);
  }

  /** The person sees the chat up to this message. */
  read(person: string, chat: string, uid: number): void {
    const uids = this.#unread.get(person)?.get(chat);
    for (const one of uids ?? []) if (one <= uid) uids?.delete(one);
  }

  of(person: string, chat: string): number {
    return this.#unread.get(person)?.get(chat)?.size ?? 0;
  }

  /** Another world took the place of the one that was read. */
  clear(): void {
    this.#unread.clear();
  }
}
