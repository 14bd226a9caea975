import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checkDocument } from '../../../../src/cards/check/checkDocument';
import { lostOnReadBack } from '../../../../src/cards/compare/lostOnReadBack';
import { refillLost } from '../../../../src/cards/compare/refillLost';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { cardElements } from '../../../../src/contract/cards';
import { PNG, button, callback, description, group, image, title } from '../samples';
import { readBack } from './readBack';
import { validCard } from './validCards';

const MENTIONED = [{ username: 'Mira Tan', seatalk_id: '9012345678' }];
const TAG = '<mention-tag target="seatalk://user?id=9012345678"/>';
const bare = (text: string) => ({ button_type: 'callback', text });

const errorsIn = (elements: readonly unknown[]) =>
  checkDocument(parseCard(JSON.stringify(elements)), { surface: 'update' })
    .filter(({ severity }) => severity === 'error')
    .map(({ pointer }) => pointer);

describe('a card that was read back', () => {
  const received = [
    { ...title(), description: null },
    description('for @Mira Tan'),
    image('https://openapi.example.com/messaging/v2/file/img'),
    { element_type: 'image', image: null },
    button({ ...bare('Approve'), desktop_link: null }),
    group(bare('Yes'), { button_type: 'redirect', text: 'Open' }),
  ];

  it('says which places lack what', () => {
    assert.deepEqual(lostOnReadBack(received, MENTIONED), [
      { kind: 'null', pointer: '/0/description', label: '' },
      { kind: 'mention', pointer: '/1/description/text', label: 'Mira Tan' },
      {
        kind: 'image',
        pointer: '/2/image/content',
        label: 'https://openapi.example.com/messaging/v2/file/img',
      },
      { kind: 'image', pointer: '/3/image/content', label: '' },
      { kind: 'null', pointer: '/3/image', label: '' },
      { kind: 'value', pointer: '/4/button/value', label: 'Approve' },
      { kind: 'null', pointer: '/4/button/desktop_link', label: '' },
      { kind: 'value', pointer: '/5/button_group/0/value', label: 'Yes' },
    ]);
  });

  it('lacks nothing when it is one that was never read back', () => {
    fc.assert(fc.property(validCard(), (card) => assert.deepEqual(lostOnReadBack(card), [])));
  });

  it('keeps what a link hands to its page, nulls included', () => {
    const link = { type: 'rn', path: '/scan', params: { id: null } };
    const card = [button({ button_type: 'redirect', text: 'Scan', mobile_link: link })];
    assert.deepEqual(lostOnReadBack(card), []);
    assert.deepEqual(refillLost(card, undefined).elements, card);
  });

  it('gets values, texts and images back from the card as it was sent, and says from where', () => {
    const sent = [
      title(),
      description(`for ${TAG}`),
      image(),
      image(),
      button(callback('k1', 'Approve')),
      group(callback('k2', 'Yes'), { button_type: 'redirect', text: 'Open' }),
    ];
    const { elements, filled, missing } = refillLost(received, sent, {
      mentioned: MENTIONED,
      images: new Map([['/2/image/content', PNG]]),
    });
    assert.deepEqual(elements, sent);
    assert.deepEqual(missing, []);
    assert.deepEqual(
      filled.map(({ kind, pointer, from }) => `${kind} ${pointer} ${from}`),
      [
        'mention /1/description/text known',
        'image /2/image/content download',
        'image /3/image/content known',
        'value /4/button/value known',
        'value /5/button_group/0/value known',
      ],
    );
  });

  it('that nothing is known of gets its mentions back, and errors where the rest is missing', () => {
    const { elements, filled, missing } = refillLost(received, undefined, { mentioned: MENTIONED });
    assert.deepEqual(elements[1], description(`for ${TAG}`));
    assert.deepEqual(
      filled.map(({ kind, from }) => [kind, from]),
      [['mention', 'mentioned']],
    );
    const places = missing.map(({ pointer }) => pointer);
    assert.deepEqual(places, [
      '/2/image/content',
      '/3/image/content',
      '/4/button/value',
      '/5/button_group/0/value',
    ]);
    const errors = errorsIn(elements);
    for (const place of places) assert.ok(errors.includes(place), place);
  });

  it('takes a value from a button that moved, but not from one of two with its label', () => {
    const known = [title(), button(callback('k1', 'Go')), button(callback('k2', 'Stop'))];
    const moved = refillLost([button(bare('Stop')), title(), button(bare('Go'))], known);
    assert.deepEqual(moved.elements, [button(callback('k2', 'Stop')), title(), button(callback('k1', 'Go'))]);
    const twice = [group(callback('k1', 'Go'), callback('k2', 'Go'))];
    assert.deepEqual(refillLost([button(bare('Go'))], twice).missing.length, 1);
    const both = refillLost([group(bare('Go'), bare('Go'))], twice);
    assert.deepEqual(both.elements, twice, 'at the same places they are the same buttons');
  });

  it('does not take a value from a button with another label', () => {
    const { missing } = refillLost([button(bare('Reject'))], [button(callback('k1', 'Approve'))]);
    assert.deepEqual(missing, [{ kind: 'value', pointer: '/0/button/value', label: 'Reject' }]);
  });

  it('gets its formatting back where only that was lost', () => {
    const { elements, filled } = refillLost(
      [description('Target: staging')],
      [description('Target: **staging**', { format: 1 })],
    );
    assert.deepEqual(elements, [description('Target: **staging**', { format: 1 })]);
    assert.equal(filled[0]?.kind, 'formatting');
    const other = refillLost([description('Target: production')], [description('Target: **staging**')]);
    assert.deepEqual(other.elements, [description('Target: production')], 'words that changed since stay');
  });

  it('does not guess which of two people a name is, nor mention where nothing is formatted', () => {
    const two = [...MENTIONED, { username: 'Mira Tan', seatalk_id: '9012345679' }];
    const { elements, missing } = refillLost([description('@Mira Tan')], undefined, { mentioned: two });
    assert.deepEqual(elements, [description('@Mira Tan')]);
    assert.deepEqual(missing, [{ kind: 'mention', pointer: '/0/description/text', label: 'Mira Tan' }]);
    const plain = [description('@Mira Tan', { format: 2 })];
    assert.deepEqual(refillLost(plain, undefined, { mentioned: MENTIONED }).elements, plain);
  });

  it('takes the longer of two names, everyone by the id 0, and no id that is none', () => {
    const mentioned = [
      { username: 'Mira', seatalk_id: '9012345670' },
      ...MENTIONED,
      { username: '', seatalk_id: '0' },
      { username: 'Jo', seatalk_id: '1"/><x' },
    ];
    const { elements } = refillLost([description('@Mira Tan @Mira @All @Jo')], undefined, { mentioned });
    const expected = `${TAG} ${TAG.replace('5678', '5670')} <mention-tag target="seatalk://user?id=0"/> @Jo`;
    assert.deepEqual(elements, [description(expected)]);
  });

  it('is the card that was sent again, and passes the rules as that did', () => {
    fc.assert(
      fc.property(validCard(), (card) => {
        const back = readBack(card);
        const images = new Map(card.map((_, index) => [`/${index}/image/content`, PNG]));
        const { elements, missing } = refillLost(back, card, { images });
        assert.deepEqual(missing, []);
        assert.deepEqual(errorsIn(elements), errorsIn(card));
        assert.deepEqual(cardElements.parse(elements), card);
      }),
    );
  });

  it('cannot be sent by mistake while something is missing', () => {
    fc.assert(
      fc.property(validCard(), (card) => {
        const { elements, missing } = refillLost(readBack(card), undefined);
        assert.equal(errorsIn(elements).length > 0, missing.length > 0);
      }),
    );
  });

  it('makes nothing throw, whatever the JSON', () => {
    const any = fc.array(
      fc.oneof(fc.jsonValue(), fc.record({ element_type: fc.string(), button: fc.jsonValue() })),
    );
    fc.assert(
      fc.property(any, any, (back, known) => {
        assert.equal(refillLost(back, known, { mentioned: MENTIONED }).elements.length, back.length);
      }),
    );
  });
});
