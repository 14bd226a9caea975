import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checkDocument } from '../../../../src/cards/check/checkDocument';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { fillTemplate } from '../../../../src/cards/check/template';
import { cardFixes, FIXERS } from '../../../../src/cards/fixes/cardFixes';
import { RULES } from '../../../../src/cards/rules/ruleTable';
import { damagedElements } from '../damagedElements';
import { gif } from '../rules/pictures';
import { ruleSamples } from '../rules/ruleSamples';
import { button, callback, description, group, image, PNG, redirect, title, web } from '../samples';
import { markdown, styled } from '../markdown/formattedTexts';
import { onSurface } from '../surfaces';
import { fixed } from './fixing';

const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const text = (value: string, more: object = {}) => [description(value, more)];
const both = { mobile_link: web(), desktop_link: web() };
const long = many(40, (index) => `Line ${index} of a report that goes on for long.`).join('\n');
/** The texts of the descriptions; none for no card. */
const partsOf = (json: string | undefined): string[] =>
  (JSON.parse(json ?? '[]') as ReturnType<typeof description>[]).map((each) => String(each.description.text));
const mention = (target: string) => `<mention-tag target="${target}"/>`;
const everyone = mention('seatalk://user?id=0');
const container = (value: unknown) => ({
  group_id: 'g',
  message: { tag: 'interactive_message', ...Object(value) },
});
const notice = (value: unknown) => ({
  tag: 'interactive_message',
  interactive_message: value,
  employee_codes: ['e'],
});

