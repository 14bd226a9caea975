/** What the page of a frame is made of; addresses as `webview.asWebviewUri` gives them. */
export interface FramePageParts {
  readonly cspSource: string;
  /** Fresh for every page. */
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly title: string;
  /** BCP 47, the editor's display language. */
  readonly language: string;
  /** The translations of this language as `vscode.l10n.bundle` has them; undefined where there are none. */
  readonly words: object | undefined;
  /** What the frame has to know before its first message, as JSON can hold it. */
  readonly given?: unknown;
}

/**
 * The page of a frame. Nothing but our own script runs in it, nothing is loaded from outside; images come as data. The style sheet
 * has the id by which the widgets find the icons in it.
 */
export function framePage(parts: FramePageParts): string {
  const { cspSource, nonce, words, given } = parts;
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
<body${data('words', words)}${data('given', given)}>
<script nonce="${attribute(nonce)}" src="${attribute(parts.scriptUri)}"></script>
</body>
</html>`;
}

function data(name: string, value: unknown): string {
  return value === undefined ? '' : ` data-${name}="${attribute(JSON.stringify(value))}"`;
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
