import * as vscode from 'vscode';
import type { SyntaxFault } from '../../../cards/document/cardDocument';
import type { CardSurface } from '../../../cards/document/recognise';
import type { PostedCard } from './frameModel';
import type { HostMessage, PreviewProblem, PreviewSource } from '../../../webview/cardPreview/protocol';
import { faultWords, findingWords } from '../source/findingWords';
import { isReadBack, readBackRemark } from '../source/readBack';
import { nothingWords, shapeWords } from './previewWords';
import type { NothingReason } from './previewWords';
import { sampleTap } from '../../../cards/view/sampleTap';
import type { CardOrigin } from '../source/cardOrigin';
import { sourceName } from '../source/sourceText';

/** Faults of the parser shown at once; the rest mostly follow from the first. */
const MAX_FAULTS = 3;

/** Surfaces whose message may name a platform in `usable_platform`; of the unknown it may turn out to be one. */
const CAN_EXCLUDE: ReadonlySet<CardSurface> = new Set<CardSurface>(['direct', 'service_notice', 'unknown']);

/** Where what is shown comes from. */
export interface MessageOrigin {
  readonly source: PreviewSource;
  /** Of the document. */
  readonly version: number;
  /** Line from 1 of an offset in the text shown. */
  readonly lineOf: (offset: number) => number;
  readonly nowMs: number;
  /** Why the document can't be changed; undefined where it can. */
  readonly locked: string | undefined;
  /** What the text was made from, if it was. */
  readonly origin?: CardOrigin | undefined;
}

/** A card for the frame. */
export function cardMessage(
  card: PostedCard,
  { source, version, lineOf, nowMs, locked, origin }: MessageOrigin,
): HostMessage {
  const heading = remarksHeading(source, origin);
  // Text that was broken from the start is shown as far as it can be read.
  const why = card.faults.length > 0 ? vscode.l10n.t('The text is not valid JSON right now.') : locked;
  return {
    type: 'card',
    source,
    version,
    name: sourceName(source),
    shape: shapeWords(card.shape, card.surface),
    variants: card.variants,
    language: card.language,
    images: card.images,
    problems: [
      ...(origin?.note === undefined ? [] : [problem('information', origin.note, 0, lineOf)]),
      ...problemsOf(
        card.diagnostics.filter(({ pointer }) => origin?.isStandIn(pointer) !== true),
        source,
        lineOf,
      ),
    ],
    tap: sampleTap(card.surface, nowMs),
    canExclude: CAN_EXCLUDE.has(card.surface),
    usablePlatform: card.usablePlatform,
    ...(heading !== undefined && { remarksHeading: heading }),
    ...(why !== undefined && { locked: why }),
  };
}

/** What stands above remarks about a card of which something is not known. */
function remarksHeading(source: PreviewSource, origin: CardOrigin | undefined): string | undefined {
  if (isReadBack(source.uri)) return vscode.l10n.t('This card was read back from SeaTalk:');
  return origin?.note === undefined ? undefined : vscode.l10n.t('This card was read from code:');
}

/** What the rules find in a card. A card that was read back lacks what was lost on the way, and that isn't its fault. */
function problemsOf(
  diagnostics: PostedCard['diagnostics'],
  source: PreviewSource,
  lineOf: MessageOrigin['lineOf'],
): PreviewProblem[] {
  const readBack = isReadBack(source.uri);
  return diagnostics.flatMap((diagnostic) => {
    const { severity, range } = diagnostic;
    const words = readBack ? readBackRemark(diagnostic) : findingWords(diagnostic);
    if (words === undefined) return [];
    return [problem(readBack ? 'information' : severity, words, range.offset, lineOf)];
  });
}

/** The text isn't valid JSON now. */
export function brokenMessage(
  faults: readonly SyntaxFault[],
  { source, lineOf }: Pick<MessageOrigin, 'source' | 'lineOf'>,
): HostMessage {
  const problems = faults
    .slice(0, MAX_FAULTS)
    .map(({ code, offset }) => problem('error', faultWords(code), offset, lineOf));
  return { type: 'broken', source, problems };
}

/** There is no card, and why. */
export function nothingMessage(reason: NothingReason, source: PreviewSource): HostMessage {
  return { type: 'nothing', source, name: sourceName(source), ...nothingWords(reason) };
}

function problem(
  severity: PreviewProblem['severity'],
  message: string,
  offset: number,
  lineOf: (offset: number) => number,
): PreviewProblem {
  return { severity, message, offset, line: lineOf(offset) };
}