/** The card after a fix of a rule. */
const cases: readonly (readonly [rule: string, fix: string, before: unknown, after: unknown])[] = [
  [
    'elements-missing',
    'wrap-in-array',
    { interactive_message: { elements: title() } },
    { interactive_message: { elements: [title()] } },
  ],
  [
    'wrapper-unexpected',
    'remove-wrapper',
    container({ interactive_message: { default: { elements: [title()] } } }),
    container({ interactive_message: { elements: [title()] } }),
  ],
  [
    'wrapper-missing',
    'add-wrapper',
    notice({ elements: [title()] }),
    notice({ default: { elements: [title()] } }),
  ],
  [
    'wrapper-default',
    'add-default',
    notice({ th: { elements: [title()] } }),
    notice({ th: { elements: [title()] }, default: { elements: [title()] } }),
  ],
  [
    'wrapper-language',
    'rename-language',
    notice({ default: { elements: [title()] }, 'zh-CN': { elements: [title()] } }),
    notice({ default: { elements: [title()] }, 'zh-Hans': { elements: [title()] } }),
  ],
  [
    'wrapper-language',
    'remove-field',
    notice({ default: { elements: [title()] }, de: { elements: [title()] } }),
    notice({ default: { elements: [title()] } }),
  ],
  [
    'container-name',
    'rename-container',
    container({ interactive: { elements: [title()] } }),
    container({ interactive_message: { elements: [title()] } }),
  ],
  [
    'message-tag',
    'set-tag',
    { group_id: 'g', message: { tag: 'text', interactive_message: { elements: [title()] } } },
    container({ interactive_message: { elements: [title()] } }),
  ],
  [
    'message-tag',
    'set-tag',
    { group_id: 'g', message: { interactive_message: { elements: [title()] } } },
    { group_id: 'g', message: { interactive_message: { elements: [title()] }, tag: 'interactive_message' } },
  ],
  ['unknown-field', 'rename-field', [description('a', { fromat: 2 })], text('a', { format: 2 })],
  ['unknown-field', 'remove-field', [{ ...title(), color: 'red' }], [title()]],
  ['null-field', 'remove-field', [{ ...title(), image: null }], [title()]],
  [
    'buttons-beside-elements',
    'move-buttons',
    { elements: [title()], buttons: [redirect()] },
    { elements: [title(), button(redirect())] },
  ],
  ['element-type', 'set-type', [{ element_type: 'header', header: 'a' }], [title('a')]],
  [
    'element-type',
    'set-type',
    [title(), { title: { text: 'a' } }],
    [title(), { title: { text: 'a' }, element_type: 'title' }],
  ],
  ['element-type', 'remove-element', [title(), 7], [title()]],
  ['element-content', 'move-content', [{ element_type: 'title', text: 'a' }], [title('a')]],
  ['element-content', 'move-content', [{ element_type: 'title', title: 'a' }], [title('a')]],
  ['element-content', 'move-content', [{ element_type: 'button', ...redirect() }], [button(redirect())]],
  [
    'title-count',
    'title-to-description',
    many(4, () => title('a')),
    [...many(3, () => title('a')), description('a', { format: 2 })],
  ],
  [
    'description-count',
    'join-descriptions',
    many(6, () => description('a')),
    [...many(4, () => description('a')), description('a\na')],
  ],
  [
    'button-count',
    'group-buttons',
    many(7, () => button(redirect())),
    [...many(5, () => button(redirect())), group(redirect(), redirect())],
  ],
  [
    'group-shape',
    'unwrap-buttons',
    [{ element_type: 'button_group', button_group: { buttons: [button(redirect())] } }],
    [group(redirect())],
  ],
  ['group-shape', 'unwrap-buttons', [group(button(redirect()))], [group(redirect())]],
  [
    'group-size',
    'split-group',
    [group(...many(5, () => redirect()))],
    [group(...many(3, () => redirect())), group(redirect(), redirect())],
  ],
  [
    'group-size',
    'remove-button',
    [group(...many(4, () => redirect()))],
    [group(...many(3, () => redirect()))],
  ],
  ['text-missing', 'make-string', [title(7)], [title('7')]],
  ['text-missing', 'remove-element', [title(''), description('a')], text('a')],
  ['text-missing', 'remove-button', [group(redirect(), callback('k9', ''))], [group(redirect())]],
  ['value-missing', 'make-string', [button(callback(1482))], [button(callback('1482'))]],
  ['title-length', 'shorten', [title('word '.repeat(30))], [title(`${'word '.repeat(22)}word…`)]],
  [
    'title-length',
    'move-to-description',
    [title('x'.repeat(121))],
    [title(`${'x'.repeat(119)}…`), description('x'.repeat(121), { format: 2 })],
  ],
  [
    'label-length',
    'move-to-description',
    [button(callback('k9', 'x'.repeat(51)))],
    [description('x'.repeat(51), { format: 2 }), button(callback('k9', `${'x'.repeat(49)}…`))],
  ],
  [
    'description-length',
    'split-description',
    text(long, { format: 2 }),
    [
      description(long.split('\n').slice(0, 23).join('\n'), { format: 2 }),
      description(long.split('\n').slice(23).join('\n'), { format: 2 }),
    ],
  ],
  ['description-format', 'format-number', text('a', { format: '2' }), text('a', { format: 2 })],
  ['description-format', 'format-plain', text('a', { format: 0 }), text('a', { format: 2 })],
  ['description-format', 'format-markdown', text('a', { format: 0 }), text('a', { format: 1 })],
  ['plain-markup', 'remove-marks', [title('a **b**')], [title('a b')]],
  ['plain-markup', 'format-markdown', text('a **b**', { format: 2 }), text('a **b**', { format: 1 })],
  ['direction-character', 'remove-character', [title('a\u202eb')], [title('ab')]],
  ['markdown-link', 'write-address', text('see [a](https://b.example)'), text('see a (https://b.example)')],
  ['markdown-image', 'write-address', text('![](https://b.example/c.png)'), text('https://b.example/c.png')],
  ['markdown-heading', 'bold-heading', text('a\n## b **c** ##\nd'), text('a\n**b c**\nd')],
  [
    'markdown-table',
    'code-block',
    text('a\n|b|c|\n|-|-|\n|1|2|\nd'),
    text('a\n```\n|b|c|\n|-|-|\n|1|2|\n```\nd'),
  ],
  ['markdown-quote', 'remove-marks', text('> so'), text('so')],
  ['markdown-rule', 'remove-line', text('a\n---\nb'), text('a\nb')],
  ['markdown-task', 'box-character', text('- [x] a'), text('- ☑ a')],
  ['markdown-strikethrough', 'remove-marks', text('a ~~b~~'), text('a b')],
  ['markdown-html', 'markdown-for-html', text('a <strong>b</strong>'), text('a **b**')],
  ['markdown-html', 'remove-tag', text('a <u>b'), text('a b')],
  ['markdown-html', 'remove-tag', text('a &#65; &lt;'), text('a A &lt;')],
  ['markdown-line-break', 'line-break', text('a<br>b'), text('a<br />b')],
  ['markdown-underscore', 'use-asterisks', text('(_a_)'), text('(*a*)')],
  ['markdown-underscore', 'escape', text('(_a_)'), text('(\\_a_)')],
  ['markdown-nesting', 'keep-outer', text('**a *b* `c`**'), text('**a b c**')],
  [
    'markdown-list-depth',
    'raise-item',
    text('- a\n    - b\n        - c\n\t\t\t- d'),
    text('- a\n    - b\n        - c\n        - d'),
  ],
  ['markdown-list-blank-line', 'remove-blank-line', text('1. a\n\n2. b'), text('1. a\n2. b')],
  ['markdown-escape', 'one-backslash', text('a\\\\_b'), text('a\\_b')],
  ['markdown-open-fence', 'close-fence', text('```\na'), text('```\na\n```')],
  ['mention-everyone', 'mention-everyone', text(mention('seatalk://all')), text(everyone)],
  ['mention-foreign', 'mention-everyone', text('<!here> a'), text(`${everyone} a`)],
  [
    'mention-foreign',
    'write-mention',
    text('<at email="a@b.example"> a'),
    text(`${mention('seatalk://user?email=a@b.example')} a`),
  ],
  [
    'mention-form',
    'write-mention',
    text("<mention-tag target='seatalk://user?id=9'>"),
    text(mention('seatalk://user?id=9')),
  ],
  [
    'mention-escaped',
    'write-mention',
    text(mention('seatalk://user?email=mira\\_tan@example.com')),
    text(mention('seatalk://user?email=mira_tan@example.com')),
  ],
  ['mention-id', 'remove-mention', text(`a ${mention('seatalk://user?id=e_7k2m9q4x')}`), text('a ')],
  ['mention-plain', 'format-markdown', text(everyone, { format: 2 }), text(everyone, { format: 1 })],
  ['image-data-prefix', 'remove-prefix', [image(`data:image/png;base64,${PNG}`)], [image()]],
  ['image-base64', 'clean-base64', [image(gif(4, 4).replaceAll('=', ''))], [image(gif(4, 4))]],
  ['image-line-breaks', 'join-lines', [image(`${PNG.slice(0, 40)}\n${PNG.slice(40)}`)], [image()]],
  ['image-type', 'remove-element', [title(), image('AAAA')], [title()]],
  [
    'button-type',
    'set-callback',
    [button({ text: 'a', value: 'k9' })],
    [button({ text: 'a', value: 'k9', button_type: 'callback' })],
  ],
  ['button-type', 'set-redirect', [button({ ...redirect(), button_type: 'link' })], [button(redirect())]],
  ['unused-field', 'remove-field', [button({ ...redirect(), value: 'a' })], [button(redirect())]],
  ['redirect-value', 'remove-field', [button({ ...redirect(), value: 7 })], [button(redirect())]],
  [
    'duplicate-value',
    'make-unique',
    [button(callback('k9')), button(callback('k9'))],
    [button(callback('k9')), button(callback('k9:2'))],
  ],
  [
    'duplicate-value',
    'make-unique',
    [button(callback('🇸🇬'.repeat(50))), button(callback('🇸🇬'.repeat(50)))],
    [button(callback('🇸🇬'.repeat(50))), button(callback(`${'🇸🇬'.repeat(49)}:2`))],
  ],
  ['redirect-link', 'add-links', [button(redirect({ url: web().path }))], [button(redirect(both))]],
  ['redirect-one-link', 'add-link', [button(redirect({ mobile_link: web() }))], [button(redirect(both))]],
  [
    'link-shape',
    'write-link',
    [button(redirect({ ...both, mobile_link: web().path }))],
    [button(redirect(both))],
  ],
  [
    'link-type',
    'set-web',
    [button(redirect({ ...both, desktop_link: { ...web(), type: 'rn' } }))],
    [button(redirect(both))],
  ],
  [
    'link-type',
    'set-rn',
    [button(redirect({ ...both, mobile_link: { type: 'app', path: '/a' } }))],
    [button(redirect({ ...both, mobile_link: { type: 'rn', path: '/a' } }))],
  ],
  [
    'link-path',
    'add-https',
    [button(redirect({ ...both, mobile_link: web('ci.example.com/1482') }))],
    [button(redirect(both))],
  ],
  [
    'link-path',
    'trim',
    [button(redirect({ ...both, mobile_link: web(' https://ci.example.com/1482 ') }))],
    [button(redirect(both))],
  ],
  [
    'link-path',
    'add-slash',
    [button(redirect({ ...both, mobile_link: { type: 'rn', path: 'a' } }))],
    [button(redirect({ ...both, mobile_link: { type: 'rn', path: '/a' } }))],
  ],
  [
    'link-path',
    'set-web',
    [button(redirect({ ...both, mobile_link: { ...web(), type: 'rn' } }))],
    [button(redirect(both))],
  ],
  [
    'link-scheme',
    'use-https',
    [button(redirect({ ...both, mobile_link: web('http://ci.example.com/1482') }))],
    [button(redirect(both))],
  ],
  [
    'link-params',
    'remove-field',
    [button(redirect({ ...both, mobile_link: { ...web(), params: [] } }))],
    [button(redirect(both))],
  ],
  [
    'web-params',
    'params-to-url',
    [button(redirect({ ...both, mobile_link: { ...web('https://a.example/b'), params: { c: 1 } } }))],
    [button(redirect({ ...both, mobile_link: web('https://a.example/b?c=1') }))],
  ],
];

