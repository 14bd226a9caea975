import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findSecrets, mayHoldSecret } from '../../../src/secrets/findSecrets';
import type { FindOptions } from '../../../src/secrets/findSecrets';
import type { FoundKind } from '../../../src/secrets/foundSecret';
import { textKindOf } from '../../../src/secrets/textKind';
import { growsEvenly } from '../../support/growsEvenly';

/** Drawn at random to look at, and readable as invented. */
const APP = '1nv3nt3dAppS3cr3t';
const SIGN = '1nv3nt3dS1gn1ngK3y';
const APP_ID = 'MTIzNDU2Nzg5MDEy';
const KEY = '1nv3nt3dW3bh00kK3y';
const HOOK = `https://openapi.seatalk.io/webhook/group/${KEY}`;

function find(text: string, languageId: string, options: Partial<FindOptions> & { fileName?: string } = {}) {
  const kind = textKindOf(languageId, options.fileName ?? 'file');
  return findSecrets(text, { kind, ...options });
}

const found = (text: string, languageId: string, fileName?: string) =>
  find(text, languageId, fileName === undefined ? {} : { fileName }).map(({ kind, start, end }) => [
    kind,
    text.slice(start, end),
  ]);

describe('a text that may hold a kept secret', () => {
  for (const text of [`app_secret: ${APP}`, SIGN, `curl ${HOOK}`, 'x = "0123456789abcdef0123456789abcdef"'])
    it(`is ${text.slice(0, 24)}`, () => assert.equal(mayHoldSecret(text), true));

  for (const text of [
    '',
    'export function reconcileConfigurations() {}',
    'const port = 30000;\n',
    '1234567890123456',
  ])
    it(`is not ${JSON.stringify(text.slice(0, 24))}`, () => assert.equal(mayHoldSecret(text), false));
});

