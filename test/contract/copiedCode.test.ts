import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { transformSync } from 'esbuild';
import { copyAs } from '../../src/extension/cards/copyAs/cardRequest';
import type { CopyForm, CopyTarget } from '../../src/extension/cards/copyAs/cardRequest';
import { asRequest } from '../../src/traffic/asRequest/asRequest';
import { Variable } from '../../src/traffic/asRequest/printValue';
import { endpoints } from '../../src/contract/endpoints';
import { recognise } from '../../src/cards/document/recognise';
import { SEATALK_BASE_URL } from '../../src/contract/baseUrl';
import { listen } from './support/loopback';
import type { Loopback } from './support/loopback';

const run = promisify(execFile);

/** Texts that a shell or a language would take for its own. */
const NASTY = `It's "$HOME" \`id\` $(id) \\ \\n %s {x} \${y} !! é 🚀\n\t<&>'''"""\u2028\0`;
const elements = [
  { element_type: 'title', title: { text: NASTY } },
  { element_type: 'description', description: { text: NASTY, format: 2 } },
  {
    element_type: 'button',
    button: {
      button_type: 'redirect',
      text: 'Open',
      mobile_link: {
        type: 'rn',
        path: '/a',
        params: { "it's": NASTY, ok: true, no: false, none: null, n: -1.5, list: [] },
      },
    },
  },
];
const large = [...elements, { element_type: 'image', image: { content: 'QUJD'.repeat(50_000) } }];

const environment = {
  SEATALK_TOKEN: 'invented-token',
  GROUP_ID: 'NDAwNzExMjIzMzQ0',
  EMPLOYEE_CODE: 'e_7k2m9q4x',
};

