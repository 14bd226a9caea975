/** What a writing process is told to do. */
export interface WriteOrder {
  readonly round: number;
  /** Values for each store. */
  readonly count: number;
}

/** What it says: an id that one of its stores has kept, or how far it is. */
export interface StoreMessage {
  readonly what:
    'ready' | 'done' | 'recents' | 'sent-cards' | 'people' | 'groups' | 'outbox' | 'kept-history' | 'limits';
  readonly id: string;
}

/** An id as a window writes it; as long as an employee code. */
export function idOf(window: string, round: number, index: number): string {
  return `${window}${String(round).padStart(4, '0')}${String(index).padStart(3, '0')}`;
}
