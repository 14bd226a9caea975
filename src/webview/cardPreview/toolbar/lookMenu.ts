import { format, strings } from '../../base/strings';
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
  const { look } = strings;
  const canExclude = card?.canExclude === true;
  const inMatrix = choices.isMatrix;
  const client = (['editor', 'light', 'dark'] as const).map((theme): MenuEntry => ({
    label: `${look.theme}: ${look.themes[theme]}`,
    mark: 'radio',
    isOn: !inMatrix && choices.client === theme,
    run: () => choose({ client: theme, isMatrix: false }),
  }));
  const width = (['desktop', 'mobile'] as const).map((one): MenuEntry => ({
    label: `${look.width}: ${look.widths[one]}`,
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
      check(look.matrix, inMatrix, () => choose({ isMatrix: !inMatrix })),
      check(look.notes, choices.hasNotes, () => choose({ hasNotes: !choices.hasNotes })),
      check(
        look.excluded,
        choices.isExcluded && canExclude,
        () => choose({ isExcluded: !choices.isExcluded }),
        !canExclude,
      ),
    ],
    [
      { label: look.zoomIn, run: () => choose({ zoom: zoomed(choices.zoom, 1) }) },
      { label: look.zoomOut, run: () => choose({ zoom: zoomed(choices.zoom, -1) }) },
      { label: format(look.zoomReset, choices.zoom), run: () => choose({ zoom: 100 }) },
    ],
    [
      { label: look.copyPicture, isDisabled: !card, run: copyPicture },
      { label: look.savePicture, isDisabled: !card, run: savePicture },
    ],
  ];
}
