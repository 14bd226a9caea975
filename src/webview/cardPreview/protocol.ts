import type { Side } from '../../base/requests';
import type { CardEdit } from '../../cards/edit/cardEdit';
import type { CardBlock, CardImage, VariantView } from '../../cards/view/cardView';
import type { Tap } from '../../cards/view/tap';
import type { TapContext } from '../../cards/view/tapEvent';
import type { Severity } from '../../cards/rules/rule';

/** Where the shown card comes from: a document, or a part of one by offsets. Kept by the frame over a reload. */
export interface PreviewSource {
  readonly uri: string;
  /** Offsets into the text, in UTF-16 units. */
  readonly range?: { readonly start: number; readonly end: number };
}

/** One line of the banner. */
export interface PreviewProblem {
  readonly severity: Severity;
  readonly message: string;
  /** Offset in the document, to jump there. */
  readonly offset: number;
  /** Line in the document, from 1. */
  readonly line: number;
}

/** A card to show. */
export interface CardMessage {
  readonly type: 'card';
  readonly source: PreviewSource;
  /** Version of the document the card was read from. */
  readonly version: number;
  readonly name: string;
  /** What kind of payload it is, in words. */
  readonly shape: string;
  /** One for each language. A number stands for the row at that place of the same language in the `card` message before. */
  readonly variants: readonly VariantView<CardBlock | number>[];
  /** The language to show. */
  readonly language: string;
  /** The images that this frame has not been given yet. */
  readonly images: readonly CardImage[];
  readonly problems: readonly PreviewProblem[];
  /** Heading of the remarks where it isn't certain that SeaTalk accepts the card as it stands, such as one read from code. */
  readonly remarksHeading?: string;
  /** A tap on a callback button; its value comes from the button. */
  readonly tap: TapContext;
  /** The message may name a platform in `usable_platform`: a direct chat, a service notice, or a place that isn't known yet. */
  readonly canExclude: boolean;
  /** The only platform that shows the message, where it names one. */
  readonly usablePlatform?: ViewChoices['width'] | undefined;
  /** Why the card can't be changed from the preview, in words; absent where it can. */
  readonly locked?: string;
}

/** What the host posts to the frame. */
export type HostMessage =
  | CardMessage
  /** The text isn't valid JSON at the moment: the card shown last stays, marked as old. */
  | { readonly type: 'broken'; readonly source: PreviewSource; readonly problems: readonly PreviewProblem[] }
  /** There is no card to show, and this is why. */
  | {
      readonly type: 'nothing';
      readonly source: PreviewSource;
      readonly name: string;
      readonly heading: string;
      readonly text: string;
    }
  /** An edit was not carried out, and this is why; the card as it is follows. */
  | { readonly type: 'refused'; readonly reason: string }
  /** The cursor of the text editor is in this value now: a JSON Pointer from the document's root; none outside the card. */
  | { readonly type: 'selected'; readonly pointer?: string }
  | DeliveryMessage;

/** What the host posts about taps and where they are delivered to. */
export type DeliveryMessage =
  | { readonly type: 'tapSetup'; readonly setup: TapSetup }
  | { readonly type: 'delivery'; readonly delivery: number; readonly state: DeliveryState };

/** What the frame posts to the host. */
export type FrameMessage =
  /** A person selected an element or a button of the card: a JSON Pointer from the document's root. */
  | { readonly type: 'select'; readonly pointer: string }
  /** Change the card: one step to undo. `version` is that of the card shown, for which the pointers hold. */
  | { readonly type: 'edit'; readonly version: number; readonly edits: readonly CardEdit[] }
  /** Put an image of the person's choice in place of the one at `pointer`, or at `index` of the elements at `list`. */
  | {
      readonly type: 'chooseImage';
      readonly version: number;
      readonly into: { readonly pointer: string } | { readonly list: string; readonly index: number };
    }
  | { readonly type: 'language'; readonly language: string }
  | { readonly type: 'reveal'; readonly offset: number }
  | { readonly type: 'open'; readonly url: string }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'send' }
  /** Send the card, and show the one that was sent: a tap on that is a tap on a message. */
  | { readonly type: 'sendFirst' }
  /** The way to look at cards was changed: other previews begin with it. */
  | { readonly type: 'choices'; readonly choices: ViewChoices }
  /** A picture of the card to write to a file, as Base64 of a PNG. */
  | { readonly type: 'savePicture'; readonly png: string }
  /** The picture is on the clipboard, or why it is not. */
  | { readonly type: 'copiedPicture'; readonly error?: string }
  /** A callback button was pressed: the host posts what events can be made of, now and whenever it changes. */
  | { readonly type: 'tap' }
  /** `delivery` counts up; what the host posts about it carries the same number. */
  | { readonly type: 'deliver'; readonly delivery: number; readonly address: string; readonly tap: Tap }
  | { readonly type: 'cancelDelivery'; readonly delivery: number }
  | { readonly type: 'setSigningSecret' };

