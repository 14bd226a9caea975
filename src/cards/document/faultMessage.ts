const MESSAGES: Readonly<Record<string, string>> = {
  CommaExpected: 'A comma is missing.',
  ColonExpected: 'A colon is missing.',
  ValueExpected: 'A value is missing.',
  PropertyNameExpected: 'A name in double quotes is missing.',
  CloseBraceExpected: 'A closing brace is missing.',
  CloseBracketExpected: 'A closing bracket is missing.',
  EndOfFileExpected: 'The JSON has ended; nothing may follow.',
  UnexpectedEndOfString: 'The text in quotes does not end.',
  InvalidEscapeCharacter: 'Invalid escape. Write a backslash as two.',
  InvalidUnicode: 'Invalid escape. Write a backslash as two.',
  InvalidCharacter: 'This character needs an escape, such as \\n for a line break.',
  TooDeep: 'Nested too deep.',
};

/** An English sentence for a fault of the JSON parser. The editor translates it. @param code the `code` of a `SyntaxFault`. */
export function faultMessage(code: string): string {
  return MESSAGES[code] ?? 'This is not valid JSON.';
}
