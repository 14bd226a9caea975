/** In the page: waits until what was changed is on the screen. */
export const SETTLE = `() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))`;

/**
 * In the page: waits until the icons are there. Each has a style sheet of its own, which loads again when the icon is moved; what an icon
 * is drawn with before that is nothing.
 */
const ICONS = `async () => {
  const icons = [...document.querySelectorAll('vscode-icon')];
  await Promise.all(icons.map((icon) => icon.updateComplete));
  const sheets = icons.flatMap((icon) => [...icon.shadowRoot.querySelectorAll('link[rel="stylesheet"]')]);
  const loaded = (sheet) => new Promise((resolve) => (sheet.onload = sheet.onerror = resolve));
  await Promise.all(sheets.filter(({ sheet }) => !sheet).map(loaded));
}`;

/** In the page: starts the frame, shows the card, waits until everything of it is there. */
export const DRAW = `async (card) => {
  await new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/cardPreview.js';
    script.onload = resolve;
    script.onerror = () => reject(new Error('The frame is not built.'));
    document.body.append(script);
  });
  window.dispatchEvent(new MessageEvent('message', { data: card }));
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  await (${ICONS})();
  // Fonts are asked for when text is laid out in them, one after another.
  do await (${SETTLE})();
  while (document.fonts.status === 'loading' && (await document.fonts.ready));
}`;

/** In the page: leaves nothing but the message on the client's backdrop, and returns its height. */
export const MEASURE = `async (margin) => {
  const row = document.querySelector('.message-row');
  if (!row) throw new Error('No card was drawn.');
  const backdrop = row.parentElement;
  document.body.replaceChildren(backdrop);
  Object.assign(document.documentElement.style, { height: 'auto' });
  Object.assign(document.body.style, { height: 'auto', display: 'block' });
  Object.assign(backdrop.style, { padding: margin + 'px', minHeight: '0', height: 'auto', overflow: 'hidden' });
  await (${ICONS})();
  await (${SETTLE})();
  return Math.ceil(backdrop.getBoundingClientRect().height);
}`;
