import * as l10n from '@vscode/l10n';
import { themeWords, widthWords, zoomResetWords } from '../view/lookWords';
import type { ViewChoices } from '../protocol';
import type { FrameView } from '../view/frameView';
import { zoomed } from '../view/choices';
import type { MenuEntry } from './menu';

export interface LookActions {
  readonly choose: (choices: Partial<ViewChoices>) => void;
  readonly copyPicture: () => void;
  readonly savePicture: () => void;
}

/** Every way to look at the card, by group. */
export function lookMenu(
  { card, choices }: FrameView,
  { choose, copyPicture, savePicture }: LookActions,
): readonly (readonly MenuEntry[])[] {
  const canExclude = card?.canExclude === true;
  const inMatrix = choices.isMatrix;
  const client = (['editor', 'light', 'dark'] as const).map((theme): MenuEntry => ({
    label: `${l10n.t('Theme')}: ${themeWords(theme)}`,
    mark: 'radio',
    isOn: !inMatrix && choices.client === theme,
    run: () => choose({ client: theme, isMatrix: false }),
  }));
  const width = (['desktop', 'mobile'] as const).map((one): MenuEntry => ({
    label: `${l10n.t('Width')}: ${widthWords(one)}`,
    mark: 'radio',
    isOn: !inMatrix && choices.width === one,
    run: () => choose({ width: one, isMatrix: false }),
  }));
  const check = (label: string, isOn: boolean, run: () => void, isDisabled = false): MenuEntry => ({
    label,
    mark: 'check',
    isOn,
    isDisabled,
    run,
  });
  return [
    client,
    width,
    [
      check(l10n.t('Show All Variants'), inMatrix, () => choose({ isMatrix: !inMatrix })),
      check(l10n.t('Show Client Compatibility'), choices.hasNotes, () =>
        choose({ hasNotes: !choices.hasNotes }),
      ),
      check(
        l10n.t('Show Unsupported-Platform Fallback'),
        choices.isExcluded && canExclude,
        () => choose({ isExcluded: !choices.isExcluded }),
        !canExclude,
      ),
    ],
    [
      { label: l10n.t('Zoom In'), run: () => choose({ zoom: zoomed(choices.zoom, 1) }) },
      { label: l10n.t('Zoom Out'), run: () => choose({ zoom: zoomed(choices.zoom, -1) }) },
      { label: zoomResetWords(choices.zoom), run: () => choose({ zoom: 100 }) },
    ],
    [
      { label: l10n.t('Copy as PNG'), isDisabled: !card, run: copyPicture },
      { label: l10n.t('Save as PNG…'), isDisabled: !card, run: savePicture },
    ],
  ];
}
