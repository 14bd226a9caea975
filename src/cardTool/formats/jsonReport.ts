import { version } from '../../../package.json';
import { countFindings } from './report';
import type { FileReport } from './report';

/**
 * The whole report as one JSON object: `version` of the tool, `files` (each with `file`, `checked`, `surface`, `findings`, `omitted`),
 * and `summary`. Lines and columns count from 1, columns in UTF-16 units. `end…` is the first position after the finding. Later versions
 * may add fields, but never change one.
 */
export function jsonReport(reports: readonly FileReport[]): string {
  const files = reports.map(({ file, isChecked, surface, findings, omitted }) => ({
    file,
    checked: isChecked,
    surface,
    findings: findings.map(({ ruleId, severity, confidence, message, pointer, start, end }) => ({
      ruleId,
      severity,
      confidence,
      message,
      pointer,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
    })),
    omitted,
  }));
  const { error, warning, information } = countFindings(reports);
  const summary = {
    files: reports.length,
    unchecked: reports.filter(({ isChecked }) => !isChecked).length,
    errors: error,
    warnings: warning,
    information,
  };
  return `${JSON.stringify({ version, files, summary }, null, 2)}\n`;
}
