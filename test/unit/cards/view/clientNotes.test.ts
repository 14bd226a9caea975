import assert from 'node:assert/strict';
import { clientNotes } from '../../../../src/cards/view/clientNotes';
import { layoutCard } from '../../../../src/cards/view/layoutCard';
import { description, image, title } from '../samples';

const notesOf = (...elements: readonly unknown[]) =>
  clientNotes(layoutCard(elements).blocks).map(({ feature, pointer }) => [feature, pointer]);

describe('what a card asks of clients', () => {
  it('is the newest feature of each element, after cards as such', () => {
    const bytes =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    assert.deepEqual(
      notesOf(title('A'), description('**b**'), description('- a\n- b\n    - c'), image(bytes)),
      [
        ['card', undefined],
        ['formatted', '/1'],
        ['nested-list', '/2'],
        ['image', '/3'],
      ],
    );
  });

  it('is nothing more for text that any client shows as it is', () => {
    assert.deepEqual(
      notesOf(description('plain words\nand a second line'), description('**b**', { format: 2 })),
      [['card', undefined]],
    );
  });
});