describe('secrets in files', () => {
  const matches: readonly (readonly [
    what: string,
    languageId: string,
    text: string,
    kind?: FoundKind,
    value?: string,
  ])[] = [
    ['a variable of .env', 'properties', `SEATALK_APP_SECRET=${APP}`],
    ['an exported variable', 'shellscript', `export SEATALK_APP_SECRET=${APP}\n`],
    ['a quoted variable of a shell', 'shellscript', `SEATALK_APP_SECRET='${APP}'`],
    ['a signing secret of .env', 'properties', `SEATALK_SIGNING_SECRET=${SIGN}`, 'signingSecret', SIGN],
    ['YAML', 'yaml', `seatalk:\n  app_secret: ${APP}\n`],
    ['YAML of a list, with quotes', 'yaml', `- name: SEATALK_APP_SECRET\n- seatalk-app-secret: "${APP}"`],
    ['JSON', 'json', `{"seatalk":{"app_secret":"${APP}"}}`],
    ['JSON with an app ID alone', 'json', `{"app_id":"${APP_ID}","app_secret":"${APP}"}`],
    ['JSON over two lines', 'json', `{"seatalk":{"appSecret":\n    "${APP}"}}`],
    ['JSON inside a text', 'typescript', `const seatalk = "{\\"app_secret\\":\\"${APP}\\"}";`],
    ['TOML', 'toml', `[seatalk]\napp_secret = "${APP}"`],
    ['TypeScript', 'typescript', `// SeaTalk\nconst appSecret = '${APP}';`],
    ['TypeScript with a type', 'typescript', `const seatalkAppSecret: string = "${APP}";`],
    ['a property', 'typescript', `new SeaTalk({ appId: '${APP_ID}', appSecret: \`${APP}\` })`],
    ['a field', 'javascript', `this.seatalk.secret = '${APP}'`],
    ['a default', 'typescript', `const s = process.env.SEATALK_APP_SECRET ?? '${APP}';`],
    ['a default with brackets', 'typescript', `const s = process.env['SEATALK_APP_SECRET'] || '${APP}';`],
    ['a default in Python', 'python', `s = os.getenv("SEATALK_APP_SECRET", "${APP}")`],
    ['another default in Python', 'python', `s = os.environ.get("SEATALK_APP_SECRET") or "${APP}"`],
    ['a keyword in Python', 'python', `bot = SeaTalk(app_id="${APP_ID}", app_secret="${APP}")`],
    ['bytes in Python', 'python', `SEATALK_SIGNING_SECRET = b"${SIGN}"`, 'signingSecret', SIGN],
    ['arguments by place', 'python', `bot = Client("${APP_ID}", "${APP}")`],
    ['Go', 'go', `package main\n\nvar seatalkSigningSecret string = "${SIGN}"`, 'signingSecret', SIGN],
    ['Go, short', 'go', `// SeaTalk\nappSecret := "${APP}"`],
    ['a setter in Java', 'java', `SeaTalkClient c; c.setAppSecret("${APP}");`],
    ['a constant of Java', 'java', `private static final String SEATALK_APP_SECRET = "${APP}";`],
    ['PHP', 'php', `$config = ['seatalk_app_secret' => '${APP}'];`],
    ['Ruby', 'ruby', `SEATALK_APP_SECRET = "${APP}"`],
    ['a language nobody listed', 'cobol', `seatalk_app_secret = "${APP}"`],
    ['a comparison', 'go', `if seatalkSecret == "${APP}" {`],
    ['a webhook in a program', 'typescript', `post('${HOOK}')`, 'webhookUrl', HOOK],
    ['a webhook in prose', 'markdown', `Write to ${HOOK}.`, 'webhookUrl', HOOK],
    ['a webhook of curl', 'shellscript', `curl -d @m.json ${HOOK}`, 'webhookUrl', HOOK],
    [
      'a webhook with escaped slashes',
      'json',
      `{"u":"${HOOK.replaceAll('/', '\\/')}"}`,
      'webhookUrl',
      HOOK.replaceAll('/', '\\/'),
    ],
  ];
  for (const [what, languageId, text, kind = 'appSecret', value = APP] of matches) {
    it(`are found: ${what}`, () => assert.deepEqual(found(text, languageId), [[kind, value]]));
  }

  it('are found where the file alone names the platform', () => {
    assert.deepEqual(found(`app_secret: ${APP}`, 'yaml', 'seatalk.yaml'), [['appSecret', APP]]);
  });

  const others: readonly (readonly [what: string, languageId: string, text: string])[] = [
    ['another platform', 'properties', `APP_SECRET=${APP}`],
    ['another service beside it', 'properties', `SEATALK_APP_ID=x\nGITHUB_CLIENT_SECRET=${APP}`],
    ['an app ID of another platform', 'json', `{"app_id":"cli_a1b2c3d4e5f6","app_secret":"${APP}"}`],
    ['far from the platform', 'properties', `SEATALK=1\n${'#\n'.repeat(2_000)}APP_SECRET=${APP}`],
    ['the environment', 'typescript', 'const seatalk = { appSecret: process.env.SEATALK_APP_SECRET };'],
    ['a reference in YAML', 'yaml', 'seatalk:\n  app_secret: ${SEATALK_APP_SECRET}'],
    ['a reference of a workflow', 'yaml', 'SEATALK_APP_SECRET: ${{ secrets.SEATALK_APP_SECRET }}'],
    ['a text that stands in', 'properties', 'SEATALK_APP_SECRET=your-app-secret-01'],
    ['a text in brackets', 'properties', 'SEATALK_APP_SECRET=<secret-0123456789>'],
    ['stars', 'properties', 'SEATALK_APP_SECRET=************'],
    ['the same character', 'properties', 'SEATALK_APP_SECRET=00000000000000a'],
    ['a secret of the local SeaTalk', 'properties', 'SEATALK_APP_SECRET=local-4k7m2x9q1w8e'],
    [
      'a file for the local SeaTalk',
      'properties',
      `SEATALK_BASE_URL=http://127.0.0.1:8787\nSEATALK_APP_SECRET=${APP}`,
    ],
    ['the path of a secret', 'yaml', 'seatalk_app_secret_path: /run/0secrets/1app'],
    ['the name of a secret', 'yaml', 'seatalkSecretName: prod-bot-2024-a1b2c3'],
    ['a word with a number', 'yaml', 'seatalk_secret: deploy-bot-2024'],
    ['a name in code', 'typescript', `const seatalkSecret = "readFromVault";`],
    ['a variable in code, without quotes', 'typescript', `seatalkSecret = config1Value2Here3`],
    ['a webhook with a placeholder', 'markdown', 'https://openapi.seatalk.io/webhook/group/your-key-0123'],
    ['a webhook with braces', 'markdown', 'https://openapi.seatalk.io/webhook/group/{key}'],
    ['a webhook of another host', 'typescript', `'https://example.com/webhook/group/${KEY}'`],
    ['a group beside its app', 'typescript', `send('${APP_ID}', 'Hello everybody here')`],
  ];
  for (const [what, languageId, text] of others) {
    it(`aren't found: ${what}`, () => assert.deepEqual(found(text, languageId), []));
  }

  it('are found exactly where they are known, whatever stands around them', () => {
    const known = [{ kind: 'signingSecret', id: 'p-1', value: SIGN } as const];
    const text = `x(${SIGN}) and ${SIGN}x, "${SIGN}"`;
    const all = find(text, 'typescript', { known });
    assert.deepEqual(
      all.map(({ start, knownId }) => [start, knownId]),
      [
        [2, 'p-1'],
        [text.lastIndexOf(SIGN), 'p-1'],
      ],
    );
  });

  it('are one finding where a known one has the shape, too', () => {
    const known = [{ kind: 'appSecret', id: 'p-1', value: APP } as const];
    assert.deepEqual(
      find(`SEATALK_APP_SECRET=${APP}`, 'properties', { known }).map(({ knownId }) => knownId),
      ['p-1'],
    );
  });

  it('that open nothing are left alone', () => {
    assert.deepEqual(find(`SEATALK_APP_SECRET=${APP}`, 'properties', { harmless: [APP] }), []);
  });

  it('say the app ID beside them, and never that of a group', () => {
    const [secret] = find(
      `{"group_id":"NDAwNzExMjIzMzQ0","app_secret":"${APP}","app_id":"${APP_ID}"}`,
      'json',
    );
    assert.equal(secret?.appId, APP_ID);
    assert.equal(find(`{"group_id":"NDAwNzExMjIzMzQ0","app_secret":"${APP}"}`, 'json')[0]?.appId, undefined);
  });

  it('are never inside one another, in any text', () => {
    const piece = fc.constantFrom(
      APP,
      SIGN,
      HOOK,
      APP_ID,
      'seatalk',
      'app_secret',
      '=',
      '"',
      ':',
      ' ',
      '\n',
      ',',
      'signing_secret',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const each of find(text, 'properties', {
          known: [{ kind: 'appSecret', id: 'a', value: APP }],
        })) {
          assert.ok(each.start >= end && each.end > each.start && each.end <= text.length);
          end = each.end;
        }
      }),
    );
  });

  const hostile: readonly (readonly [what: string, piece: string])[] = [
    ['one word', 'a'],
    ['the word that begins a name', 'secret'],
    ['names without an end', 'app_secret_'],
    ['names of the platform', 'seatalk_app_secret '],
    ['a name and its quote', `seatalk_secret="`],
    ['secrets', `seatalk_secret="${APP}"\n`],
    ['app IDs', `"${APP_ID}",`],
    ['webhooks', `${HOOK} `],
    ['the start of a webhook', 'https://openapi.seatalk.io/webhook/group/'],
    ['blanks behind a name', `seatalk_secret${' '.repeat(40)}`],
    ['capitals', 'A_'],
  ];
  for (const [what, piece] of hostile) {
    it(`are looked for in a time that grows with the text: ${what}`, async () => {
      const look = (length: number) => async () => {
        const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
        find(text, 'properties', { known: [{ kind: 'appSecret', id: 'a', value: APP }] });
      };
      await growsEvenly(8, { few: look(128 * 1024), many: look(1024 * 1024) });
    });
  }

  it('are not looked for in data', () => {
    const text = `SEATALK_APP_SECRET=${APP}\n${'x'.repeat(1024 * 1024)}`;
    assert.deepEqual(found(text, 'properties'), []);
  });
});
