import type { PreviewStrings, ViewChoices } from '../../../../webview/cardPreview/protocol';

/** What the page of the preview is made of; addresses as `webview.asWebviewUri` gives them. */
export interface PreviewPageParts {
  readonly cspSource: string;
  /** Fresh for every page. */
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly title: string;
  /** BCP 47, the editor's display language. */
  readonly language: string;
  readonly strings: PreviewStrings;
  /** How cards are looked at first. */
  readonly choices: ViewChoices | undefined;
}

/**
 * The page of the card preview. Nothing but our own script runs in it, nothing is loaded from outside; card images come
 * as data. The stylesheet has
 * the id by which the widgets find the icons in it.
 */
export function previewPage(parts: PreviewPageParts): string {
  const { cspSource, nonce } = parts;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src data: ${cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(parts.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(parts.title)}</title>
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="${attribute(parts.styleUri)}">
</head>
<body data-strings="${attribute(JSON.stringify(parts.strings))}" data-choices="${attribute(JSON.stringify(parts.choices ?? null))}">
<script nonce="${attribute(nonce)}" src="${attribute(parts.scriptUri)}"></script>
</body>
</html>`;
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