describe('fixes of a card', () => {
  for (const [rule, id, before, after] of cases) {
    it(`${rule}: ${id} ${JSON.stringify(before).slice(0, 80)}`, () => {
      const made = fixed(JSON.stringify(before)).find(({ ruleId, fix }) => ruleId === rule && fix.id === id);
      assert.ok(made, 'is offered');
      assert.deepEqual(JSON.parse(made.text), after);
      assert.doesNotMatch(fillTemplate(made.fix.title, made.fix.args), /[{}]|undefined/);
    });
  }

  for (const surface of ['direct', 'group', 'webhook', 'service_notice'] as const) {
    it(`make every finding of every sample go away: ${surface}`, () => {
      for (const { bad = [] } of ruleSamples) {
        const json = JSON.stringify(onSurface(bad, surface), null, 2);
        if (json.length < 1_000_000) fixed(json, surface);
      }
    });
  }

  it('keep the last of a key that stands twice', () => {
    const [made] = fixed('[{"element_type":"title","title":{"text":"a","text":"b"}}]');
    assert.deepEqual([made?.fix.id, JSON.parse(made?.text ?? '')], ['keep-last', [title('b')]]);
  });

  it('cut no character in two', () => {
    const made = fixed(JSON.stringify([title('😀'.repeat(61))])).find(({ fix }) => fix.id === 'shorten');
    assert.equal(JSON.parse(made?.text ?? '')[0].title.text, `${'😀'.repeat(59)}…`);
  });

  it('keep a code block in one piece when a description is split', () => {
    const code = ['```', ...many(12, () => 'x'.repeat(40)), '```'].join('\n');
    const made = fixed(JSON.stringify(text(`${'word '.repeat(150)}\n${code}`))).find(
      ({ fix }) => fix.id === 'split-description',
    );
    assert.deepEqual(JSON.parse(made?.text ?? ''), [...text('word '.repeat(150).trimEnd()), ...text(code)]);
  });

  it('keep mentions, bold text, links and escapes whole when a description is split', () => {
    for (const piece of [
      everyone,
      '**two words**',
      '`a code span`',
      'https://ci.example.com/1482',
      '\\_\\_',
    ]) {
      for (let before = 940; before < 1000; before += 7) {
        const made = fixed(JSON.stringify(text(`${'x'.repeat(before)} ${piece} ${'word '.repeat(30)}`)));
        const parts = partsOf(made.find(({ fix }) => fix.id === 'split-description')?.text);
        assert.equal(parts.filter((part) => part.includes(piece)).length, 1, `${piece} after ${before}`);
      }
    }
  });

  it('show after splitting a description what it showed before', () => {
    const texts = fc.array(markdown, { minLength: 3, maxLength: 5 }).map((all) => all.join('\n'));
    fc.assert(
      fc.property(texts, fc.constantFrom(1, 2), (source, format) => {
        const made = fixed(JSON.stringify(text(source, { format })));
        const parts = partsOf(made.find(({ fix }) => fix.id === 'split-description')?.text);
        if (parts.length === 0) return;
        if (format === 1) assert.deepEqual(parts.flatMap(styled), styled(source));
        else assert.equal(parts.join('').replaceAll(/\s/g, ''), source.replaceAll(/\s/g, ''));
      }),
      { numRuns: 30 },
    );
  });

  it('are not offered where they would show something else or bring a new finding', () => {
    const ids = (value: unknown) => fixed(JSON.stringify(value)).map(({ fix }) => fix.id);
    const six = (last: string) => [
      ...many(4, () => description('word')),
      description(last),
      description('word'),
    ];
    assert.ok(ids(six('more')).includes('join-descriptions'));
    assert.ok(!ids(six('```\ncode')).includes('join-descriptions'));
    assert.ok(
      !ids(text('see **this** and [that](https://example.com)', { format: 2 })).includes('format-markdown'),
    );
    assert.ok(ids(text('see **this**', { format: 2 })).includes('format-markdown'));
  });

  it('leave everything else as it was written', () => {
    const json = '[\n  // why\n  {"element_type": "title",   "title": {"text": "a", "size": 2}},\n]\n';
    const made = fixed(json).find(({ fix }) => fix.id === 'remove-field');
    assert.equal(made?.text, '[\n  // why\n  {"element_type": "title",   "title": {"text": "a"}},\n]\n');
  });

  it('offer nothing for text that is no JSON', () => {
    const document = parseCard('[{"element_type":"title","title":{"text":7}}');
    const [finding] = checkDocument(document);
    assert.ok(finding && document.faults.length > 0);
    assert.deepEqual(cardFixes(document, finding), []);
  });

  it('are for rules there are, and each is shown by a case', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    assert.deepEqual(
      Object.keys(FIXERS).filter((id) => !ids.has(id)),
      [],
    );
    const shown = new Set([...cases.map(([, id]) => id), 'keep-last']);
    const all = new Set(Object.values(FIXERS).flatMap((fixers) => fixers.map(({ id }) => id)));
    assert.deepEqual(
      [...all].filter((id) => !shown.has(id)),
      [],
    );
  });

  it('hold their promise on damaged cards', () => {
    const surfaces = fc.constantFrom('direct', 'group', 'webhook', 'service_notice', 'stream', 'unknown');
    fc.assert(
      fc.property(damagedElements(), surfaces, (elements, surface) => {
        fixed(JSON.stringify(onSurface(elements, surface)), surface);
      }),
      { numRuns: 150 },
    );
  });
});
