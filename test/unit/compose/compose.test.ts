import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyRemedy } from '../../../src/compose/applyRemedy';
import { compose } from '../../../src/compose/compose';
import { maskCode } from '../../../src/cards/markdown/maskCode';
import type { ProblemCode } from '../../../src/compose/model/problem';
import type { ComposeOptions, Form, Source, TargetKind } from '../../../src/compose/model/source';
import { endpoints } from '../../../src/contract/endpoints';
import { MEDIA_MAX_RAW_BYTES, TEXT_MAX_CHARACTERS } from '../../../src/contract/limits';
import { groupMessage, systemAccountMessage, userMessage } from '../../../src/contract/outbound';
import { EVERYONE, MIRA, card, file, png, selection } from './sources';

const group = { kind: 'group' } as const;
const person = { kind: 'person' } as const;
const webhook = { kind: 'webhook' } as const;
const thread = { kind: 'group', threadId: 'm-root' } as const;

const codes = (
  source: Source,
  form: Form,
  target: Parameters<typeof compose>[2] = group,
  options?: ComposeOptions,
) => compose(source, form, target, options).problems.map(({ code }) => code);

function only(source: Source, form: Form, target: Parameters<typeof compose>[2] = group) {
  const { messages, problems } = compose(source, form, target);
  assert.deepEqual(problems, []);
  assert.equal(messages.length, 1);
  return messages[0];
}

function contents(source: Source, form: Form, options?: ComposeOptions): string[] {
  return compose(source, form, group, options).messages.map((message) =>
    message.tag === 'text' ? message.text.content : assert.fail('no text'),
  );
}

