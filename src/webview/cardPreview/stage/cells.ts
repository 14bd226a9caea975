import type { ViewChoices } from '../protocol';
import type { FrameCard, FrameVariant, FrameView } from '../view/frameView';
import type { ClientTheme } from './editorTheme';
import { clientTheme } from './editorTheme';

/** One client that shows the card. */
export interface Cell {
  /** The same for the same look, whatever the card. */
  readonly key: string;
  readonly variant: FrameVariant;
  readonly theme: ClientTheme;
  readonly width: ViewChoices['width'];
  /** Shows what a platform shows that is left out. */
  readonly isExcluded: boolean;
  /** Several stand side by side, and each says what it is. */
  readonly hasCaption: boolean;
}

const THEMES = ['light', 'dark'] as const;
const WIDTHS = ['desktop', 'mobile'] as const;

/** The clients to draw: one, or all there are. */
export function cellsOf(card: FrameCard, { choices }: Pick<FrameView, 'choices'>): Cell[] {
  const isExcluded = choices.isExcluded && card.canExclude;
  if (!choices.isMatrix) {
    const theme = clientTheme(choices);
    return [
      { key: 'one', variant: card.variant, theme, width: choices.width, isExcluded, hasCaption: false },
    ];
  }
  return card.variants.flatMap((variant) =>
    THEMES.flatMap((theme) =>
      WIDTHS.map((width) => ({
        key: `${variant.language} ${theme} ${width}`,
        variant,
        theme,
        width,
        isExcluded,
        hasCaption: true,
      })),
    ),
  );
}
