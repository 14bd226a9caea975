import type { PrintableRequest, QueryField } from './printableRequest';
import { printValue, Variable } from './printValue';
import { jsonStyle } from './valueStyles';

/** UTF-16 units above which a body is not put on the command line: Linux takes no argument above 128 KiB of UTF-8. */
const MAX_ARGUMENT = 40_000;

/** A `curl` command for any POSIX shell. */
export function printCurl({ method, url, query, hasToken, body, subject }: PrintableRequest): string {
  const address = url instanceof Variable ? `"$${url.name}"` : quoted(url);
  const head = [
    // With a query, --get makes one of what --data-urlencode names.
    `curl --silent --show-error ${query.length > 0 ? '--get' : `--request ${method}`} ${address}`,
    ...(hasToken ? ['--header "Authorization: Bearer $SEATALK_TOKEN"'] : []),
    ...query.map((field) => `--data-urlencode ${queryArgument(field)}`),
  ];
  if (body === undefined) return `${joined(head)}\n`;
  head.push("--header 'Content-Type: application/json'");
  const json = printValue(body, jsonStyle);
  if (json.length > MAX_ARGUMENT) {
    const mark = `SEATALK_${subject.toUpperCase()}`;
    return `${joined([...head, `--data-binary @- <<${mark}`])}\n${hereDocument(body)}\n${mark}\n`;
  }
  return `${joined([...head, `--data-binary ${argument(body)}`])}\n`;
}

function joined(lines: readonly string[]): string {
  return lines.join(' \\\n  ');
}

function queryArgument([name, value]: QueryField): string {
  return value instanceof Variable ? `"${name}=$${value.name}"` : quoted(`${name}=${value}`);
}

/** The shell leaves everything between single quotes as it is; a single quote itself stands outside of them. */
function quoted(text: string): string {
  return `'${withoutQuotes(text)}'`;
}

function argument(body: unknown): string {
  const style = {
    ...jsonStyle,
    key: (key: string) => withoutQuotes(JSON.stringify(key)),
    text: (text: string) => withoutQuotes(JSON.stringify(text)),
    variable: (name: string) => `"'"$${name}"'"`,
  };
  return `'${printValue(body, style)}'`;
}

function withoutQuotes(text: string): string {
  return text.replaceAll("'", String.raw`'\''`);
}

/** The shell fills in variables here, and takes a backslash away before `$`, a back quote and a backslash. */
function hereDocument(body: unknown): string {
  const escaped = (text: string) => JSON.stringify(text).replaceAll(/[\\$`]/g, String.raw`\$&`);
  return printValue(body, { ...jsonStyle, key: escaped, text: escaped });
}
