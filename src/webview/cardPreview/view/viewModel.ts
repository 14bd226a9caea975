import type { CardBlock, VariantView } from '../../../cards/view/cardView';
import type { CardMessage, HostMessage, ViewChoices } from '../protocol';
import type { FrameCard, FrameView } from './frameView';

/** Holds what the frame shows; knows nothing of the page. Every change gives a new view to `onChange`. */
export class ViewModel {
  readonly #onChange: (view: FrameView) => void;
  #view: FrameView;

  constructor(choices: ViewChoices, onChange: (view: FrameView) => void) {
    this.#onChange = onChange;
    this.#view = { source: undefined, name: '', card: undefined, nothing: undefined, problems: [], choices };
  }

  get view(): FrameView {
    return this.#view;
  }

  /** Takes over what the host posts about the card; a selection, a refusal and deliveries are not the model's. */
  receive(message: Extract<HostMessage, { type: 'card' | 'broken' | 'nothing' }>): void {
    const { card } = this.#view;
    const { source } = message;
    switch (message.type) {
      case 'card':
        return this.#set({
          source,
          name: message.name,
          card: cardOf(message, card),
          nothing: undefined,
          problems: message.problems,
        });
      case 'broken':
        return this.#set({ source, problems: message.problems, card: card && { ...card, isOld: true } });
      case 'nothing': {
        const { name, heading, text } = message;
        return this.#set({ source, name, card: undefined, nothing: { heading, text }, problems: [] });
      }
    }
  }

  /** Changes how the card is looked at. */
  choose(choices: Partial<ViewChoices>): void {
    this.#set({ choices: { ...this.#view.choices, ...choices } });
  }

  /** Shows another language of a service notice. */
  chooseLanguage(language: string): void {
    const { card } = this.#view;
    const variant = card?.variants.find((one) => one.language === language);
    if (card && variant) this.#set({ card: { ...card, variant } });
  }

  #set(change: Partial<FrameView>): void {
    this.#view = { ...this.#view, ...change };
    this.#onChange(this.#view);
  }
}

function cardOf(message: CardMessage, before: FrameCard | undefined): FrameCard {
  const [first, ...rest] = message.variants.map(({ language, list, blocks, hidden }): VariantView => {
    const old = before?.variants.find((variant) => variant.language === language)?.blocks ?? [];
    return { language, list, hidden, blocks: blocks.flatMap((block) => keptOr(block, old)) };
  });
  // The host always posts at least one.
  const variants = [first ?? { language: '', list: undefined, blocks: [], hidden: 0 }, ...rest] as const;
  const fresh = new Map(message.images.map(({ id, uri }) => [id, uri]));
  const images = new Map<string, string>();
  for (const { blocks } of variants) {
    for (const block of blocks) {
      if (block.kind !== 'image') continue;
      const uri = fresh.get(block.imageId) ?? before?.images.get(block.imageId);
      if (uri !== undefined) images.set(block.imageId, uri);
    }
  }
  return {
    version: message.version,
    shape: message.shape,
    variants,
    variant: variants.find(({ language }) => language === message.language) ?? variants[0],
    images,
    tap: message.tap,
    canExclude: message.canExclude,
    usablePlatform: message.usablePlatform,
    isOld: false,
    remarksHeading: message.remarksHeading,
    locked: message.locked,
  };
}

/** A row that did not change comes as its place in the message before. */
function keptOr(block: CardBlock | number, old: readonly CardBlock[]): CardBlock[] {
  if (typeof block !== 'number') return [block];
  const kept = old[block];
  return kept ? [kept] : [];
}