describe('composing text', () => {
  it('fences code', () => {
    assert.deepEqual(only(selection('let a_b = 1;\n', 'typescript'), 'code'), {
      tag: 'text',
      text: { format: 1, content: '```\nlet a_b = 1;\n```' },
    });
  });

  it('fences code that holds backticks with tildes', () => {
    assert.deepEqual(contents(selection('a\n```\nb'), 'code'), ['~~~\na\n```\nb\n~~~']);
  });

  it('sends code that holds both fences plain, and says so', () => {
    const { messages, problems } = compose(selection('``` and ~~~'), 'code', group);
    assert.deepEqual(messages, [{ tag: 'text', text: { format: 2, content: '``` and ~~~' } }]);
    assert.equal(problems[0]?.code, 'fence_conflict');
  });

  describe('with a line that says where it is from', () => {
    const heading = { label: 'src/a.ts:10-20', url: 'https://example.com/a#L10' };
    const from = (text: string, languageId = 'typescript'): Source => ({
      kind: 'text',
      text,
      languageId,
      fileName: 'a.ts',
      heading,
    });

    it('puts it above code', () => {
      assert.deepEqual(contents(from('let a = 1;'), 'code'), [
        '`src/a.ts:10-20`\nhttps://example.com/a#L10\n```\nlet a = 1;\n```',
      ]);
    });

    it('puts it above plain text, without marks', () => {
      assert.deepEqual(contents(from('``` and ~~~'), 'plain'), [
        'src/a.ts:10-20\nhttps://example.com/a#L10\n``` and ~~~',
      ]);
    });

    it('keeps it in the first part of a split text', () => {
      const parts = contents(from('let a = 1;\n'.repeat(800)), 'code', { split: true });
      assert.ok(parts.length > 1);
      assert.ok(parts[0]?.startsWith('`src/a.ts:10-20`\n'));
      assert.ok(parts.slice(1).every((part) => part.startsWith('```\n')));
    });

    it('sends it before a file', () => {
      const { messages, problems } = compose(from('let a = 1;\n'.repeat(800)), 'file', group);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        messages.map(({ tag }) => tag),
        ['text', 'file'],
      );
    });

    it('mentions nobody by the name of a file', () => {
      const hostile: Source = { ...from('x'), heading: { label: `\`${EVERYONE}\`\n**b**` } } as Source;
      const [content] = contents(hostile, 'code');
      assert.equal(content, '`\'‹mention-tag target="seatalk://user?id=0"/›\' **b**`\n```\nx\n```');
    });
  });

  it('leaves formatted text as its author wrote it', () => {
    assert.deepEqual(only(selection('**a** snake_case'), 'text'), {
      tag: 'text',
      text: { format: 1, content: '**a** snake_case' },
    });
  });

  it('marks plain text as plain', () => {
    assert.deepEqual(only(selection('*a* _b_'), 'plain'), {
      tag: 'text',
      text: { format: 2, content: '*a* _b_' },
    });
  });

  it('makes line feeds of all line ends, and drops a byte order mark and blank ends', () => {
    assert.deepEqual(contents(selection('\ufeff\r\n  a\r\nb\rc\r\n\r\n'), 'plain'), ['  a\nb\nc']);
  });

  it('reads UTF-16 files', () => {
    assert.deepEqual(contents(file('a.txt', Buffer.from('\ufeffhi', 'utf16le')), 'plain'), ['hi']);
  });

  it('takes the text of a file from who knows its encoding, and sends its bytes untouched', () => {
    const gbk: Source = {
      ...file('notes.txt', Buffer.from('d6d0cec4d6d0cec4d6d0', 'hex')),
      text: '中文中文中',
    };
    assert.deepEqual(contents(gbk, 'plain'), ['中文中文中']);
    const message = only(gbk, 'file');
    assert.equal(message?.tag === 'file' && message.file.content, '1tDOxNbQzsTW0A==');
  });

  it('refuses nothing and binary bytes, with a way out for the latter', () => {
    assert.deepEqual(compose(selection(' \n\t'), 'text', group), {
      messages: [],
      problems: [{ code: 'empty', severity: 'error', params: {}, remedies: [] }],
    });
    for (const source of [
      file('a', Buffer.from([0xff, 0xfe, 0xfd])),
      selection('a\0b'),
      selection('\ufffd\u0002x'),
    ]) {
      const { problems } = compose(source, 'text', group);
      assert.deepEqual(
        problems.map(({ code, remedies }) => [code, remedies]),
        [['binary', ['as_file']]],
      );
    }
  });

  it('asks about text above the limit, and takes text at the limit', () => {
    assert.deepEqual(codes(selection('x'.repeat(TEXT_MAX_CHARACTERS)), 'plain'), []);
    const { messages, problems } = compose(selection('x'.repeat(TEXT_MAX_CHARACTERS + 1)), 'plain', group);
    assert.equal(messages.length, 0);
    assert.deepEqual(problems, [
      {
        code: 'too_long',
        severity: 'error',
        params: { characters: 4097, limit: 4096, parts: 2 },
        remedies: ['split', 'as_file'],
      },
    ]);
  });

  it('counts the fences of code', () => {
    assert.deepEqual(codes(selection('x'.repeat(TEXT_MAX_CHARACTERS)), 'code'), ['too_long']);
  });

  it('splits when told to', () => {
    const parts = contents(selection('some words\n'.repeat(1000)), 'code', { split: true });
    assert.equal(parts.length, 3);
    for (const part of parts) assert.match(part, /^```\n(?:some words\n)+```$/);
  });

  it('offers a file, not hundreds of messages', () => {
    for (const options of [{}, { split: true }]) {
      const { problems } = compose(selection('x\n'.repeat(200_000)), 'plain', group, options);
      assert.deepEqual(problems[0]?.remedies, ['as_file']);
    }
  });

  it('counts the messages it would really take, not the characters', () => {
    const lines = `${'x'.repeat(2500)}\n`.repeat(60);
    assert.deepEqual(compose(selection(lines), 'plain', group, { split: true }).problems, [
      {
        code: 'too_long',
        severity: 'error',
        params: { characters: 60 * 2501 - 1, limit: 4096, parts: 60 },
        remedies: ['as_file'],
      },
    ]);
  });

  it('replaces half of a surrogate pair, which no message can hold', () => {
    assert.deepEqual(contents(selection('a\ud83d b\ude00 😀'), 'plain'), ['a\ufffd b\ufffd 😀']);
  });

  it('warns above 4096 bytes, because one page counts bytes', () => {
    const { messages, problems } = compose(selection('字'.repeat(1400)), 'plain', group);
    assert.equal(messages.length, 1);
    assert.deepEqual(
      problems.map(({ code, severity }) => [code, severity]),
      [['over_bytes', 'warning']],
    );
  });
});

