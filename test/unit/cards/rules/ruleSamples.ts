import { CARD_LIMITS } from '../../../../src/contract/cardLimits';
import { button, callback, description, group, image, PNG, redirect, title, web } from '../samples';
import { gif, jpeg, png, pngOfLength } from './pictures';

/** A card with a finding of the rule: elements, or a whole document if the surroundings matter. */
export interface RuleSample {
  readonly rule: string;
  readonly bad?: readonly unknown[];
  /** The place of the finding, from the elements. */
  readonly at?: string;
  /** The same card without the fault, to show that the rule reports only the fault. */
  readonly good?: readonly unknown[];
  /** The text in the range, with its JSON escapes. */
  readonly marks?: string;
  /** Other rules that report the same fault. */
  readonly also?: readonly string[];
}

const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const links = (mobile: unknown, desktop: unknown = web()) => [
  button(redirect({ mobile_link: mobile, ...(desktop === undefined ? {} : { desktop_link: desktop }) })),
];
const text = (value: string, more: object = {}) => [description(value, more)];
const mention = (target: string) => `<mention-tag target="${target}"/>`;
const DESCRIPTION = '/0/description/text';
const MOBILE = '/0/button/mobile_link';

export const ruleSamples: readonly RuleSample[] = [
  // Fields
  { rule: 'unknown-field', bad: [{ ...title(), color: 'red' }], at: '/0/color', good: [title()] },
  {
    rule: 'unknown-field',
    bad: [{ element_type: 'title', title: { text: 'a', size: 2 } }],
    at: '/0/title/size',
  },
  { rule: 'unknown-field', bad: [description('a', { fromat: 2 })], at: '/0/description/fromat' },
  { rule: 'unknown-field', bad: [button({ ...callback(), style: 'primary' })], at: '/0/button/style' },
  { rule: 'unknown-field', bad: links({ ...web(), target: '_blank' }), at: `${MOBILE}/target` },
  { rule: 'unknown-field', bad: [{ ...title(), description: { text: 'a' } }], at: '/0/description' },
  { rule: 'null-field', bad: [{ ...title(), description: null }], at: '/0/description', good: [title()] },
  { rule: 'null-field', bad: [description('a', { format: null })], at: '/0/description/format' },
  { rule: 'null-field', bad: [button({ ...callback(), mobile_link: null })], at: '/0/button/mobile_link' },
  // Elements
  { rule: 'element-type', bad: [{ element_type: 'table' }], at: '/0/element_type', good: [title()] },
  { rule: 'element-type', bad: [{ element_type: 'header' }], at: '/0/element_type', marks: '"header"' },
  { rule: 'element-type', bad: [{ element_type: 7 }], at: '/0/element_type' },
  { rule: 'element-type', bad: [title(), {}], at: '/1' },
  { rule: 'element-type', bad: [title(), { title: { text: 'a' } }], at: '/1' },
  { rule: 'element-type', bad: [title(), 'x'], at: '/1' },
  {
    rule: 'element-content',
    bad: [{ element_type: 'title', text: { text: 'a' } }],
    at: '/0',
    also: ['unknown-field'],
  },
  {
    rule: 'element-content',
    bad: [{ element_type: 'title', title: 'a' }],
    at: '/0/title',
    good: [title('a')],
  },
  { rule: 'title-count', bad: many(4, () => title()), at: '/3/element_type', good: many(3, () => title()) },
  { rule: 'description-count', bad: many(6, () => description()), at: '/5/element_type' },
  { rule: 'image-count', bad: many(4, () => image()), at: '/3/element_type' },
  { rule: 'button-count', bad: many(6, () => button(redirect())), at: '/5/element_type' },
  { rule: 'group-count', bad: many(4, () => group(redirect())), at: '/3/element_type' },
  { rule: 'group-size', bad: [group()], at: '/0/button_group', good: [group(callback())] },
  {
    rule: 'group-shape',
    bad: [{ element_type: 'button_group', button_group: { buttons: [callback()] } }],
    at: '/0/button_group',
    good: [group(callback())],
  },
  { rule: 'group-shape', bad: [{ element_type: 'button_group' }], at: '/0' },
  { rule: 'group-shape', bad: [group(button())], at: '/0/button_group/0' },
  {
    rule: 'group-shape',
    bad: [{ element_type: 'button_group', button_group: [7] }],
    at: '/0/button_group/0',
  },
  // Texts
  { rule: 'text-missing', bad: [title('')], at: '/0/title/text', good: [title('x')] },
  { rule: 'text-missing', bad: [title(7)], at: '/0/title/text' },
  { rule: 'text-missing', bad: [{ element_type: 'title', title: {} }], at: '/0/title/text' },
  { rule: 'text-missing', bad: [description('')], at: DESCRIPTION },
  { rule: 'text-missing', bad: [button(callback('k9', ''))], at: '/0/button/text' },
  {
    rule: 'value-missing',
    bad: [button(callback(''))],
    at: '/0/button/value',
    good: [button(callback('k9'))],
  },
  { rule: 'value-missing', bad: [group(callback(9))], at: '/0/button_group/0/value' },
  {
    rule: 'value-missing',
    bad: [button({ button_type: 'callback', text: 'Go', mobile_link: null, desktop_link: null })],
    at: '/0/button/value',
    also: ['null-field', 'null-field'],
  },
  { rule: 'title-length', bad: [title('x'.repeat(121))], at: '/0/title/text' },
  { rule: 'description-length', bad: text('x'.repeat(1001)), at: DESCRIPTION },
  { rule: 'label-length', bad: [button(callback('k9', 'x'.repeat(51)))], at: '/0/button/text' },
  { rule: 'value-length', bad: [button(callback('9'.repeat(201)))], at: '/0/button/value' },
  { rule: 'text-blank', bad: [title(' \n')], at: '/0/title/text', good: [title(' a ')] },
  {
    rule: 'description-format',
    bad: text('a', { format: 3 }),
    at: '/0/description/format',
    good: text('a', { format: 2 }),
  },
  { rule: 'description-format', bad: text('a', { format: '1' }), at: '/0/description/format', marks: '"1"' },
  { rule: 'plain-markup', bad: [title('Build **1482** passed')], at: '/0/title/text', marks: '**1482**' },
  { rule: 'plain-markup', bad: text('a `b`', { format: 2 }), at: DESCRIPTION, good: text('a `b`') },
  {
    rule: 'plain-markup',
    bad: [button(callback('k9', '**Go**'))],
    at: '/0/button/text',
    good: [button(callback('k9', '2 * 3'))],
  },
  // What is filled in later
  {
    rule: 'stand-in',
    bad: [title('Build «build.number» passed')],
    at: '/0/title/text',
    marks: '«build.number»',
    good: [title('Build 1482 passed')],
  },
  { rule: 'stand-in', bad: links(web('https://ci.example.com/«id»')), at: `${MOBILE}/path` },
  {
    rule: 'placeholder',
    bad: [title('Build {{ number }} passed')],
    at: '/0/title/text',
    marks: '{{ number }}',
  },
  // Characters
  {
    rule: 'control-character',
    bad: [title('a\0b')],
    at: '/0/title/text',
    marks: '\\u0000',
    good: [title('a\tb\n')],
  },
  { rule: 'control-character', bad: [title('a\ud800')], at: '/0/title/text', good: [title('a😀')] },
  {
    rule: 'direction-character',
    bad: [button(callback('k9', 'Pay \u202e001'))],
    at: '/0/button/text',
    marks: '\u202e',
    good: [button(callback('k9', 'ادفع'))],
  },
  { rule: 'direction-character', bad: links(web('https://a.example/\u202egnp.exe')), at: `${MOBILE}/path` },
  {
    rule: 'invisible-character',
    bad: [button(callback('k\u200b9'))],
    at: '/0/button/value',
    good: [title('👩‍💻')],
  },
  // Markdown
  {
    rule: 'markdown-link',
    bad: text('see [a](https://b.example) now'),
    at: DESCRIPTION,
    marks: '[a](https://b.example)',
    good: text('`[a](b)` and [a] (b)'),
  },
  {
    rule: 'markdown-image',
    bad: text('![a](https://b.example/c.png)'),
    at: DESCRIPTION,
    marks: '![a](https://b.example/c.png)',
  },
  {
    rule: 'markdown-heading',
    bad: text('a\n## b c\nd'),
    at: DESCRIPTION,
    marks: '## b c',
    good: text('#1482 and # alone\n#'),
  },
  { rule: 'markdown-heading', bad: text('a\n====='), at: DESCRIPTION, marks: '=====' },
  {
    rule: 'markdown-table',
    bad: text('|a|b|\n|-|-|\n|1|2|'),
    at: DESCRIPTION,
    marks: '|a|b|\\n|-|-|',
    good: text('```\n|a|b|\n|-|-|\n```'),
  },
  { rule: 'markdown-quote', bad: text('> so they said'), at: DESCRIPTION, good: text('> 5 ms\n>= 4') },
  { rule: 'markdown-rule', bad: text('a\n\n---\nb'), at: DESCRIPTION, marks: '---', good: text('a -- b') },
  {
    rule: 'markdown-task',
    bad: text('- [x] done'),
    at: DESCRIPTION,
    marks: '- [x]',
    good: text('- [x]y'),
  },
  {
    rule: 'markdown-strikethrough',
    bad: text('a ~~b~~'),
    at: DESCRIPTION,
    marks: '~~b~~',
    good: text('~ 5 ~~ 6'),
  },
  {
    rule: 'markdown-html',
    bad: text('<b>a</b>'),
    at: DESCRIPTION,
    good: text('a < b, x<y>'),
    also: ['markdown-html'],
  },
  {
    rule: 'markdown-html',
    bad: text('a &nbsp; b'),
    at: DESCRIPTION,
    marks: '&nbsp;',
    good: text('R&D; a && b'),
  },
  {
    rule: 'markdown-line-break',
    bad: text('a<br/>b'),
    at: DESCRIPTION,
    marks: '<br/>',
    good: text('a<br />b'),
  },
  { rule: 'markdown-line-break', bad: text('a<br>b'), at: DESCRIPTION, marks: '<br>' },
  {
    rule: 'markdown-underscore',
    bad: text('so (_really_) it'),
    at: DESCRIPTION,
    marks: '_really_',
    good: text('a snake_case_name and _this_ one'),
  },
  {
    rule: 'markdown-nesting',
    bad: text('**a *b* c**'),
    at: DESCRIPTION,
    marks: '**a *b* c**',
    good: text('**a** *b* 2 * 3 * 4'),
  },
  { rule: 'markdown-nesting', bad: text('**run `x`**'), at: DESCRIPTION, good: text('**run** `x`') },
  { rule: 'markdown-nesting', bad: text('***a***'), at: DESCRIPTION },
  { rule: 'markdown-list-depth', bad: text('- a\n    - b\n        - c\n            - d'), at: DESCRIPTION },
  {
    rule: 'markdown-list-blank-line',
    bad: text('1. a\n\n2. b'),
    at: DESCRIPTION,
    marks: '\\n',
    good: text('1. a\n2. b\n\ntext\n\n- c\n\n- d'),
  },
  {
    rule: 'markdown-escape',
    bad: text('snake\\\\_case'),
    at: DESCRIPTION,
    marks: '\\\\\\\\',
    good: text('snake\\_case'),
  },
  {
    rule: 'markdown-open-fence',
    bad: text('a\n```\nb'),
    at: DESCRIPTION,
    marks: '```',
    good: text('a\n```\nb\n```\n```c```'),
  },
  // Mentions
  {
    rule: 'mention-everyone',
    bad: text(`hi ${mention('seatalk://all')}`),
    at: DESCRIPTION,
    marks: '<mention-tag target=\\"seatalk://all\\"/>',
  },
  { rule: 'mention-id', bad: text(mention('seatalk://user?id=e_7k2m9q4x')), at: DESCRIPTION },
  {
    rule: 'mention-escaped',
    bad: text(mention('seatalk://user?email=mira\\_tan@example.com')),
    at: DESCRIPTION,
  },
  { rule: 'mention-escaped', bad: text('<mention-tag target=\\"seatalk://user?id=9\\"/>'), at: DESCRIPTION },
  { rule: 'mention-form', bad: text("<mention-tag target='seatalk://user?id=9'/>"), at: DESCRIPTION },
  { rule: 'mention-form', bad: text('<mention-tag target="seatalk://user?id=9">'), at: DESCRIPTION },
  { rule: 'mention-form', bad: text('<mention-tag target="seatalk://user?id=9"'), at: DESCRIPTION },
  {
    rule: 'mention-foreign',
    bad: text('<!here> look'),
    at: DESCRIPTION,
    marks: '<!here>',
    good: text('a <mira@example.com>'),
  },
  { rule: 'mention-plain', bad: text(mention('seatalk://user?id=9'), { format: 2 }), at: DESCRIPTION },
  { rule: 'mention-plain', bad: [title(mention('seatalk://user?id=9'))], at: '/0/title/text' },
  {
    rule: 'mention-outside-group',
    bad: text(mention('seatalk://user?id=9')),
    at: DESCRIPTION,
    good: text(`\`${mention('seatalk://user?id=9')}\``),
  },
  // Images
  { rule: 'image-missing', bad: [image('')], at: '/0/image/content', good: [image(PNG)] },
  { rule: 'image-missing', bad: [image(7)], at: '/0/image/content' },
  { rule: 'image-data-prefix', bad: [image(`data:image/png;base64,${PNG}`)], at: '/0/image/content' },
  { rule: 'image-address', bad: [image('https://a.example/a.png')], at: '/0/image/content' },
  {
    rule: 'image-size',
    bad: [image(pngOfLength(CARD_LIMITS.imageBase64Bytes + 4))],
    at: '/0/image/content',
    also: ['image-sum'],
  },
  {
    rule: 'image-sum',
    bad: [image(pngOfLength(3 * 1024 * 1024)), image(pngOfLength(3 * 1024 * 1024))],
    at: '',
  },
  { rule: 'image-base64', bad: [image(`${PNG}!!!!`)], at: '/0/image/content' },
  {
    rule: 'image-line-breaks',
    bad: [image(`${PNG.slice(0, 40)}\r\n${PNG.slice(40)}\n`)],
    at: '/0/image/content',
    good: [image()],
  },
  { rule: 'image-type', bad: [image('UklGRiQAAABXRUJQ')], at: '/0/image/content', good: [image(gif(4, 4))] },
  { rule: 'image-type', bad: [image('AAAA')], at: '/0/image/content', good: [image(jpeg(4, 4, 20_000))] },
  { rule: 'image-broken', bad: [image('iVBORw0KGgo=')], at: '/0/image/content' },
  { rule: 'image-broken', bad: [image(gif(0, 4))], at: '/0/image/content', good: [image(gif(4, 4))] },
  {
    rule: 'image-cut-off',
    bad: [image(png(4, 4, { cutOff: true }))],
    at: '/0/image/content',
    good: [image(png(4, 4))],
  },
  { rule: 'image-dimensions', bad: [image(jpeg(20_000, 20_000))], at: '/0/image/content' },
  {
    rule: 'image-ratio',
    bad: [image(jpeg(1101, 100))],
    at: '/0/image/content',
    good: [image(jpeg(1000, 100))],
  },
  // Buttons
  {
    rule: 'button-type',
    bad: [button({ button_type: 'x', text: 'a' })],
    at: '/0/button/button_type',
    good: [button(redirect())],
  },
  { rule: 'button-type', bad: [group({ text: 'a' })], at: '/0/button_group/0/button_type' },
  { rule: 'redirect-value', bad: [button({ ...redirect(), value: 7 })], at: '/0/button/value' },
  {
    rule: 'unused-field',
    bad: [button({ ...redirect(), value: 'x' })],
    at: '/0/button/value',
    good: [button(redirect())],
  },
  { rule: 'unused-field', bad: [button({ ...callback('k9'), mobile_link: web() })], at: MOBILE },
  {
    rule: 'duplicate-value',
    bad: [button(callback('k9')), group(callback('k9'))],
    at: '/1/button_group/0/value',
    good: [button(callback('k9')), group(callback('k8'))],
  },
  {
    rule: 'webhook-callback',
    bad: [button(callback('k9'))],
    at: '/0/button/button_type',
    good: [button(redirect())],
  },
  { rule: 'readable-value', bad: [button(callback('ok:mira.tan@example.com'))], at: '/0/button/value' },
  { rule: 'readable-value', bad: [button(callback('ok e_7k2m9q4x'))], at: '/0/button/value' },
  {
    rule: 'readable-value',
    bad: [button(callback('leave:approve'))],
    at: '/0/button/value',
    good: [button(callback('leave:7Kq2:approve'))],
  },
  // Links
  { rule: 'redirect-link', bad: [button(redirect({}))], at: '/0/button', good: [button(redirect())] },
  {
    rule: 'redirect-link',
    bad: [button(redirect({ mobile_link: null }))],
    at: '/0/button',
    also: ['null-field'],
  },
  { rule: 'redirect-one-link', bad: links(web(), undefined).map(withoutDesktop), at: '/0/button' },
  { rule: 'redirect-one-link', bad: [button(redirect({ desktop_link: web() }))], at: '/0/button' },
  { rule: 'link-shape', bad: links('https://a.example'), at: MOBILE },
  {
    rule: 'link-type',
    bad: links(web(), { type: 'rn', path: '/a' }),
    at: '/0/button/desktop_link/type',
    good: links({ type: 'rn', path: '/a', params: { id: 1 } }),
  },
  { rule: 'link-type', bad: links({ path: 'https://a.example' }), at: `${MOBILE}/type` },
  {
    rule: 'link-path',
    bad: links({ type: 'rn', path: 'a' }),
    at: `${MOBILE}/path`,
    good: links({ type: 'rn', path: '/a' }),
  },
  {
    rule: 'link-path',
    bad: links(web('/a')),
    at: `${MOBILE}/path`,
    good: links(web('seatalk://application/sop/a/?itemId=1')),
  },
  { rule: 'link-path', bad: links({ type: 'web' }), at: `${MOBILE}/path` },
  { rule: 'link-path', bad: links(web(7)), at: `${MOBILE}/path` },
  { rule: 'link-scheme', bad: links(web('http://a.example')), at: `${MOBILE}/path` },
  {
    rule: 'link-unsafe-scheme',
    bad: links(web('javascript:alert(1)')),
    at: `${MOBILE}/path`,
    good: links(web('https://a.example')),
  },
  { rule: 'link-unsafe-scheme', bad: links(web('file:///etc/passwd')), at: `${MOBILE}/path` },
  { rule: 'link-params', bad: links({ type: 'rn', path: '/a', params: [] }), at: `${MOBILE}/params` },
  {
    rule: 'web-params',
    bad: links({ ...web(), params: { a: 1 } }),
    at: `${MOBILE}/params`,
    good: links({ ...web(), params: {} }),
  },
];

function withoutDesktop(element: ReturnType<typeof button>) {
  return button({ ...element.button, desktop_link: undefined });
}
