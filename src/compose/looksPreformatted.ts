/** More lines tell nothing new. */
const SAMPLE_LINES = 200;
const SAMPLE_CHARACTERS = 20_000;

/** Starts of lines that machines write: times, levels, frames of a stack. */
const LOG_LINES: readonly RegExp[] = [
  /^\W{0,3}\d{4}[-/]\d\d[-/]\d\d\b/,
  /^\W{0,3}\d\d:\d\d:\d\d\b/,
  /^\W{0,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b.{0,12}\d\d:\d\d/,
  /^\W{0,3}(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|NOTICE|CRITICAL)\b/,
  /^\s+at \S+/,
  /^\s+File "[^"]*", line \d/,
  /^Traceback \(/,
];

const LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;

/** Signs of programs and of columns that only line up in a fixed-width font. */
const CODE_LINES: readonly RegExp[] = [
  /[;{}]\s*$/,
  /^(?: {2,}|\t)\s*\S/,
  /^\s*(?:\/\/|#!|#include\b|import\s|export\s|const\s|let\s|def\s\w|func\s|fn\s|return\b)/,
  /[^\s.!?:;] {2,}\S/,
  /\S\t+\S/,
];

/**
 * Whether lines look like a log, a stack trace, a program or a table: something that prose formatting would damage.
 * Half of the lines must say so; a single line must look like a log.
 */
export function looksPreformatted(text: string): boolean {
  const lines = text
    .slice(0, SAMPLE_CHARACTERS)
    .split('\n', SAMPLE_LINES)
    .filter((line) => line.trim() !== '');
  const half = lines.length / 2;
  const logs = lines.filter((line) => LOG_LINES.some((sign) => sign.test(line))).length;
  if (logs > 0 && logs >= half) return true;
  const codes = lines.filter((line) => !LIST_ITEM.test(line) && CODE_LINES.some((sign) => sign.test(line)));
  return codes.length > 1 && codes.length + logs >= half;
}
