import { findNodeAtOffset, getNodePath } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import * as vscode from 'vscode';
import { Markdown } from '../../../base/markdown';
import { CARD_LIMITS } from '../../../../contract/cardLimits';
import { entryOf } from '../../../../cards/document/json';
import type { JsonPath } from '../../../../cards/document/json';
import { editorRange } from '../../source/editorRange';
import { CARD_FILE_ENDING } from '../../source/isCardFile';
import { readCard } from '../../source/readCard';
import type { Thumbnails } from '../../../images/thumbnail';
import type { JsonSupport } from './jsonSupport';

/** Characters, by the name of what holds the text and its own. */
const TEXT_LIMITS: Readonly<Record<string, number>> = {
  'title.text': CARD_LIMITS.titleText,
  'description.text': CARD_LIMITS.descriptionText,
  'button.text': CARD_LIMITS.buttonText,
  'button.value': CARD_LIMITS.buttonValue,
};

/** What the parts of a hover come from; one of each for a window. */
export interface HoverSources {
  /** Loaded on first use. */
  readonly json: () => Promise<JsonSupport>;
  readonly thumbnails: Thumbnails;
}

/**
 * What a schema can't show for the value at a place: how much of its limit is used, or the image itself. In files that only the
 * setting names, the schema's description comes first; for the others the editor shows it.
 */
export async function cardHover(
  document: vscode.TextDocument,
  position: vscode.Position,
  { json, thumbnails }: HoverSources,
): Promise<vscode.Hover | undefined> {
  const root = readCard(document)?.root;
  const node = root && findNodeAtOffset(root, document.offsetAt(position), true);
  if (!node) return undefined;
  const parts: vscode.MarkdownString[] = [];
  if (!document.uri.path.endsWith(CARD_FILE_ENDING)) {
    const words = await (await json()).describe(document, position);
    if (words !== undefined) parts.push(Markdown.ours(words));
  }
  const path = getNodePath(node);
  const value = valueNode(node);
  if (typeof value?.value === 'string') {
    const field = fieldName(path);
    const limit = entryOf(TEXT_LIMITS, field);
    if (limit !== undefined) parts.push(usedWords(value.value, limit));
    if (field === 'image.content') parts.push(...(await thumbnails.of(value.value)));
  }
  if (parts.length === 0) return undefined;
  return new vscode.Hover(parts, editorRange(document, node));
}

/** The string itself, also where its key is pointed at. */
function valueNode(node: Node): Node | undefined {
  const { parent } = node;
  return parent?.type === 'property' && parent.children?.[0] === node ? parent.children[1] : node;
}

function fieldName(path: JsonPath): string {
  const name = path.at(-1);
  const owner = path.at(-2);
  const isGrouped = typeof owner === 'number' && path.at(-3) === 'button_group';
  return `${isGrouped ? 'button' : String(owner)}.${String(name)}`;
}

function usedWords(text: string, limit: number): vscode.MarkdownString {
  const used = vscode.l10n.t('{0} of {1} characters', text.length, limit);
  const words = new Markdown({ icons: true });
  return (text.length > limit ? words.add`$(warning) **${used}**` : words.add`${used}`).value;
}
