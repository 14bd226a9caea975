import * as l10n from '@vscode/l10n';
import { element, widget } from '../../base/dom';
import type { PreviewProblem } from '../protocol';
import type { FramePart, FrameView } from '../view/frameView';

const ICONS = { error: 'error', warning: 'warning', information: 'info' } as const;

/** What is wrong with the card, above it: the worst first, each line a button that leads to its place in the text. */
export class Banner implements FramePart {
  readonly element = element('div', { class: 'banner', role: 'status', hidden: '' });
  readonly #onReveal: (offset: number) => void;
  #shown = '';
  /** In the order of the lines shown. */
  #problems: readonly PreviewProblem[] = [];

  constructor(onReveal: (offset: number) => void) {
    this.#onReveal = onReveal;
  }

  show({ problems, card }: FrameView): void {
    const broken = card?.isOld ?? false;
    this.#problems = problems.toSorted((a, b) => rank(a) - rank(b) || a.offset - b.offset);
    // Every keystroke moves the positions behind it. That alone isn't a reason to draw it, or have it read out, again.
    const lines = this.#problems.map(({ severity, message, line }) => [severity, message, line]);
    const remarks = card?.remarksHeading ?? l10n.t('SeaTalk accepts this card. Worth a look:');
    const key = JSON.stringify([lines, broken, remarks]);
    if (key === this.#shown) return;
    this.#shown = key;
    const worst = (['error', 'warning', 'information'] as const).find((severity) =>
      problems.some((problem) => problem.severity === severity),
    );
    this.element.hidden = worst === undefined;
    if (!worst) return this.element.replaceChildren();
    const heading = broken
      ? l10n.t("The JSON isn't valid right now. This is the last valid card.")
      : worst === 'error'
        ? l10n.t('SeaTalk would reject this card')
        : remarks;
    this.element.className = `banner ${worst}`;
    this.element.replaceChildren(
      element('div', { class: 'banner-heading' }, heading),
      element('ul', {}, ...this.#problems.map((problem, index) => this.#line(problem, index))),
    );
  }

  #line(problem: PreviewProblem, index: number): HTMLElement {
    const button = element(
      'button',
      { type: 'button', class: 'banner-line' },
      widget('vscode-icon', { name: ICONS[problem.severity], class: problem.severity }),
      element('span', { class: 'message' }, problem.message),
      element('span', { class: 'line' }, l10n.t('line {0}', problem.line)),
    );
    button.addEventListener('click', () => {
      const now = this.#problems[index];
      if (now) this.#onReveal(now.offset);
    });
    return element('li', {}, button);
  }
}

function rank({ severity }: PreviewProblem): number {
  return Object.keys(ICONS).indexOf(severity);
}
