import type { CopiedRequest } from './copiedRequest';
import { printValue } from './printValue';
import { Variable } from './variable';
import { pythonStyle } from './valueStyles';

/** Python 3 that sends the card with the standard library alone. */
export function printPython({ title, method, url, hasToken, body, variables }: CopiedRequest): string {
  const address = url instanceof Variable ? pythonStyle.variable(url.name) : `"${url}"`;
  const token = hasToken ? '        "Authorization": f"Bearer {os.environ[\'SEATALK_TOKEN\']}",\n' : '';
  return `# ${title}. Needs ${variables.join(' and ')} in the environment.
import json
import os
import urllib.request

body = ${printValue(body, pythonStyle)}

request = urllib.request.Request(
    ${address},
    data=json.dumps(body).encode(),
    headers={
${token}        "Content-Type": "application/json",
    },
    method="${method}",
)
with urllib.request.urlopen(request, timeout=30) as response:
    answer = json.load(response)
# SeaTalk answers 200 for refusals too; only the code tells.
if answer["code"] != 0:
    raise SystemExit(f"SeaTalk refused the card: {answer}")
`;
}
