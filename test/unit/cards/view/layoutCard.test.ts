import assert from 'node:assert/strict';
import { layoutCard } from '../../../../src/cards/view/layoutCard';
import { button, callback, description, group, image, PNG, redirect, title, web } from '../samples';

describe('laying out a card', () => {
  it('keeps the order of the elements', () => {
    const { blocks } = layoutCard([button(), title(), image(), group(callback()), description()]);
    assert.deepEqual(
      blocks.map(({ kind, pointer }) => `${kind} ${pointer}`),
      ['buttons /0', 'title /1', 'image /2', 'buttons /3', 'description /4'],
    );
  });

  it('points into the document it was told of', () => {
    const { blocks } = layoutCard([group(callback(), callback())], { pathOf: (index) => ['message', index] });
    assert.deepEqual(
      blocks.flatMap((block) =>
        block.kind === 'buttons' ? block.buttons.map(({ pointer }) => pointer) : [],
      ),
      ['/message/0/button_group/0', '/message/0/button_group/1'],
    );
  });

  it('hands images over apart, under the id asked for', () => {
    const view = layoutCard([image(), image()], { imageId: (base64) => `id-${base64.length}` });
    assert.deepEqual(view.images[0], { id: `id-${PNG.length}`, uri: `data:image/png;base64,${PNG}` });
    const [first] = view.blocks;
    assert.ok(first?.kind === 'image');
    assert.equal(first.imageId, `id-${PNG.length}`);
    assert.equal(first.bytes, Buffer.from(PNG, 'base64').length);
  });

  it('shows where a redirect leads on each platform', () => {
    const rn = { type: 'rn', path: '/scan', params: { id: 1 } };
    const [block] = layoutCard([button(redirect({ mobile_link: rn, desktop_link: web() }))]).blocks;
    assert.ok(block?.kind === 'buttons');
    assert.deepEqual(block.buttons[0]?.action, {
      kind: 'redirect',
      mobile: { type: 'rn', path: '/scan', params: '{\n  "id": 1\n}' },
      desktop: { type: 'web', path: 'https://ci.example.com/1482' },
    });
  });

  it('shows a card read back, with nulls and without values', () => {
    const { blocks } = layoutCard([
      { element_type: 'title', title: { text: 'a' }, description: null, image: null, button: null },
      { element_type: 'description', description: { text: '**b**', format: null } },
      { element_type: 'button', button: { button_type: 'callback', text: 'c', mobile_link: null } },
    ]);
    assert.deepEqual(blocks, [
      { kind: 'title', pointer: '/0', text: 'a' },
      {
        kind: 'description',
        pointer: '/1',
        text: '**b**',
        isPlain: false,
        content: [
          { kind: 'paragraph', children: [{ kind: 'bold', children: [{ kind: 'text', text: 'b' }] }] },
        ],
      },
      {
        kind: 'buttons',
        pointer: '/2',
        grouped: false,
        buttons: [{ pointer: '/2/button', label: 'c', action: { kind: 'callback' } }],
      },
    ]);
  });

  for (const [what, element, problem] of [
    ['an element of a later version', { element_type: 'chart', chart: {} }, 'unknown-element'],
    ['a number', 7, 'unknown-element'],
    ['a title without its object', { element_type: 'title' }, 'missing-content'],
    ['an empty group', group(), 'missing-content'],
    ['an image address', image('https://a.example/a.png'), 'image-address'],
    ['an image of another type', image('UklGRiQAAABXRUJQ'), 'image-type'],
    ['an image that is too big', image('A'.repeat(5 * 1024 * 1024 + 4)), 'image-too-big'],
    ['a stand-in for what code knows', image('«chart»'), 'image-from-code'],
    ['a data: prefix', image(`data:image/png;base64,${PNG}`), 'image-not-base64'],
    ['an image without bytes', image(null), 'image-empty'],
  ] as const) {
    it(`names the problem of ${what}`, () => {
      const [block] = layoutCard([element]).blocks;
      assert.equal(block?.kind === 'problem' && block.problem, problem);
    });
  }
});