/** Whether a program is there to run what was copied. */
function has(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

interface Arrived {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly type: string | undefined;
  readonly body: unknown;
}

describe('what a card is copied as', () => {
  let server: Loopback;
  let arrived: Arrived[];
  let answer: object;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'copied-'));
    server = await listen(
      http.createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const { method, url, headers } = request;
          const text = Buffer.concat(chunks).toString();
          const body: unknown = text === '' ? undefined : JSON.parse(text);
          const { authorization, 'content-type': type } = headers;
          arrived.push({ method, path: url, authorization, type, body });
          response.end(JSON.stringify(answer));
        });
      }),
    );
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    arrived = [];
    answer = { code: 0 };
  });

  /** Runs the copied text as a person would who has set the variables; only the platform's address is ours. */
  async function runCopied(
    form: CopyForm,
    target: CopyTarget,
    card: readonly object[] = elements,
  ): Promise<unknown> {
    const recognised = recognise(card);
    assert.ok(recognised);
    return runText(form, copyAs(recognised, form, target).text);
  }

  async function runText(form: CopyForm, printed: string): Promise<{ readonly stdout: string }> {
    const text = printed.replace(SEATALK_BASE_URL, server.url);
    const env = {
      ...process.env,
      ...environment,
      SEATALK_WEBHOOK_URL: `${server.url}/webhook/group/invented`,
    };
    const file = path.join(folder, 'copied');
    if (form === 'typescript') {
      writeFileSync(`${file}.mjs`, transformSync(text, { loader: 'ts' }).code);
      return run(process.execPath, [`${file}.mjs`], { env });
    }
    writeFileSync(file, text);
    return run(form === 'curl' ? 'sh' : 'python3', [file], { env });
  }

  const message = { tag: 'interactive_message', interactive_message: { elements } };
  const expected = {
    group: ['/messaging/v2/group_chat', { group_id: environment.GROUP_ID, message }],
    person: ['/messaging/v2/single_chat', { employee_code: environment.EMPLOYEE_CODE, message }],
    webhook: ['/webhook/group/invented', message],
    notice: [
      '/messaging/v2/service_notice/send_message',
      {
        tag: message.tag,
        interactive_message: { default: { elements } },
        employee_codes: [environment.EMPLOYEE_CODE],
      },
    ],
  } as const;

  for (const [form, program] of [
    ['curl', 'curl'],
    ['python', 'python3'],
    ['typescript', process.execPath],
  ] as const) {
    describe(`${form}, when run`, () => {
      before(function () {
        if (!has(program)) this.skip();
      });

      for (const target of ['group', 'person', 'webhook', 'notice'] as const) {
        it(`sends the card to a ${target}`, async () => {
          await runCopied(form, target);
          const [at, body] = expected[target];
          const authorization = target === 'webhook' ? undefined : `Bearer ${environment.SEATALK_TOKEN}`;
          assert.deepEqual(arrived, [
            { method: 'POST', path: at, authorization, type: 'application/json', body },
          ]);
        });
      }

      it('makes a call with a query, and shows the answer', async () => {
        answer = { code: 0, chat_history: [{ message_id: 'invented' }] };
        const { title, method, path: at } = endpoints.getChatHistory;
        const query = [
          ['group_id', new Variable('GROUP_ID')],
          ['cursor', `${NASTY.replaceAll('\0', '')}&=#+`],
        ] as const;
        const request = { title, method, url: SEATALK_BASE_URL + at, query, hasToken: true } as const;
        const { text } = asRequest({ ...request, body: undefined, subject: 'call' }, form);
        const { stdout } = await runText(form, text);
        assert.match(stdout, /"message_id": ?"invented"/);
        const [call] = arrived;
        assert.ok(call?.path);
        const { pathname, searchParams } = new URL(call.path, server.url);
        assert.deepEqual([call.method, pathname, call.type, call.body], ['GET', at, undefined, undefined]);
        assert.equal(call.authorization, `Bearer ${environment.SEATALK_TOKEN}`);
        assert.deepEqual(Object.fromEntries(searchParams), {
          group_id: environment.GROUP_ID,
          cursor: query[1][1],
        });
      });

      it('makes a call with any body, and shows the answer', async () => {
        answer = { code: 0, employees: ['invented'] };
        const { title, method, path: at } = endpoints.getEmployeeCodeWithEmail;
        const url = SEATALK_BASE_URL + at;
        const body = { emails: [NASTY], nested: [[1, null], { a: true }] };
        const request = { title, method, url, query: [], hasToken: true, body, subject: 'call' } as const;
        const { stdout } = await runText(form, asRequest(request, form).text);
        assert.match(stdout, /"invented"/);
        assert.deepEqual(arrived[0]?.body, body);
      });

      it('sends a card too large for a command line', async () => {
        await runCopied(form, 'webhook', large);
        assert.deepEqual(arrived[0]?.body, { ...message, interactive_message: { elements: large } });
      });

      it('tells of a refusal', async () => {
        answer = { code: 102, message: 'invented reason' };
        const told = await runCopied(form, 'group').then(
          (ended) => JSON.stringify(ended),
          (error: unknown) => String(error) + JSON.stringify(error),
        );
        assert.match(told, /invented reason/);
      });
    });
  }

  it('is TypeScript that a strict compiler takes', () => {
    const recognised = recognise(elements);
    assert.ok(recognised);
    const query = [['page_size', '1']] as const;
    const call = { title: 'A call', method: 'GET', query, hasToken: true, body: undefined } as const;
    const texts = [
      copyAs(recognised, 'typescript', 'group').text,
      copyAs(recognised, 'typescript', 'webhook').text,
      ...['http://127.0.0.1/a', new Variable('SEATALK_WEBHOOK_URL')].map(
        (url) => asRequest({ ...call, url, subject: 'call' }, 'typescript').text,
      ),
    ];
    const files = texts.map((text, index) => {
      const file = path.join(folder, `copied${index}.ts`);
      writeFileSync(file, text);
      return file;
    });
    const types = path.resolve('node_modules/@types');
    const { stdout } = spawnSync(
      'node_modules/.bin/tsc',
      [
        '--noEmit',
        '--ignoreConfig',
        '--strict',
        '--skipLibCheck',
        '--target',
        'es2022',
        '--module',
        'nodenext',
        '--moduleDetection',
        'force',
        '--typeRoots',
        types,
        '--types',
        'node',
        ...files,
      ],
      { encoding: 'utf8' },
    );
    assert.equal(stdout, '');
  });
});
