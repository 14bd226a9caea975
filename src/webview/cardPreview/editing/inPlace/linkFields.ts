import * as l10n from '@vscode/l10n';
import type { CardEdit } from '../../../../cards/edit/cardEdit';
import type { LinkView } from '../../../../cards/view/cardView';
import { element } from '../../../base/dom';
import { ChoiceField, TextField } from './field';

/** The fields for where a redirect button leads on one platform. */
export class LinkFields {
  readonly element: HTMLElement;
  readonly #link: LinkView | undefined;
  readonly #type: ChoiceField<'' | 'web' | 'rn'>;
  readonly #path: TextField;
  readonly #params: TextField;

  /** @param types what the platform takes, without the empty one that stands for no link. */
  constructor(label: string, types: readonly ('web' | 'rn')[], link: LinkView | undefined, isNew: boolean) {
    this.#link = link;
    const options = (['', ...types] as const).map((type) => [type, linkTypeWords(type)] as const);
    this.#type = new ChoiceField(label, options, link?.type ?? (isNew ? 'web' : ''), () => this.#arrange());
    this.#path = new TextField({ label: `${label}: ${l10n.t('path')}`, value: link?.path ?? '' });
    this.#params = new TextField({
      label: `${label}: ${l10n.t('params (JSON)')}`,
      value: link?.params ?? '',
      multiline: true,
    });
    this.element = element(
      'div',
      { class: 'link-fields' },
      this.#type.element,
      this.#path.element,
      this.#params.element,
    );
    this.#arrange();
  }

  /** What was changed of the link at `pointer`; undefined while the parameters aren't a JSON object. */
  edits(pointer: string): readonly CardEdit[] | undefined {
    const link = this.#link;
    const type = this.#type.value;
    // A type that is none of the choices stays as it is until another is chosen.
    if (type === '') return link && this.#type.isTouched ? [{ kind: 'set', pointer }] : [];
    const written = type === 'rn' ? this.#params.value.trim() : '';
    const params = written === '' ? undefined : objectIn(written);
    this.#params.markWrong(params === null ? l10n.t('Enter a JSON object.') : undefined);
    if (params === null) return undefined;
    const path = this.#path.value;
    if (!link) return [{ kind: 'set', pointer, value: { type, path, ...(params && { params }) } }];
    const edits: CardEdit[] = [];
    if (type !== link.type) edits.push({ kind: 'set', pointer: `${pointer}/type`, value: type });
    if (path !== link.path) edits.push({ kind: 'set', pointer: `${pointer}/path`, value: path });
    if (type === 'rn' && written !== (link.params ?? '').trim()) {
      edits.push({ kind: 'set', pointer: `${pointer}/params`, value: params });
    }
    return edits;
  }

  #arrange(): void {
    this.#path.element.hidden = this.#type.value === '';
    this.#params.element.hidden = this.#type.value !== 'rn';
  }
}

function linkTypeWords(type: '' | 'web' | 'rn'): string {
  if (type === '') return l10n.t('Nothing');
  return type === 'web' ? l10n.t('Web page') : l10n.t('React Native page');
}

/** Null for what isn't a JSON object. */
function objectIn(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
