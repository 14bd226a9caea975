import type { CopiedRequest } from './copiedRequest';
import { printValue } from './printValue';
import { Variable } from './variable';
import { typescriptStyle } from './valueStyles';

/** TypeScript that sends the card with `fetch`, for Node 18 or later. */
export function printTypescript({ title, method, url, hasToken, body, variables }: CopiedRequest): string {
  const address = url instanceof Variable ? `process.env.${url.name} ?? ''` : `'${url}'`;
  return `// ${title}. Needs ${variables.join(' and ')} in the environment.
const body = ${printValue(body, typescriptStyle)};

async function sendCard(): Promise<void> {
  const response = await fetch(${address}, {
    method: '${method}',
    headers: {
${hasToken ? `      Authorization: \`Bearer \${process.env.SEATALK_TOKEN}\`,\n` : ''}      'Content-Type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  // SeaTalk answers 200 for refusals too; only the code tells.
  const answer = await response.text();
  if (!response.ok || (JSON.parse(answer) as { code: number }).code !== 0) {
    throw new Error(\`SeaTalk refused the card: \${response.status} \${answer}\`);
  }
}

sendCard().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
`;
}
