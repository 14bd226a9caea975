import type { ViewChoices } from '../protocol';

/** How a client is drawn; `contrast` takes its colors from a high-contrast editor. */
export type ClientTheme = 'light' | 'dark' | 'contrast';

/** The theme a client is drawn in, as chosen or as the editor has it. */
export function clientTheme({ client }: ViewChoices): ClientTheme {
  return client === 'editor' ? editorTheme() : client;
}

/** Calls back when the editor changes its theme: it changes the classes of the body then. */
export function onEditorTheme(changed: () => void): void {
  new MutationObserver(changed).observe(document.body, { attributeFilter: ['class'] });
}

function editorTheme(): ClientTheme {
  const { classList } = document.body;
  if (classList.contains('vscode-high-contrast') || classList.contains('vscode-high-contrast-light')) {
    return 'contrast';
  }
  return classList.contains('vscode-light') ? 'light' : 'dark';
}