describe('composing mentions', () => {
  it('takes everyone in a group and refuses everyone in a thread', () => {
    assert.deepEqual(codes(selection(`${EVERYONE} hi`), 'text'), []);
    assert.deepEqual(codes(selection(`${EVERYONE} hi`), 'text', thread), ['mention_all_in_thread']);
    assert.deepEqual(codes(selection(`${MIRA} hi`), 'text', thread), []);
  });

  it('takes everyone in a thread where the tag is only text', () => {
    assert.deepEqual(codes(selection(`${EVERYONE} hi`), 'plain', thread), ['mention_literal']);
    assert.deepEqual(codes(selection(`${EVERYONE} hi`), 'code', thread), ['mention_literal']);
    assert.deepEqual(codes(selection(`a\n\`\`\`\n${EVERYONE}\n\`\`\``), 'text', thread), ['mention_literal']);
  });

  it('refuses everyone in a card inside a thread', () => {
    const elements = [{ element_type: 'description', description: { text: `${EVERYONE} look` } }];
    const { problems } = compose(selection(JSON.stringify(elements)), 'card', thread);
    assert.deepEqual(
      problems.map(({ code, remedies }) => [code, remedies]),
      [['mention_all_in_thread', ['drop_thread']]],
    );
  });

  it('warns where mentions do not work', () => {
    assert.deepEqual(codes(selection(`${MIRA} hi`), 'text', person), ['mention_outside_group']);
    assert.deepEqual(codes(selection(`${MIRA} hi`), 'text', webhook), []);
  });

  it('flags targets that no page knows', () => {
    for (const target of [
      'seatalk://all',
      'seatalk://user?id=e_7k2m9q4x',
      'seatalk://user?employee_code=e_1',
    ]) {
      const { problems } = compose(selection(`<mention-tag target="${target}"/> hi`), 'text', group);
      assert.deepEqual(
        problems.map(({ code, params }) => [code, params]),
        [['mention_unknown_target', { target }]],
      );
    }
    assert.deepEqual(codes(selection('<mention-tag target=\\"seatalk://user?id=1\\"/> hi'), 'text'), [
      'mention_unknown_target',
    ]);
  });

  it('takes everyone out, or writes everyone the documented way, when told to', () => {
    assert.deepEqual(contents(selection(`${EVERYONE} hi ${MIRA}`), 'text', { removeMentionAll: true }), [
      ` hi ${MIRA}`,
    ]);
    assert.deepEqual(
      contents(selection('<mention-tag target="seatalk://all"/> hi'), 'text', { fixMentionAll: true }),
      [`${EVERYONE} hi`],
    );
  });
});

