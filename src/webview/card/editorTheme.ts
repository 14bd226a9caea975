/** How a client is drawn; `contrast` takes its colors from a high-contrast editor. */
export type ClientTheme = 'light' | 'dark' | 'contrast';

/** The theme of the editor, as a client is drawn in it. */
export function editorTheme(): ClientTheme {
  const { classList } = document.body;
  if (classList.contains('vscode-high-contrast') || classList.contains('vscode-high-contrast-light')) {
    return 'contrast';
  }
  return classList.contains('vscode-light') ? 'light' : 'dark';
}

/** Calls back when the editor changes its theme: it changes the classes of the body then. */
export function onEditorTheme(changed: () => void): void {
  new MutationObserver(changed).observe(document.body, { attributeFilter: ['class'] });
}
