let wanted: (() => void) | undefined;

/**
 * Moves the keyboard to what a message of the host's brought, while the person is in this frame. `focus()` in a frame takes the keyboard
 * from wherever it is, even from a text somebody is typing; who has gone on meanwhile finds it moved when they come back.
 */
export function whenHere(moveFocus: () => void): void {
  if (document.hasFocus()) return moveFocus();
  if (!wanted) window.addEventListener('focus', moveNow, { once: true });
  wanted = moveFocus;
}

function moveNow(): void {
  const move = wanted;
  wanted = undefined;
  move?.();
}