describe('composing media', () => {
  it('sends an image as Base64', () => {
    const content = Buffer.from(png()).toString('base64');
    assert.deepEqual(only(file('a.png', png()), 'image'), { tag: 'image', image: { content } });
  });

  it('reads only its part of a larger buffer', () => {
    const bytes = new Uint8Array(200).fill(7);
    bytes.set(png(), 100);
    const message = only(file('a.png', bytes.subarray(100, 164)), 'image');
    assert.deepEqual(message, { tag: 'image', image: { content: Buffer.from(png()).toString('base64') } });
  });

  it('refuses what is no image, and what is an image SeaTalk does not show, with the way as a file', () => {
    const bmp = Buffer.from('424d1234567800000000', 'hex');
    for (const [bytes, type] of [
      [Buffer.from('text'), 'unknown'],
      [bmp, 'bmp'],
    ] as const) {
      assert.deepEqual(compose(file('a.png', bytes), 'image', group).problems, [
        { code: 'bad_image', severity: 'error', params: { type }, remedies: ['as_file'] },
      ]);
    }
    assert.deepEqual(codes(selection('text'), 'image'), ['bad_image']);
  });

  it('refuses a 6 MB image and names the limit', () => {
    const { messages, problems } = compose(file('a.png', png(6 * 1024 * 1024)), 'image', group);
    assert.equal(messages.length, 0);
    assert.deepEqual(problems[0]?.params, { bytes: 6 * 1024 * 1024, limitBytes: MEDIA_MAX_RAW_BYTES });
  });

  it('takes media up to the last byte that fits', () => {
    assert.deepEqual(codes(file('a.png', png(MEDIA_MAX_RAW_BYTES)), 'image'), []);
    assert.deepEqual(codes(file('a.png', png(MEDIA_MAX_RAW_BYTES + 1)), 'image'), ['too_large']);
    assert.deepEqual(codes(file('a.bin', new Uint8Array(MEDIA_MAX_RAW_BYTES)), 'file'), []);
    assert.deepEqual(codes(file('a.bin', new Uint8Array(MEDIA_MAX_RAW_BYTES + 1)), 'file'), ['too_large']);
  });

  it('refuses a file below 10 encoded bytes', () => {
    const { problems } = compose(file('a.txt', '123456'), 'file', group);
    assert.deepEqual(problems[0], {
      code: 'file_too_small',
      severity: 'error',
      params: { bytes: 6, limitBytes: 7 },
      remedies: ['as_code', 'as_text'],
    });
    assert.deepEqual(codes(file('a.txt', '1234567'), 'file'), []);
    assert.deepEqual(codes(file('a.txt', ''), 'file'), ['empty']);
  });

  it('sends a selection as a file with a name of its language', () => {
    const message = only(selection('let a = 1;', 'typescript'), 'file');
    assert.equal(message?.tag === 'file' && message.file.filename, 'message.ts');
  });

  it('sends bytes of a file untouched', () => {
    const message = only(file('a.txt', 'a\r\nb\r\nc'), 'file');
    assert.equal(
      message?.tag === 'file' && message.file.content,
      Buffer.from('a\r\nb\r\nc').toString('base64'),
    );
  });

  const names: readonly (readonly [from: string, to: string])[] = [
    ['/home/mira/run.log', 'run.log'],
    ['C:\\Users\\mira\\run.log', 'run.log'],
    ['../../etc/passwd', 'passwd.txt'],
    ['..', 'file.txt'],
    ['', 'file.txt'],
    ['.gitignore', '.gitignore'],
    ['a\u202egnp.txt', 'agnp.txt'],
    ['a:b*c?.txt', 'abc.txt'],
    [`${'x'.repeat(150)}.log`, `${'x'.repeat(96)}.log`],
    [`${'x'.repeat(95)}😀.log`, `${'x'.repeat(95)}.log`],
  ];
  for (const [from, to] of names) {
    it(`names a file ${JSON.stringify(to.slice(0, 20))} that was ${JSON.stringify(from.slice(0, 30))}`, () => {
      const { messages } = compose(file(from, 'long enough'), 'file', group);
      const [message] = messages;
      assert.equal(message?.tag === 'file' && message.file.filename, to);
    });
  }

  it('tells when a name had to change, not when only folders went', () => {
    assert.deepEqual(codes(file('/a/b/run.log', 'long enough'), 'file'), []);
    assert.deepEqual(codes(file('/a/b/LICENSE', 'long enough'), 'file'), ['file_renamed']);
  });
});

