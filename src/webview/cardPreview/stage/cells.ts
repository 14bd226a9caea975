import type { ViewChoices } from '../protocol';
import type { VariantView } from '../../../cards/view/cardView';
import type { FrameCard, FrameView } from '../view/frameView';
import type { ClientTheme } from '../../card/editorTheme';
import { clientTheme } from '../view/clientTheme';

/** One client that shows the card. */
export interface Cell {
  /** The same for the same look, whatever the card. */
  readonly key: string;
  readonly variant: VariantView;
  readonly theme: ClientTheme;
  readonly width: ViewChoices['width'];
  /** Shows what a platform shows that is left out. */
  readonly isExcluded: boolean;
  /** Several stand side by side, each under its name. */
  readonly hasCaption: boolean;
}

const THEMES = ['light', 'dark'] as const;
const WIDTHS = ['desktop', 'mobile'] as const;

/** The clients to draw: one, or all there are. */
export function cellsOf(card: FrameCard, { choices }: Pick<FrameView, 'choices'>): Cell[] {
  const { usablePlatform } = card;
  const isRequested = choices.isExcluded && card.canExclude;
  // A message that names its platform is left out on the other one. Any other message is left out nowhere, unless the person asks to see that.
  const isExcluded = (width: Cell['width']) =>
    usablePlatform === undefined
      ? isRequested
      : width !== usablePlatform && (isRequested || choices.isMatrix);
  if (!choices.isMatrix) {
    const theme = clientTheme(choices);
    const other = isRequested && usablePlatform !== undefined ? WIDTHS.find(isExcluded) : undefined;
    const width = other ?? choices.width;
    const { variant } = card;
    return [{ key: 'one', variant, theme, width, isExcluded: isExcluded(width), hasCaption: false }];
  }
  return card.variants.flatMap((variant) =>
    THEMES.flatMap((theme) =>
      WIDTHS.map((width) => ({
        key: `${variant.language} ${theme} ${width}`,
        variant,
        theme,
        width,
        isExcluded: isExcluded(width),
        hasCaption: true,
      })),
    ),
  );
}
