import { format, resolveConfig } from 'prettier';
import { FIXERS } from '../../src/cards/fixes/cardFixes';
import { CARD_SURFACES } from '../../src/cards/document/recognise';
import type { Rule } from '../../src/cards/rules/rule';
import { RULES } from '../../src/cards/rules/ruleTable';

const HEAD = `# Card rules

What Bot Studio checks in an interactive card. The editor, the preview, the check before a send, the local SeaTalk, the command line and the
library function \`checkCard\` all read these rules. The table is written by \`npm run docs:rules\`; a test keeps it in step.

## How to read it

**Severity.** An \`error\`: SeaTalk rejects the whole card, nothing is shortened or left out. A \`warning\`: the card is sent and does not do what
it looks like. \`information\`: advice.

**Confidence** says how sure the fact behind a rule is:

| Confidence | Means |
| --- | --- |
| \`documented\` | The official documentation says so; the rule links its page. |
| \`vendor\` | SeaTalk's own SDK types or sample programs say so. |
| \`observed\` | Independent programs in use against the real service rely on it. |
| \`inferred\` | Follows from other facts; nobody states it. |
| \`unknown\` | Sources contradict each other or say nothing. Such a rule never refuses a card. |

**Lengths** are counted in UTF-16 units, as JavaScript, Java and C# count: most characters are one, an emoji is two or more. The documentation
says "characters" and leaves open which; this is the strictest reading, so nothing passes here that SeaTalk rejects for its length. Where a text
is too long by this count alone, the message says both numbers. A line break is one character, a JSON escape counts as what it stands for.

**Images** are measured as Base64, after encoding: 5 MB (5 × 1024 × 1024) of Base64 are about 3.75 MB of file.

**Surfaces** are where a card can go: ${CARD_SURFACES.map((surface) => `\`${surface}\``).join(', ')}. \`webhook\` is a system account, \`unknown\` a card whose
JSON does not tell. Where none is named, a rule speaks everywhere. What opens a stream looks like a message to a chat and is checked as one.

**Fixes** are quick fixes of the editor. Each makes its finding go away and brings up no error; the first is the one to take where several fit.

**Choosing rules.** A file \`.seatalk-cardrc.json\`, or a section \`seatalk-card\` in \`package.json\`, holds for the card files in its folder and
below; the nearest one counts. The editor and the command line read it alike. Silencing a rule doesn't change what SeaTalk accepts: the check
before a send isn't affected.

\`\`\`json
{ "ignore": ["redirect-one-link"], "enable": ["readable-value"], "minSeverity": "warning" }
\`\`\`

\`--ignore\`, \`--enable\`, and \`--min-severity\` of \`seatalk-card check\` add to it. Rules that are off by default report nothing unless they are enabled.

Text that is no JSON gives \`not-json\` from \`checkCard\` and the command line, JSON without a card \`not-a-card\`, both errors.
No rule gives more than 100 findings in one card.

## The rules

| Rule | Severity | Limit | What it says | Surfaces | Confidence | Fixes |
| --- | --- | --- | --- | --- | --- | --- |
`;

/** The page about all card rules, as it stands in `docs/card-rules.md`. */
export async function cardRulesPage(): Promise<string> {
  const config = await resolveConfig(__filename);
  return format(HEAD + RULES.map(row).join('\n') + '\n', { ...config, parser: 'markdown' });
}

function row({ id, severity, isOptional, confidence, summary, docs, surfaces, limit }: Rule): string {
  const level = isOptional === true ? `${severity}, off by default` : severity;
  const mark = docs === undefined ? confidence : `[${confidence}](${docs})`;
  const fixes = [...new Set((FIXERS[id] ?? []).map((fixer) => `\`${fixer.id}\``))].join(', ');
  const where = surfaces?.map((surface) => `\`${surface}\``).join(', ') ?? '';
  return `| \`${id}\` | ${level} | ${limit ?? ''} | ${summary} | ${where} | ${mark} | ${fixes} |`;
}
