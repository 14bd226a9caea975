import { sampleTap } from '../../cards/view/sampleTap';
import type { ShownCard } from '../../cards/view/previewModel';
import type { CardMessage } from '../../webview/cardPreview/protocol';

/** What the editor would tell the frame about a card; without what stands around the card. */
export function frameMessage(card: ShownCard): CardMessage {
  return {
    type: 'card',
    source: { uri: '' },
    version: 0,
    name: '',
    shape: '',
    variants: card.variants,
    language: card.language,
    images: card.images,
    canExclude: false,
    problems: [],
    locked: 'This is a picture.',
    tap: sampleTap(card.surface, 0),
  };
}
