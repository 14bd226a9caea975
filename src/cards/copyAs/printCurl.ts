import type { CopiedRequest } from './copiedRequest';
import { printValue } from './printValue';
import { Variable } from './variable';
import { jsonStyle } from './valueStyles';

/** UTF-16 units above which a body does not go on the command line: Linux takes no argument above 128 KiB of UTF-8. */
const MAX_ARGUMENT = 40_000;
const END_MARK = 'SEATALK_CARD';

/** A `curl` command for any POSIX shell. */
export function printCurl({ method, url, hasToken, body }: CopiedRequest): string {
  const head = [
    `curl --silent --show-error --request ${method} ${url instanceof Variable ? `"$${url.name}"` : quoted(url)}`,
    ...(hasToken ? ['--header "Authorization: Bearer $SEATALK_TOKEN"'] : []),
    "--header 'Content-Type: application/json'",
  ];
  const json = printValue(body, jsonStyle);
  if (json.length > MAX_ARGUMENT) {
    return `${joined([...head, `--data-binary @- <<${END_MARK}`])}\n${hereDocument(body)}\n${END_MARK}\n`;
  }
  return `${joined([...head, `--data-binary ${argument(body)}`])}\n`;
}

function joined(lines: readonly string[]): string {
  return lines.join(' \\\n  ');
}

/** Nothing means anything between single quotes; a single quote itself stands outside of them. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function argument(body: object): string {
  const style = {
    ...jsonStyle,
    key: (key: string) => withoutQuotes(JSON.stringify(key)),
    text: (text: string) => withoutQuotes(JSON.stringify(text)),
    variable: (name: string) => `"'"$${name}"'"`,
  };
  return `'${printValue(body, style)}'`;
}

function withoutQuotes(json: string): string {
  return json.replaceAll("'", String.raw`'\''`);
}

/** The shell fills in variables here, and takes a backslash away before `$`, a back quote and a backslash. */
function hereDocument(body: object): string {
  const escaped = (text: string) => JSON.stringify(text).replaceAll(/[\\$`]/g, String.raw`\$&`);
  return printValue(body, { ...jsonStyle, key: escaped, text: escaped });
}
