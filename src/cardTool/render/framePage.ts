import type { ViewChoices } from '../../webview/cardPreview/protocol';
import type { CardLook } from './cardPainter';

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

/** The page in which the frame of the card preview believes to be in an editor. @param words the frame's, as JSON. */
export function framePage(words: string): string {
  const policy = `default-src 'none'; script-src ${FRAME_ORIGIN}; style-src ${FRAME_ORIGIN}; font-src ${FRAME_ORIGIN}; img-src data:`;
  const attribute = words.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="/cardPreview.css">
<link rel="stylesheet" href="/page.css">
</head>
<body data-strings="${attribute}"></body>
</html>`;
}

/** Run before the frame's script: the editor's function, with what the frame would have kept. */
export function editorStub({ client }: CardLook): string {
  const choices: Partial<ViewChoices> = { client };
  const state = JSON.stringify({ choices });
  return `window.acquireVsCodeApi = () => ({ postMessage() {}, setState() {}, getState: () => (${state}) });`;
}
