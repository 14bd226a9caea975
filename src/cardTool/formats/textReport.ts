import { styleText } from 'node:util';
import type { Severity } from '../../cards/rules/rule';
import { countFindings } from './report';
import type { FileReport } from './report';
import { visible } from '../../cli/visible';

const COLORS = { error: 'red', warning: 'yellow', information: 'blue' } as const;

/** One line per finding, in the form of a compiler's message, so that editors and CI can link to the position. A summary follows. */
export function textReport(reports: readonly FileReport[], colors: boolean): string {
  const painted = (style: Parameters<typeof styleText>[0], text: string) =>
    colors ? styleText(style, text, { validateStream: false }) : text;
  const lines = reports.flatMap(({ file, findings, omitted }) => [
    ...findings.map(({ start, severity, ruleId, message }) => {
      const place = `${visible(file)}:${start.line}:${start.column}`;
      return `${place}: ${painted(COLORS[severity], severity)} ${painted('dim', ruleId)} ${visible(message)}`;
    }),
    ...(omitted > 0 ? [`${visible(file)}: and ${omitted} more`] : []),
  ]);
  const counts = countFindings(reports);
  const isClean = Object.values(counts).every((count) => count === 0);
  const summary = `${reports.length} ${reports.length === 1 ? 'file' : 'files'}: ${
    isClean ? 'nothing found' : counted(counts)
  }`;
  return [...lines, ...(lines.length > 0 ? [''] : []), painted('bold', summary), ''].join('\n');
}

function counted(counts: Record<Severity, number>): string {
  const words = { error: 'error', warning: 'warning', information: 'note' } as const;
  return (['error', 'warning', 'information'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${words[severity]}${counts[severity] === 1 ? '' : 's'}`)
    .join(', ');
}
