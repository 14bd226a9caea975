import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import { version } from '../../../package.json';
import type { Severity } from '../../cards/rules/rule';
import type { FileFinding, FileReport } from './report';
import { ruleTexts } from './ruleTexts';
import { wellFormed } from '../../cli/visible';

const LEVELS = { error: 'error', warning: 'warning', information: 'note' } as const satisfies Record<
  Severity,
  Result['level']
>;

/**
 * SARIF 2.1.0 for code scanning services. Paths below the working folder are relative to it, so run the tool at the root of the
 * repository.
 * @param folder the working folder, as an absolute path.
 */
export function sarifReport(
  reports: readonly FileReport[],
  { exitCode, folder }: { readonly exitCode: number; readonly folder: string },
): string {
  const rules = ruleTexts();
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'seatalk-card',
            version,
            semanticVersion: version,
            rules: rules.map(({ id, severity, text, help, helpUri }): ReportingDescriptor => ({
              id,
              shortDescription: { text },
              fullDescription: { text },
              help: { text: help },
              helpUri,
              defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: exitCode < 2, exitCode }],
        results: reports.flatMap(({ file, findings }) => {
          const uri = uriOf(file, folder);
          return findings.map((finding) => resultOf(finding, uri, indexes.get(finding.ruleId)));
        }),
      },
    ],
  } satisfies Log;
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf(finding: FileFinding, uri: string, ruleIndex: number | undefined): Result {
  const { ruleId, severity, message, pointer, start, end } = finding;
  return {
    ruleId,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region: {
            startLine: start.line,
            startColumn: start.column,
            endLine: end.line,
            endColumn: end.column,
          },
        },
        ...(pointer !== '' && { logicalLocations: [{ fullyQualifiedName: pointer, kind: 'value' }] }),
      },
    ],
  };
}

function uriOf(file: string, folder: string): string {
  const full = path.resolve(folder, file);
  const relative = path.relative(folder, full);
  const isInside = relative !== '' && relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
  if (!isInside) return pathToFileURL(full).href;
  return relative
    .split(path.sep)
    .map((step) => encodeURIComponent(wellFormed(step)))
    .join('/');
}