describe('composing cards', () => {
  it('takes the elements of any shape and leaves the target of the JSON behind', () => {
    const shapes = [
      card,
      card.elements,
      { interactive_message: card },
      { tag: 'interactive_message', interactive_message: card, thread_id: 'other' },
      { group_id: 'other', message: { tag: 'interactive_message', interactive_message: card } },
      { employee_codes: ['e_1'], tag: 'interactive_message', interactive_message: { default: card } },
    ];
    for (const shape of shapes) {
      assert.deepEqual(only(selection(JSON.stringify(shape)), 'card'), {
        tag: 'interactive_message',
        interactive_message: card,
      });
    }
  });

  it('lets comments and trailing commas pass', () => {
    assert.deepEqual(
      codes(selection('{"elements":[{"element_type":"title","title":{"text":"a"}},/* b */]}'), 'card'),
      [],
    );
  });

  it('says where JSON breaks off', () => {
    const { problems } = compose(
      selection('{"elements": [\n  {"element_type": "title" "title": 1}]}'),
      'card',
      group,
    );
    const [first] = problems;
    assert.ok(first?.code === 'bad_card');
    assert.match(first.params.message, /line 2, column 28\. A comma is missing\./);
    assert.deepEqual(first.remedies, ['as_code', 'as_file']);
  });

  it('leaves out what SeaTalk would pass over, and says so of what was more than empty', () => {
    const element = { element_type: 'title', title: { text: 'a', size: 2 }, description: null };
    const { messages, problems } = compose(selection(JSON.stringify([element])), 'card', group);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['card_advice'],
    );
    const elements = [{ element_type: 'title', title: { text: 'a' } }];
    assert.deepEqual(messages, [{ tag: 'interactive_message', interactive_message: { elements } }]);
  });

  it('asks once about all values from code that are not filled in yet', () => {
    const elements = ['Build «build.number»', 'By «user.name»'].map((text) => ({
      element_type: 'description',
      description: { text },
    }));
    const { messages, problems } = compose(selection(JSON.stringify(elements)), 'card', group);
    assert.deepEqual(
      problems.map(({ code, severity, params }) => ({ code, severity, params })),
      [{ code: 'stand_ins', severity: 'warning', params: { first: '«build.number»', count: 2 } }],
    );
    assert.equal(messages.length, 1);
  });

  it('rejects a link that still is a placeholder, as SeaTalk would', () => {
    const link = { type: 'web', path: '{{ url }}' };
    const button = { button_type: 'redirect', text: 'Open', mobile_link: link, desktop_link: link };
    assert.deepEqual(codes(selection(JSON.stringify([{ element_type: 'button', button }])), 'card'), [
      'bad_card',
    ]);
  });

  it('says what the platform would reject', () => {
    const { messages, problems } = compose(
      selection('[{"element_type":"title","title":{"text":""}}]'),
      'card',
      group,
    );
    assert.equal(messages.length, 0);
    const [first] = problems;
    assert.ok(first?.code === 'bad_card' && first.params.count >= 1 && first.params.message.length > 5);
  });

  it('says when there is no card', () => {
    assert.deepEqual(codes(selection('{"a": 1}'), 'card'), ['not_a_card']);
    assert.deepEqual(codes(selection('prose'), 'card'), ['not_a_card']);
  });
});

