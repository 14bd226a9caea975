import type { Severity } from '../../cards/rules/rule';
import { wellFormed } from '../../cli/visible';
import type { FileFinding, FileReport } from './report';

/**
 * JUnit XML for CI servers: one suite per file, and one failed case per finding that counts as a failure. Other findings are printed as
 * the suite's output. A file without a card is an error.
 */
export function junitReport(
  reports: readonly FileReport[],
  isFailure: (severity: Severity) => boolean,
): string {
  const suites = reports.map((report) => suite(report, isFailure));
  const sum = (key: 'tests' | 'failures' | 'errors') =>
    suites.reduce((total, one) => total + one.counts[key], 0);
  const counts = attributes({ tests: sum('tests'), failures: sum('failures'), errors: sum('errors') });
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="seatalk-card"${counts}>
${suites.map(({ xml }) => xml).join('\n')}
</testsuites>
`;
}

function suite({ file, isChecked, findings }: FileReport, isFailure: (severity: Severity) => boolean) {
  const failed = findings.filter(({ severity }) => isFailure(severity));
  const notes = findings.filter(({ severity }) => !isFailure(severity));
  const tag = isChecked ? 'failure' : 'error';
  const cases =
    failed.length === 0
      ? [`    <testcase${attributes({ classname: file, name: 'card' })}/>`]
      : failed.map((finding) => failedCase(file, finding, tag));
  const counts = {
    tests: cases.length,
    failures: isChecked ? failed.length : 0,
    errors: isChecked ? 0 : failed.length,
  };
  const output =
    notes.length > 0 ? `    <system-out>${escaped(notes.map(line).join('\n'))}</system-out>\n` : '';
  const xml = `  <testsuite${attributes({ name: file, ...counts })}>\n${cases.join('\n')}\n${output}  </testsuite>`;
  return { counts, xml };
}

function failedCase(file: string, finding: FileFinding, tag: 'failure' | 'error'): string {
  const { ruleId, severity, message, pointer, start } = finding;
  const name = `${ruleId} ${pointer || '/'} (${start.line}:${start.column})`;
  return `    <testcase${attributes({ classname: file, name })}>
      <${tag}${attributes({ type: severity, message })}>${escaped(`${file}:${line(finding)}`)}</${tag}>
    </testcase>`;
}

function line({ start, severity, ruleId, message }: FileFinding): string {
  return `${start.line}:${start.column}: ${severity} ${ruleId} ${message}`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

/** What XML 1.0 can't hold even when escaped. https://www.w3.org/TR/xml/#charsets */
// oxlint-disable-next-line no-control-regex
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

function escaped(text: string): string {
  return wellFormed(text)
    .replaceAll(NO_XML, '\uFFFD')
    .replaceAll(/[&<>"\n\r\t]/gu, (character) => ENTITIES[character] ?? character);
}
