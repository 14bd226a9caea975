/** Longer pastes are cut: a group has far fewer members. */
const TEXT_MAX = 200_000;
const EMAIL = /[^\s<>()[\]"',;:@]+@[^\s<>()[\]"',;:@]+\.[^\s<>()[\]"',;:@]+/gu;
/** A name that a mail program puts before an address may hold a comma. */
const QUOTED_NAME = /"[^"\n]{0,200}"\s{0,9}</gu;
const AROUND = /^["'<([]+|["'>)\].]+$/gu;

/**
 * The emails, employee codes and SeaTalk IDs in a list as people paste it: one a line, columns of a table, with commas or semicolons,
 * or as mail programs write them (`Mira Tan <mira.tan@example.com>`). Each once, in their order. Words beside an email in the same field are
 * a name, and left out, unless they have a digit, as ids do.
 */
export function readPastedPeople(text: string): readonly string[] {
  const fields = text
    .slice(0, TEXT_MAX)
    .replaceAll(QUOTED_NAME, '<')
    .split(/[\n\r,;\t|]+/u);
  return [...new Set(fields.flatMap(readField))];
}

function readField(field: string): readonly string[] {
  const emails = (field.match(EMAIL) ?? []).map((email) => email.replaceAll(AROUND, ''));
  // Line breaks pasted into an input box become spaces.
  const words = field
    .replaceAll(EMAIL, ' ')
    .split(/\s+/u)
    .map((word) => word.replaceAll(AROUND, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  // Beside an email, a word is the person's name, unless it looks like an id.
  return emails.length === 0 ? words : [...emails, ...words.filter((word) => /\d/u.test(word))];
}