describe('composing for a target', () => {
  it('puts the thread into every part and the quote into the first', () => {
    const target = { kind: 'group', threadId: 'm-root', quotedMessageId: 'm-1' } as const;
    const { messages } = compose(selection('some words\n'.repeat(800)), 'plain', target, { split: true });
    assert.deepEqual(
      messages.map((message) => [message.thread_id, message.tag === 'text' && message.quoted_message_id]),
      [
        ['m-root', 'm-1'],
        ['m-root', undefined],
        ['m-root', undefined],
      ],
    );
  });

  it('quotes in groups only, and not with cards', () => {
    const quote = { quotedMessageId: 'm-1' };
    assert.deepEqual(codes(selection('hi'), 'text', { kind: 'group', ...quote }), []);
    assert.deepEqual(codes(selection('hi'), 'text', { kind: 'person', ...quote }), ['quote_unsupported']);
    assert.deepEqual(codes(selection(JSON.stringify(card)), 'card', { kind: 'group', ...quote }), [
      'quote_unsupported',
    ]);
    const { messages } = compose(selection('hi'), 'text', { kind: 'person', ...quote });
    assert.deepEqual(messages, [{ tag: 'text', text: { format: 1, content: 'hi' } }]);
  });

  it('names an image image_base64 for a webhook', () => {
    const content = Buffer.from(png()).toString('base64');
    assert.deepEqual(only(file('a.png', png()), 'image', webhook), {
      tag: 'image',
      image_base64: { content },
    });
  });

  it('refuses a thread for a webhook rather than posting elsewhere', () => {
    assert.deepEqual(codes(selection('hi'), 'text', { kind: 'webhook', threadId: 'm-root' }), [
      'thread_unsupported',
    ]);
  });

  it('warns about callback buttons of a webhook, whose taps reach nobody', () => {
    assert.deepEqual(codes(selection(JSON.stringify(card)), 'card', webhook), ['dead_buttons']);
  });

  it('makes only messages the contract takes, balanced and within the limit, whatever comes in', () => {
    const schemas = { group: groupMessage, person: userMessage, webhook: systemAccountMessage };
    const source = fc.oneof(
      fc.record({
        kind: fc.constant('text' as const),
        text: fc.oneof(
          fc.string({ unit: 'binary', maxLength: 500 }),
          fc
            .array(
              fc.constantFrom(
                '```',
                '~~~',
                'a_b',
                EVERYONE,
                MIRA,
                '字'.repeat(200),
                'x'.repeat(900),
                '',
                '{"elements":[',
              ),
            )
            .map((lines) => lines.join('\n')),
        ),
        languageId: fc.option(fc.string(), { nil: undefined }),
        fileName: fc.option(fc.string(), { nil: undefined }),
      }),
      fc.record({
        kind: fc.constant('file' as const),
        bytes: fc.uint8Array({ maxLength: 60 }),
        fileName: fc.string({ unit: 'binary' }),
      }),
    );
    fc.assert(
      fc.property(
        source,
        fc.constantFrom<Form>('card', 'image', 'code', 'text', 'plain', 'file'),
        fc.record({
          kind: fc.constantFrom<TargetKind>('group', 'person', 'webhook'),
          threadId: fc.constantFrom(undefined, 'm-root'),
          quotedMessageId: fc.constantFrom(undefined, 'm-1'),
        }),
        fc.boolean(),
        (from, form, target, isSplit) => {
          const { messages, problems } = compose(from, form, target, { split: isSplit });
          assert.equal(
            messages.length === 0,
            problems.some(({ severity }) => severity === 'error'),
          );
          for (const message of messages) {
            assert.ok(schemas[target.kind].safeParse(message).success);
            if (message.tag === 'text' && messages.length > 1 && message.text.format === 1) {
              assert.equal(maskCode(message.text.content).openFenceAt, undefined);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('ways out', () => {
  const request = (source: Source, form: Form, target: Parameters<typeof compose>[2]) => ({
    source,
    form,
    target,
    options: {},
  });
  const cases: readonly (readonly [ProblemCode, ReturnType<typeof request>])[] = [
    ['too_long', request(selection('words\n'.repeat(1000)), 'text', group)],
    ['binary', request(selection('a\0b and more of it'), 'text', group)],
    ['bad_image', request(file('a.png', 'no picture'), 'image', group)],
    ['file_too_small', request(file('a.txt', 'abc'), 'file', group)],
    ['not_a_card', request(selection('{"a": 1}'), 'card', group)],
    ['bad_card', request(selection('{"elements":[{"element_type":"title"'), 'card', group)],
    ['mention_all_in_thread', request(selection(`${EVERYONE} hi`), 'text', thread)],
    ['thread_unsupported', request(selection('hi'), 'text', { kind: 'webhook', threadId: 'm' })],
    ['quote_unsupported', request(selection('hi'), 'text', { kind: 'person', quotedMessageId: 'm' })],
    ['mention_unknown_target', request(selection('<mention-tag target="seatalk://all"/> hi'), 'text', group)],
    ['mention_literal', request(selection(`${MIRA} hi`), 'plain', group)],
    ['fence_conflict', request(selection('``` ~~~ ```'), 'code', group)],
  ];
  for (const [code, before] of cases) {
    it(`each one offered for ${code} ends it and lets the message out`, () => {
      const { problems } = compose(before.source, before.form, before.target, before.options);
      const found = problems.find((each) => each.code === code);
      assert.ok(found && found.remedies.length > 0);
      for (const remedy of found.remedies) {
        const after = applyRemedy(before, remedy);
        const { messages, problems: left } = compose(after.source, after.form, after.target, after.options);
        assert.ok(messages.length > 0, remedy);
        assert.ok(
          left.every((each) => each.code !== code),
          remedy,
        );
      }
    });
  }

  it('the bodies fit the calls they are for', () => {
    const { messages } = compose(selection('hi'), 'text', thread);
    assert.ok(
      endpoints.sendMessageToGroupChat.request.safeParse({ group_id: 'g', message: messages[0] }).success,
    );
  });
});
