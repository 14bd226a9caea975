import assert from 'node:assert/strict';
import { environmentReference, variableFor } from '../../../src/secrets/environmentReference';
import { findSecrets } from '../../../src/secrets/findSecrets';
import { isDotEnv, textKindOf } from '../../../src/secrets/textKind';

const APP = '1nv3nt3dAppS3cr3t';
const HOOK = 'https://openapi.seatalk.io/webhook/group/1nv3nt3dW3bh00kK3y';

/** The text after its first secret was replaced; undefined where no way is known. */
function moved(text: string, languageId: string, fileName = 'bot'): string | undefined {
  const kind = textKindOf(languageId, fileName);
  const [secret] = findSecrets(text, { kind, fileName });
  assert.ok(secret, 'nothing was found');
  const changes = environmentReference(text, kind, secret, variableFor(text, secret));
  if (!changes) return undefined;
  let after = text;
  for (const { start, end, text: put } of changes.toSorted((a, b) => b.start - a.start))
    after = after.slice(0, start) + put + after.slice(end);
  assert.ok(!after.includes(APP));
  return after;
}

describe('the reference that stands in for a secret', () => {
  const cases: readonly (readonly [
    what: string,
    languageId: string,
    before: string,
    after: string | undefined,
    fileName?: string,
  ])[] = [
    [
      'TypeScript',
      'typescript',
      `const seatalkSecret = '${APP}';`,
      'const seatalkSecret = process.env.SEATALK_APP_SECRET;',
    ],
    [
      'a template',
      'javascript',
      `seatalkSecret = \`${APP}\``,
      'seatalkSecret = process.env.SEATALK_APP_SECRET',
    ],
    [
      'a variable with a name of its own',
      'typescript',
      `const SEATALK_APP_SECRET_PROD = '${APP}';`,
      'const SEATALK_APP_SECRET_PROD = process.env.SEATALK_APP_SECRET_PROD;',
    ],
    [
      'Apps Script',
      'javascript',
      `const seatalkSecret = '${APP}';`,
      "const seatalkSecret = PropertiesService.getScriptProperties().getProperty('SEATALK_APP_SECRET');",
      'Code.gs',
    ],
    [
      'Python, with its import',
      'python',
      `#!/usr/bin/env python3\nfrom __future__ import annotations\nimport json\n\nseatalk_secret = "${APP}"\n`,
      '#!/usr/bin/env python3\nfrom __future__ import annotations\nimport os\nimport json\n\nseatalk_secret = os.environ["SEATALK_APP_SECRET"]\n',
    ],
    [
      'Python that has the import',
      'python',
      `import json, os\nSEATALK_APP_SECRET = r"${APP}"\n`,
      'import json, os\nSEATALK_APP_SECRET = os.environ["SEATALK_APP_SECRET"]\n',
    ],
    [
      'Python without any import',
      'python',
      `# bot\nseatalk_secret = "${APP}"\n`,
      '# bot\nimport os\nseatalk_secret = os.environ["SEATALK_APP_SECRET"]\n',
    ],
    [
      'Go, a constant',
      'go',
      `package bot\n\nimport (\n\t"fmt"\n)\n\nconst seatalkSecret = "${APP}"\n`,
      'package bot\n\nimport (\n\t"os"\n\t"fmt"\n)\n\nvar seatalkSecret = os.Getenv("SEATALK_APP_SECRET")\n',
    ],
    [
      'Go without any import',
      'go',
      `package bot\n\nvar seatalkSecret = "${APP}"\n`,
      'package bot\n\nimport "os"\n\nvar seatalkSecret = os.Getenv("SEATALK_APP_SECRET")\n',
    ],
    [
      'Java',
      'java',
      `seatalk.setAppSecret("${APP}");`,
      'seatalk.setAppSecret(System.getenv("SEATALK_APP_SECRET"));',
    ],
    [
      'C#',
      'csharp',
      `var seatalkSecret = @"${APP}";`,
      'var seatalkSecret = Environment.GetEnvironmentVariable("SEATALK_APP_SECRET");',
    ],
    ['PHP', 'php', `['seatalk_secret' => '${APP}']`, "['seatalk_secret' => getenv('SEATALK_APP_SECRET')]"],
    ['Ruby', 'ruby', `seatalk_secret = '${APP}'`, 'seatalk_secret = ENV.fetch("SEATALK_APP_SECRET")'],
    ['YAML', 'yaml', `seatalk_secret: ${APP}`, 'seatalk_secret: ${SEATALK_APP_SECRET}'],
    ['JSON', 'json', `{"seatalk_secret":"${APP}"}`, '{"seatalk_secret":"${SEATALK_APP_SECRET}"}'],
    ['.env', 'properties', `SEATALK_SECRET=${APP}`, 'SEATALK_SECRET=${SEATALK_SECRET}', '.env'],
    ['a shell', 'shellscript', `seatalk_secret='${APP}'`, 'seatalk_secret="${SEATALK_APP_SECRET}"'],
    ['a shell, inside a text', 'shellscript', `curl "${HOOK}?x=1"`, 'curl "${SEATALK_WEBHOOK_URL}?x=1"'],
    ['a shell, inside single quotes', 'shellscript', `curl '${HOOK}?x=1'`, undefined],
    ['a batch file', 'bat', `set SEATALK_SECRET=${APP}`, 'set SEATALK_SECRET=%SEATALK_SECRET%'],
    ['a webhook', 'typescript', `const url = '${HOOK}';`, 'const url = process.env.SEATALK_WEBHOOK_URL;'],
    ['a part of a text in a program', 'typescript', `// see ${HOOK} for more`, undefined],
    ['a text inside a text', 'typescript', `seatalk = "{\\"app_secret\\":\\"${APP}\\"}"`, undefined],
    ['a language nobody listed', 'cobol', `seatalk_secret = "${APP}"`, undefined],
  ];
  for (const [what, languageId, before, after, fileName] of cases) {
    it(`fits ${what}`, () => assert.equal(moved(before, languageId, fileName), after));
  }

  it('is of a variable that is named nearby as such', () => {
    const text = `os.getenv("BOT_APP_SECRET", "${APP}")`;
    assert.equal(variableFor(text, { kind: 'appSecret', start: text.indexOf(APP) }), 'BOT_APP_SECRET');
  });
});

describe('a file of variables', () => {
  it('is one by its name, and its examples are none', () => {
    const names = [
      '.env',
      '.env.local',
      'prod.env',
      '.ENV',
      '.env.example',
      '.env.sample',
      'environment',
      '.envrc',
      'a.envy',
    ];
    assert.deepEqual(names.filter(isDotEnv), ['.env', '.env.local', 'prod.env', '.ENV']);
  });
});
