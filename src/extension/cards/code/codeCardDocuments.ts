import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock';
import type { CodeCard } from '../../../cards/inCode/codeCard';
import { Debounced } from '../../../base/debounced';
import { Disposables } from '../../../base/disposables';
import { FollowedDocument } from '../../base/documents/followedDocument';
import { findDocument, openDocument } from '../../base/documents/openDocuments';
import type { CardOrigin, DocumentMove } from '../source/cardOrigin';
import { shiftRange } from '../source/trackedRange';
import type { OffsetRange } from '../source/trackedRange';
import { cardsIn } from './cardsIn';
import { codeCardOrigin } from './codeCardOrigin';
import { codeCardUri, readCodeCardUri } from './codeCardUri';

/** Milliseconds after a keystroke before cards are searched again. */
const FOLLOW_DELAY_MS = 100;
/** Cards followed at a time; beyond that, the oldest are dropped. */
const MAX_FOLLOWED = 50;

interface Followed {
  uri: vscode.Uri;
  /** Another object once the code was closed and opened again. */
  document: vscode.TextDocument;
  readonly code: FollowedDocument;
  range: OffsetRange;
  /** The card as it was last found; undefined once its code is gone. */
  card: CodeCard | undefined;
}

export interface CodeCardListener {
  /** Called with the address of a document whose text has changed. */
  readonly onChange: (uri: vscode.Uri) => void;
  /** Called when a document has another address, as its code has. */
  readonly onMove: (move: DocumentMove) => void;
}

/** The documents of cards in code. Each follows its card as the code around and in it is edited. */
export class CodeCardDocuments implements vscode.Disposable {
  readonly #owned = new Disposables();
  readonly #followed = new Map<string, Followed>();
  readonly #changed = new Set<vscode.TextDocument>();
  readonly #look: Debounced;
  readonly #listener: CodeCardListener;

  constructor(clock: Clock, listener: CodeCardListener) {
    this.#listener = listener;
    this.#look = this.#owned.add(new Debounced(clock, FOLLOW_DELAY_MS, () => this.#lookAgain()));
    this.#owned.add(vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)));
  }

  /** The address of a card's document; the same as long as the card is followed. */
  open(document: vscode.TextDocument, card: CodeCard): vscode.Uri {
    const there = [...this.#followed.values()].find(
      (followed) => isSame(followed.document, document) && followed.card?.range.offset === card.range.offset,
    );
    if (there) return there.uri;
    const uri = codeCardUri(document, card.range.offset);
    this.#add(uri, document, card);
    return uri;
  }

  /** The card's JSON, empty once the card or its code is gone. */
  async textOf(uri: vscode.Uri): Promise<string> {
    const followed = this.#followed.get(uri.toString()) ?? (await this.#revive(uri));
    return followed?.card?.json ?? '';
  }

  /** What a card's document was made from; undefined for any other. */
  originOf(uri: string): CardOrigin | undefined {
    const followed = this.#followed.get(uri);
    return followed?.card && codeCardOrigin(followed.document, followed.card);
  }

  dispose(): void {
    this.#owned.dispose();
    for (const { code } of this.#followed.values()) code.dispose();
    this.#followed.clear();
  }

  #add(uri: vscode.Uri, document: vscode.TextDocument, card: CodeCard): Followed {
    const code = new FollowedDocument(document.uri, {
      onMove: (to) => void this.#move(followed, to),
      onChange: () => void this.#readAgain(followed),
    });
    const followed: Followed = { uri, document, card, range: rangeOf(card), code };
    this.#followed.set(uri.toString(), followed);
    const [oldest] = this.#followed.values();
    if (this.#followed.size > MAX_FOLLOWED && oldest) this.#drop(oldest);
    return followed;
  }

  #drop({ uri, code }: Followed): void {
    code.dispose();
    this.#followed.delete(uri.toString());
  }

  /** The code has another address, and its card with it. */
  async #move(followed: Followed, to: vscode.Uri): Promise<void> {
    const document = await findDocument(to);
    if (!document || this.#followed.get(followed.uri.toString()) !== followed) return;
    const from = followed.uri;
    this.#followed.delete(from.toString());
    followed.document = document;
    followed.uri = codeCardUri(document, followed.range.start);
    this.#followed.set(followed.uri.toString(), followed);
    this.#listener.onMove({ from, to: followed.uri });
  }

  /** The code changed while no editor held it, or is gone. */
  async #readAgain(followed: Followed): Promise<void> {
    if (openDocument(followed.code.uri)) return;
    const document = await findDocument(followed.code.uri);
    if (document) {
      followed.document = document;
      this.#changed.add(document);
      this.#look.trigger();
    } else if (followed.card) {
      followed.card = undefined;
      this.#listener.onChange(followed.uri);
    }
  }

  /** The editor kept a preview over a restart: the card is the one nearest to where it was. */
  async #revive(uri: vscode.Uri): Promise<Followed | undefined> {
    const address = readCodeCardUri(uri);
    if (!address) return undefined;
    const document = await findDocument(vscode.Uri.parse(address.source, true));
    if (!document) return undefined;
    const [card] = cardsIn(document).toSorted(
      (a, b) => Math.abs(a.range.offset - address.offset) - Math.abs(b.range.offset - address.offset),
    );
    return card && this.#add(uri, document, card);
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    for (const followed of this.#followed.values()) {
      if (!isSame(followed.document, document)) continue;
      followed.document = document;
      followed.range = shiftRange(followed.range, contentChanges);
      this.#changed.add(document);
    }
    if (this.#changed.size > 0) this.#look.trigger();
  }

  #lookAgain(): void {
    for (const followed of this.#followed.values()) {
      if (!this.#changed.has(followed.document)) continue;
      const { range } = followed;
      const card = cardsIn(followed.document)
        .filter(({ range: { offset, length } }) => offset < range.end && offset + length > range.start)
        .toSorted(
          (a, b) => Math.abs(a.range.offset - range.start) - Math.abs(b.range.offset - range.start),
        )[0];
      // Code that is being written often isn't a card for a moment; the card is gone only when its text is.
      if (!card && range.end > range.start) continue;
      const before = followed.card;
      followed.card = card;
      if (card) followed.range = rangeOf(card);
      if (before?.json !== card?.json) this.#listener.onChange(followed.uri);
    }
    this.#changed.clear();
  }
}

function isSame(a: vscode.TextDocument, b: vscode.TextDocument): boolean {
  return a === b || a.uri.toString() === b.uri.toString();
}

function rangeOf({ range: { offset, length } }: CodeCard): OffsetRange {
  return { start: offset, end: offset + length };
}
