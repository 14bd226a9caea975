import type { PrintableRequest } from './printableRequest';
import { headline } from './printableRequest';
import { printValue, Variable } from './printValue';
import { typescriptStyle } from './valueStyles';

const { text } = typescriptStyle;

/** TypeScript that makes a request with `fetch`, for Node 18 or later. */
export function printTypescript(request: PrintableRequest): string {
  const { method, url, query, hasToken, body, subject } = request;
  const isCard = subject === 'card';
  const run = isCard ? 'sendCard' : 'callSeaTalk';
  const headers = [
    ...(hasToken ? ['Authorization: `Bearer ${process.env.SEATALK_TOKEN}`'] : []),
    ...(body === undefined ? [] : ["'Content-Type': 'application/json'"]),
  ];
  return `// ${headline(request)}
${body === undefined ? '' : `const body = ${printValue(body, typescriptStyle)};\n`}${queryOf(query)}
async function ${run}(): Promise<void> {
  const response = await fetch(${addressOf(url, query.length > 0)}, {
    method: '${method}',
    headers: {
${headers.map((line) => `      ${line},\n`).join('')}    },
${body === undefined ? '' : '    body: JSON.stringify(body),\n'}  });
  // SeaTalk answers 200 for refusals too; only the code tells.
  const answer = await response.text();
  if (!response.ok || (JSON.parse(answer) as { code: number }).code !== 0) {
    throw new Error(\`SeaTalk refused the ${subject}: \${response.status} \${answer}\`);
  }
${isCard ? '' : '  console.log(answer);\n'}}

${run}().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
`;
}

function queryOf(query: PrintableRequest['query']): string {
  if (query.length === 0) return '';
  const fields = query.map(([name, value]) => `  [${text(name)}, ${valueOf(value)}],\n`);
  return `const query = new URLSearchParams([\n${fields.join('')}]);\n`;
}

function addressOf(url: string | Variable, hasQuery: boolean): string {
  if (!hasQuery) return valueOf(url);
  return url instanceof Variable ? `\`\${${valueOf(url)}}?\${query}\`` : `${text(`${url}?`)} + query`;
}

function valueOf(value: string | Variable): string {
  return value instanceof Variable ? `process.env.${value.name} ?? ''` : text(value);
}
