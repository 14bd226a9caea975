/** Longer pastes are cut: a group has far fewer members. */
const TEXT_MAX = 200_000;
const EMAIL = /[^\s<>()[\]"',;:@]+@[^\s<>()[\]"',;:@]+\.[^\s<>()[\]"',;:@]+/gu;
const AROUND = /^["'<([]+|["'>)\].]+$/gu;

/**
 * The emails, employee codes and SeaTalk IDs in a list as people paste it: one a line, columns of a table, with commas or semicolons,
 * or as mail programs write them (`Mira Tan <mira.tan@example.com>`). Each once, in their order. What stands beside an email in the same
 * field is a name, and left out.
 */
export function readPastedPeople(text: string): readonly string[] {
  const fields = text.slice(0, TEXT_MAX).split(/[\n\r,;\t|]+/u);
  return [...new Set(fields.flatMap(readField))];
}

function readField(field: string): readonly string[] {
  const emails = field.match(EMAIL);
  if (emails) return emails.map((email) => email.replaceAll(AROUND, ''));
  // Line breaks pasted into an input box become spaces.
  return field
    .split(/\s+/u)
    .map((word) => word.replaceAll(AROUND, ''))
    .filter((word) => word !== '');
}
