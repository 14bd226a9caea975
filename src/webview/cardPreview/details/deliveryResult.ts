import * as l10n from '@vscode/l10n';
import { element, widget } from '../../base/dom';
import type { DeliveryReport } from '../protocol';
import { jsonText } from './jsonText';

const ICONS = { good: 'pass', remark: 'info', bad: 'error' } as const;

/** What came of a delivery: the answer, and what it means. Read out when it arrives. */
export class DeliveryResult {
  readonly element = element('div', { class: 'result', role: 'status' });

  get isEmpty(): boolean {
    return this.element.childElementCount === 0;
  }

  clear(): void {
    this.element.replaceChildren();
  }

  /** Something is going on. */
  wait(text: string): void {
    this.element.replaceChildren(element('p', { class: 'waiting' }, text));
  }

  /** Adds what became of the card. */
  add(text: string): void {
    this.element.querySelector('.meaning')?.after(element('p', { class: 'card-outcome' }, text));
  }

  show(report: DeliveryReport): void {
    const { tone, heading, text, facts, headers, body } = report;
    const meaning = element('p', { class: 'meaning' }, text);
    this.element.replaceChildren(
      element(
        'p',
        { class: `outcome ${tone}` },
        widget('vscode-icon', { name: ICONS[tone] }),
        element('strong', {}, heading),
      ),
      meaning,
      element('p', { class: 'note facts' }, facts),
      ...(headers.length > 0 ? [headerList(headers)] : []),
      ...(body ? bodyParts(body) : []),
    );
    // No further than to what it means: the form stays in sight, to deliver again.
    meaning.scrollIntoView({ block: 'nearest' });
  }
}

function headerList(headers: DeliveryReport['headers']): HTMLElement {
  return element(
    'ul',
    { class: 'headers', 'aria-label': l10n.t('Response headers') },
    ...headers.map(([name, value]) => element('li', {}, element('code', {}, `${name}: ${value}`))),
  );
}

function bodyParts({ text, note }: NonNullable<DeliveryReport['body']>): HTMLElement[] {
  const label = l10n.t('Response body');
  return [
    element('p', { class: 'note' }, note === undefined ? label : `${label}: ${note}`),
    ...(text === undefined
      ? []
      : [
          element(
            'pre',
            { class: 'json', role: 'group', tabindex: '0', 'aria-label': label },
            ...coloured(text),
          ),
        ]),
  ];
}

/** JSON in colors and with line breaks; anything else as it came. */
function coloured(text: string): readonly (Node | string)[] {
  try {
    return jsonText(JSON.stringify(JSON.parse(text), null, 2));
  } catch {
    return [text];
  }
}
