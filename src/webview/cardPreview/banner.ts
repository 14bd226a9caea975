import { element, widget } from './dom';
import type { PreviewProblem } from './protocol';
import { format, strings } from './strings';

const ICONS = { error: 'error', warning: 'warning', information: 'info' } as const;

/** What is wrong with the card, above it: the worst first, each line a button that leads to its place in the text. */
export class Banner {
  readonly #target: HTMLElement;
  readonly #onReveal: (offset: number) => void;
  #shown = '';

  constructor(target: HTMLElement, onReveal: (offset: number) => void) {
    this.#target = target;
    this.#onReveal = onReveal;
  }

  /** @param broken whether the card below is older than the text. */
  show(problems: readonly PreviewProblem[], broken: boolean): void {
    const key = JSON.stringify([problems, broken]);
    if (key === this.#shown) return;
    this.#shown = key;
    const worst = (['error', 'warning', 'information'] as const).find((severity) =>
      problems.some((problem) => problem.severity === severity),
    );
    this.#target.hidden = worst === undefined;
    if (!worst) return this.#target.replaceChildren();
    const heading = broken ? strings.broken : worst === 'error' ? strings.refused : strings.remarks;
    this.#target.className = `banner ${worst}`;
    const order = problems.toSorted((a, b) => rank(a) - rank(b) || a.offset - b.offset);
    this.#target.replaceChildren(
      element('div', { class: 'banner-heading' }, heading),
      element('ul', {}, ...order.map((problem) => this.#line(problem))),
    );
  }

  #line(problem: PreviewProblem): HTMLElement {
    const button = element(
      'button',
      { type: 'button', class: 'banner-line' },
      widget('vscode-icon', { name: ICONS[problem.severity], class: problem.severity }),
      element('span', { class: 'message' }, problem.message),
      element('span', { class: 'line' }, format(strings.line, problem.line)),
    );
    button.addEventListener('click', () => this.#onReveal(problem.offset));
    return element('li', {}, button);
  }
}

function rank({ severity }: PreviewProblem): number {
  return Object.keys(ICONS).indexOf(severity);
}
