import { sampleTap } from '../../cards/view/sampleTap';
import type { ShownCard } from '../../cards/view/previewOf';
import type { CardMessage, ViewChoices } from '../../webview/cardPreview/protocol';

/** Nothing is ever asked of a network: the addresses below it are answered from memory, all others are refused. */
export const FRAME_ORIGIN = 'http://card.invalid';

/** What an editor gives to its frames, and nothing that moves. */
export const PAGE_STYLE = `:root {
  --vscode-font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  --vscode-editor-font-family: ui-monospace, Menlo, Consolas, 'Noto Sans Mono', monospace;
  --vscode-font-size: 13px;
}
*, ::before, ::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
`;

const POLICY = `default-src 'none'; script-src ${FRAME_ORIGIN}; style-src ${FRAME_ORIGIN}; font-src ${FRAME_ORIGIN}; img-src data:`;

/** The page in which the frame of the card preview runs as if in an editor. It has no translations: the words are English. */
export const FRAME_PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="/cardPreview.css">
<link rel="stylesheet" href="/page.css">
</head>
<body></body>
</html>`;

/** Run before the frame's script: the editor's function, with what the frame would have kept. */
export function editorStub(client: ViewChoices['client']): string {
  const choices: Partial<ViewChoices> = { client };
  const state = JSON.stringify({ choices });
  return `window.acquireVsCodeApi = () => ({ postMessage() {}, setState() {}, getState: () => (${state}) });`;
}

/** A card as the editor would post it to the frame, without what stands around the card. */
export function cardForFrame(
  card: Pick<ShownCard, 'language' | 'images' | 'surface'> & Pick<CardMessage, 'variants'>,
): CardMessage {
  return {
    type: 'card',
    source: { uri: '' },
    version: 0,
    name: '',
    shape: '',
    variants: card.variants,
    language: card.language,
    images: card.images,
    canExclude: false,
    problems: [],
    locked: 'This is a picture.',
    tap: sampleTap(card.surface, 0),
  };
}
