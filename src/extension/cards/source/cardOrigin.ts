import type * as vscode from 'vscode';

/** What is known about a text that was made from another, such as a card read from code. */
export interface CardOrigin {
  /** What it was made from. */
  readonly document: vscode.TextDocument;
  /** How far the card is what will be sent, in words; undefined where it is exact. */
  readonly note: string | undefined;
  /** Whether what the rules found at a JSON Pointer is about a placeholder. */
  readonly isStandIn: (pointer: string) => boolean;
  /** Where the value at an offset of the text, or at a JSON Pointer, stands in that document. */
  readonly placeOf: (at: number | string) => vscode.Range;
  /** JSON Pointer of the value at a place of the document the text was made from; undefined outside of it. */
  readonly pointerAt: (position: vscode.Position) => string | undefined;
}

/** A document has another address. */
export interface DocumentMove {
  readonly from: vscode.Uri;
  readonly to: vscode.Uri;
}

/** Knows where texts come from. */
export interface CardOrigins {
  /** Undefined for a text that wasn't made from another. */
  readonly of: (uri: string) => CardOrigin | undefined;
  /** Fires the address of a text that changed, also where no document of it is open. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
  /** Fires when what a text was made from has moved, and the text has another address with it. */
  readonly onDidMove: vscode.Event<DocumentMove>;
}
