import assert from 'node:assert/strict';
import { checkDocument } from '../../../../src/cards/check/checkDocument';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { findCodeCards } from '../../../../src/cards/inCode/findCodeCards';
import { button, callback, description, image, redirect, title, web } from '../samples';

const found = (elements: unknown, isFinal = false) =>
  checkDocument(parseCard(JSON.stringify(elements)), { isFinal });
const rules = (elements: unknown, isFinal = false) => found(elements, isFinal).map(({ ruleId }) => ruleId);
const link = (path: string) => [button(redirect({ mobile_link: web(path), desktop_link: web(path) }))];
const native = (path: string) => [
  button(redirect({ mobile_link: { type: 'rn', path }, desktop_link: web() })),
];

describe('placeholders of a template', () => {
  it('are noted in an alert template, without any error', () => {
    const elements = [title('{{ .CommonLabels.alertname }}'), ...link('{{ .ExternalURL }}')];
    assert.deepEqual(
      found(elements).map(({ severity, message }) => [severity, message]),
      [
        [
          'information',
          '{{ .CommonLabels.alertname }} is filled in later. Links and lengths are checked without it.',
        ],
        ['information', '{{ .ExternalURL }} is filled in later. Links and lengths are checked without it.'],
        ['information', '{{ .ExternalURL }} is filled in later. Links and lengths are checked without it.'],
      ],
    );
  });

  for (const text of [
    '{{ name }}',
    '{{name}}',
    '{{{ name }}}',
    '{% if urgent %}',
    '${name}',
    '${{ github.ref }}',
    'a %s b',
    '%(name)s',
    '%-5.2f',
    '<name>',
    '<your app id>',
  ]) {
    it(`are recognized: ${text}`, () => assert.deepEqual(rules([title(text)]), ['placeholder']));
  }

  for (const text of [
    '100 % sure',
    '50%discount',
    'a < b > c',
    'List<String>',
    '{ "a": 1 }',
    'https://ci.example.com/a%20b',
    '%de',
    '$5',
    '<3',
  ]) {
    it(`are nothing that only looks like them: ${text}`, () => assert.deepEqual(rules([title(text)]), []));
  }

  for (const path of [
    '{{ url }}',
    '%s',
    '<url>',
    '${BASE_URL}/builds/${ID}',
    '{{ base }}/builds',
    'https://{{ host }}/x',
    '{{ scheme }}://ci.example.com',
  ]) {
    it(`may make a link: ${path}`, () => {
      assert.deepEqual([...new Set(rules(link(path)))], ['placeholder']);
    });
  }

  it('do not make a link of what begins as none', () => {
    assert.ok(rules(link('builds/{{ id }}')).includes('link-path'));
    assert.ok(rules(native('requests/{{ id }}')).includes('link-path'));
    assert.deepEqual(rules(native('{{ page }}')), ['placeholder']);
  });

  it('do not count, but the text around them does', () => {
    assert.deepEqual(rules([title(`{{ ${'x'.repeat(130)} }}`)]), ['placeholder']);
    assert.deepEqual(rules([title(`${'x'.repeat(121)}{{ name }}`)]), ['title-length', 'placeholder']);
  });

  it('stand for an image, a type, a mention, or a value', () => {
    assert.deepEqual(rules([image('{{ chart }}')]), ['placeholder']);
    assert.deepEqual(rules([button({ button_type: '{{ kind }}', text: 'Go' })]), []);
    assert.deepEqual(rules([description('<mention-tag target="seatalk://user?id={{ id }}"/>')]), [
      'placeholder',
    ]);
    assert.deepEqual(rules([button(callback('%s')), button(callback('%s'))]), ['placeholder', 'placeholder']);
  });

  it('are text like any other on the way to SeaTalk', () => {
    assert.deepEqual(rules(link('{{ url }}'), true), ['link-path', 'link-path']);
    assert.deepEqual(rules([image('{{ chart }}')], true), ['image-base64']);
    assert.deepEqual(rules([title('{{ name }}')], true), []);
  });
});

describe('stand-ins for values from code', () => {
  for (const part of [
    '«user.name»',
    '«items.map((item) => item.na…»',
    '«a + b»',
    '«count(rows)… (2)»',
    '«ok ? 1 : 2»',
  ]) {
    it(`are pointed out in a file and before a send: ${part}`, () => {
      for (const isFinal of [false, true]) {
        const [first, ...more] = found([title(`By ${part}`)], isFinal);
        assert.deepEqual([first?.ruleId, first?.severity, more.length], ['stand-in', 'warning', 0]);
        assert.equal(
          first?.message,
          `${part} stands for a value from code. Fill it in before you send the card.`,
        );
      }
    });
  }

  for (const text of ['Он сказал «да»', '« Bonjour »', 'le «grand débat» commence', '«был» и «стал»']) {
    it(`are no quotation: ${text}`, () => assert.deepEqual(rules([title(text)]), []));
  }

  it('in a link draw no second finding', () => {
    assert.deepEqual([...new Set(rules(link('«buildUrl»')))], ['stand-in']);
  });

  it('never show two expressions as one', () => {
    const long = 'translations.forPeople.inThisOffice.alwaysPolite.';
    const code = `send([
      { element_type: 'title', title: { text: ${long}hello } },
      { element_type: 'description', description: { text: ${long}goodbye } },
      { element_type: 'description', description: { text: ${long}hello } },
    ])`;
    const [card] = findCodeCards(code, 'javascript');
    const texts = JSON.stringify(JSON.parse(card?.json ?? '')).match(/«[^»]*»/gu) ?? [];
    assert.equal(texts.length, 3);
    assert.equal(texts[0], texts[2]);
    assert.notEqual(texts[0], texts[1]);
    assert.deepEqual([...new Set(rules(JSON.parse(card?.json ?? '')))], ['stand-in']);
  });

  it('never show two expressions in a string of JSON as one', () => {
    const long = 'translations.forPeople.inThisOffice.alwaysPolite.';
    const json = String.raw`[{"element_type":"title","title":{"text":"\${${long}a} \${${long}b}"}}]`;
    const [card] = findCodeCards(`send(\`${json.replaceAll('\\$', '$')}\`)`, 'javascript');
    const texts = card?.json.match(/«[^»]*»/gu) ?? [];
    assert.deepEqual([texts.length, new Set(texts).size, card?.holes.length], [2, 2, 2]);
  });
});
