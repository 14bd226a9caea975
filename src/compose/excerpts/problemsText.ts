/** Something that an editor underlines. Lines and columns count from 1. */
export interface ListedProblem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** What found it, such as `ts`. */
  readonly source?: string | undefined;
  readonly code?: string | undefined;
}

const SEVERITIES = ['error', 'warning', 'info'] as const;
/** Nobody reads more in a chat. */
const LISTED_MAX = 200;

/** Problems as compilers print them, one a line, by file and place; lines of a long message are indented below it. */
export function problemsText(problems: readonly ListedProblem[]): string {
  const ordered = problems.toSorted(
    (a, b) => compare(a.path, b.path) || a.line - b.line || a.column - b.column || rank(a) - rank(b),
  );
  const lines = ordered
    .slice(0, LISTED_MAX)
    .map(({ path, line, column, severity, message, source, code }) => {
      const [first = '', ...more] = message.trimEnd().split(/\r\n?|\n/);
      const origin = [source, code].filter((each) => each !== undefined && each !== '').join(' ');
      const found = `${path}:${line}:${column}: ${severity}: ${first}${origin === '' ? '' : ` [${origin}]`}`;
      return [found, ...more.map((each) => `    ${each.trimEnd()}`)].join('\n');
    });
  const left = ordered.length - lines.length;
  return [...lines, ...(left > 0 ? [`… ${left} more`] : [])].join('\n');
}

/** How many there are of each severity. */
export function countProblems(
  problems: readonly Pick<ListedProblem, 'severity'>[],
): Readonly<Record<ListedProblem['severity'], number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

const rank = ({ severity }: ListedProblem): number => SEVERITIES.indexOf(severity);
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
