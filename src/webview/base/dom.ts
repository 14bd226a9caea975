type Child = Node | string;

/**
 * Makes an element. Children that are strings become text nodes: nothing here ever parses markup.
 * @param attributes an empty string sets a bare attribute, undefined leaves it out.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** Makes one of the editor-like widgets, which are custom elements. */
export function widget(
  tag: `vscode-${string}`,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

function setAttributes(target: HTMLElement, attributes: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) target.setAttribute(name, value);
  }
}

/** An icon of the editor's, of the style sheet of codicons. It is drawn by the page's own sheet, so that a list may have hundreds. */
export function codicon(name: string): HTMLElement {
  return element('span', { class: `codicon codicon-${name}`, 'aria-hidden': 'true' });
}
