/** What of a card's name can stand in the name of a file. */
export function asFileName(name: string): string {
  return (
    name
      .replaceAll(/[^\p{L}\p{N} _-]+/gu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .trim() || 'card'
  );
}
