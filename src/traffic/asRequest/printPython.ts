import type { PrintableRequest } from './printableRequest';
import { headline, variablesOf } from './printableRequest';
import { printValue, Variable } from './printValue';
import { pythonStyle } from './valueStyles';

/** Python 3 that makes a request with the standard library alone. */
export function printPython(request: PrintableRequest): string {
  const { method, url, query, hasToken, body, subject } = request;
  const imports = [
    'json',
    ...(variablesOf(request).length > 0 ? ['os'] : []),
    ...(query.length > 0 ? ['urllib.parse'] : []),
    'urllib.request',
  ];
  const headers = [
    ...(hasToken ? ['"Authorization": f"Bearer {os.environ[\'SEATALK_TOKEN\']}"'] : []),
    ...(body === undefined ? [] : ['"Content-Type": "application/json"']),
  ];
  return `# ${headline(request)}
${imports.map((name) => `import ${name}\n`).join('')}
${body === undefined ? '' : `body = ${printValue(body, pythonStyle)}\n`}${queryOf(query)}
request = urllib.request.Request(
    ${addressOf(url, query.length > 0)},
${body === undefined ? '' : '    data=json.dumps(body).encode(),\n'}    headers={
${headers.map((line) => `        ${line},\n`).join('')}    },
    method="${method}",
)
with urllib.request.urlopen(request, timeout=30) as response:
    answer = json.load(response)
# SeaTalk answers 200 for refusals too; only the code tells.
if answer["code"] != 0:
    raise SystemExit(f"SeaTalk refused the ${subject}: {answer}")
${subject === 'card' ? '' : 'print(json.dumps(answer, indent=2))\n'}`;
}

function queryOf(query: PrintableRequest['query']): string {
  if (query.length === 0) return '';
  const fields = query.map(([name, value]) => `        (${pythonStyle.text(name)}, ${valueOf(value)}),\n`);
  return `query = urllib.parse.urlencode(\n    [\n${fields.join('')}    ]\n)\n`;
}

function addressOf(url: string | Variable, hasQuery: boolean): string {
  if (!hasQuery) return valueOf(url);
  return url instanceof Variable ? `${valueOf(url)} + "?" + query` : `${pythonStyle.text(`${url}?`)} + query`;
}

function valueOf(value: string | Variable): string {
  return value instanceof Variable ? pythonStyle.variable(value.name) : pythonStyle.text(value);
}