/** The host of the preview, as the frame knows it. */
export interface PreviewHost extends Side {
  readonly messages: HostMessage;
  readonly requests: never;
}

/** The frame of the preview, as the host knows it. */
export interface PreviewFrame extends Side {
  readonly messages: FrameMessage;
  readonly requests: never;
}

/** What the frame keeps over a reload; the host parses it before use. */
export interface FrameState {
  readonly source: PreviewSource;
  readonly language?: string;
  readonly choices: ViewChoices;
}

/** How a person looks at cards. */
export interface ViewChoices {
  /** The theme of the client; `editor`: as the editor's. */
  readonly client: 'editor' | 'light' | 'dark';
  /** The window of the client: beside other work, or a phone. */
  readonly width: 'desktop' | 'mobile';
  /** Every look at once: both themes, both widths, all languages. */
  readonly isMatrix: boolean;
  /** What a platform shows that `usable_platform` leaves out, in place of the card. */
  readonly isExcluded: boolean;
  /** The client versions that parts of the card need, below it. */
  readonly hasNotes: boolean;
  /** Per cent, 50 to 200. */
  readonly zoom: number;
}

/** Somebody to choose as the one who taps. */
export interface TapPerson extends Pick<Tap, 'employeeCode' | 'email' | 'seatalkId'> {
  readonly label: string;
}

/** A chat to choose as the one where the card is. */
export interface TapPlace extends Pick<Tap, 'groupId' | 'threadId'> {
  readonly kind: 'direct' | 'group' | 'thread';
  readonly label: string;
}

/** The message that holds the card, where it was sent. */
export interface SentMessage extends Pick<Tap, 'messageId' | 'groupId' | 'threadId'> {
  /** Where it is, in words. */
  readonly place: string;
  /** Who sent it, in words; undefined where that isn't known. */
  readonly sender?: string | undefined;
  /** Another bot sent it, and that bot gets the taps. */
  readonly isOfOther: boolean;
}

/** What events can be made of, and where they went lately. */
export interface TapSetup {
  /** Taps are on this message; absent for a card that was not sent. */
  readonly sent?: SentMessage | undefined;
  /** Of the active app, or an invented one. */
  readonly appId: string;
  /** The first of each kind is the one to begin with. */
  readonly places: readonly TapPlace[];
  readonly people: readonly TapPerson[];
  /** Addresses delivered to: the last one that answered first, then the others, the last one first. */
  readonly addresses: readonly string[];
  /** What events will be signed with, in words. */
  readonly signing: string;
  /** The signing secret is the person's to enter; absent for the local SeaTalk's app and without an app. */
  readonly canSetSecret: boolean;
}

/** How a delivery went, in words and plain data. */
export interface DeliveryReport {
  readonly tone: 'good' | 'remark' | 'bad';
  /** Such as `200 OK · 38 ms`. */
  readonly heading: string;
  readonly text: string;
  /** Where it went, and how it was signed. */
  readonly facts: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Absent when no answer came. */
  readonly body?: {
    /** Absent when it isn't text. */
    readonly text?: string;
    /** What there is to know about it: empty, cut, no text. */
    readonly note?: string;
  };
}

/** Where one delivery stands. */
export type DeliveryState =
  /** On its way; this is the event as it was sent. */
  | { readonly kind: 'sent'; readonly event: string }
  | { readonly kind: 'done'; readonly report: DeliveryReport }
  /** After `done`, on a card that was sent: what became of the card, in words. */
  | { readonly kind: 'card'; readonly text: string }
  /** Nothing was sent, and this is why; empty when the person gave up. */
  | { readonly kind: 'refused'; readonly text: string };
