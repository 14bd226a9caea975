import { element, widget } from '../../base/dom';
import type { FramePart, FrameView } from '../view/frameView';

/** Shows why there is no card, and what to do. */
export class Nothing implements FramePart {
  readonly element = element('div', { class: 'nothing', role: 'status', hidden: '' });
  #shown: FrameView['nothing'];

  show({ nothing }: FrameView): void {
    if (nothing === this.#shown) return;
    this.#shown = nothing;
    this.element.hidden = !nothing;
    if (!nothing) return this.element.replaceChildren();
    this.element.replaceChildren(
      widget('vscode-icon', { name: 'preview', size: '40' }),
      element('h2', {}, nothing.heading),
      ...nothing.text.split('\n').map((line) => element('p', {}, line)),
    );
  }
}
