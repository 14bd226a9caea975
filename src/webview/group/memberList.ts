import * as l10n from '@vscode/l10n';
import { button, iconButton } from '../base/buttons';
import { element } from '../base/dom';
import type { GroupHead, MemberRow } from './protocol';

/** Rows drawn at a time: a group may have thousands of members. */
const DRAWN = 200;

export interface MemberListOptions {
  readonly onCopy: (index: number) => void;
  readonly onRemove: (employeeCodes: readonly string[]) => void;
  readonly onAdd: () => void;
  readonly onMore: (which: 'more' | 'all' | 'stop') => void;
}

/** The members of a group: searched, drawn a part at a time, chosen to be removed. */
export class MemberList {
  readonly element: HTMLElement;
  readonly #options: MemberListOptions;
  readonly #heading = element('h2', {});
  readonly #search = element('input', {
    type: 'search',
    placeholder: l10n.t('Search by name, email, or ID'),
    'aria-label': l10n.t('Search by name, email, or ID'),
  });
  readonly #remove = button('secondary', '', () => this.#options.onRemove([...this.#chosen]));
  readonly #rows = element('ul', {});
  readonly #end = element('div', { class: 'end', role: 'status' });
  readonly #chosen = new Set<string>();
  #members: readonly MemberRow[] = [];
  #group: GroupHead | undefined;
  #isLoading = false;
  #drawn = DRAWN;

  constructor(options: MemberListOptions) {
    this.#options = options;
    this.#search.addEventListener('input', () => {
      this.#drawn = DRAWN;
      this.#draw();
    });
    this.element = element(
      'section',
      { class: 'members' },
      element(
        'div',
        { class: 'bar' },
        this.#heading,
        this.#search,
        button('primary', l10n.t('Add Members…'), () => this.#options.onAdd()),
        this.#remove,
      ),
      this.#rows,
      this.#end,
    );
  }

  take(members: readonly MemberRow[]): void {
    this.#members = members;
    const there = new Set(members.map(({ employeeCode }) => employeeCode));
    for (const code of this.#chosen) if (!there.has(code)) this.#chosen.delete(code);
  }

  show(group: GroupHead, isLoading: boolean): void {
    this.#group = group;
    this.#isLoading = isLoading;
    this.#draw();
  }

  #draw(): void {
    const group = this.#group;
    if (!group) return;
    this.#heading.textContent = group.isHidden ? l10n.t('Members') : l10n.t('Members ({0})', group.total);
    this.#search.hidden = group.isHidden || this.#members.length === 0;
    const found = this.#found();
    const focused = document.activeElement?.getAttribute('data-key');
    this.#rows.replaceChildren(...found.slice(0, this.#drawn).map((row) => this.#row(row)));
    if (typeof focused === 'string')
      this.#rows.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    this.#end.replaceChildren(...this.#endOf(group, found.length));
    this.#showChosen();
  }

  #found(): readonly MemberRow[] {
    const words = this.#search.value.toLowerCase().split(/\s+/u).filter(Boolean);
    return this.#members.filter(({ name, about }) => {
      const text = `${name} ${about}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  #row(row: MemberRow): HTMLElement {
    const { employeeCode, index, name } = row;
    const box = element('input', {
      type: 'checkbox',
      'data-key': `box ${index}`,
      'aria-label': l10n.t('Select {0}', name),
      ...(employeeCode === undefined
        ? { disabled: '', title: l10n.t('Apps can remove only people of their own organization.') }
        : {}),
    });
    box.checked = employeeCode !== undefined && this.#chosen.has(employeeCode);
    box.addEventListener('change', () => {
      if (employeeCode === undefined) return;
      if (box.checked) this.#chosen.add(employeeCode);
      else this.#chosen.delete(employeeCode);
      this.#showChosen();
    });
    const words = l10n.t('Copy ID of {0}', name);
    const copy = iconButton('copy', words, () => this.#options.onCopy(index));
    copy.dataset['key'] = `copy ${index}`;
    return element(
      'li',
      {},
      box,
      element('bdi', { class: 'who' }, name),
      element('bdi', { class: 'about soft' }, row.about),
      ...(row.isExternal ? [element('span', { class: 'badge' }, l10n.t('external'))] : []),
      copy,
    );
  }

  #endOf(group: GroupHead, found: number): readonly Node[] {
    if (group.isHidden)
      return [
        paragraph(
          l10n.t('This group hides its members from apps. Members can still be added and removed by ID.'),
        ),
      ];
    const nodes: Node[] = [];
    if (found > this.#drawn)
      nodes.push(
        button('secondary', l10n.t('Show {0} More', Math.min(DRAWN, found - this.#drawn)), () => {
          this.#drawn += DRAWN;
          this.#draw();
        }),
      );
    const isSearched = this.#search.value.trim() !== '';
    if (isSearched && found === 0) nodes.push(paragraph(l10n.t('No member who is loaded matches.')));
    if (this.#members.length === 0 && !this.#isLoading) nodes.push(paragraph(l10n.t('No members')));
    if (!group.hasMore) return nodes;
    const words = l10n.t('{0} of {1} members are loaded.', this.#members.length, group.total);
    nodes.push(paragraph(isSearched ? `${words} ${l10n.t('The search covers only those.')}` : words));
    if (this.#isLoading) nodes.push(button('secondary', l10n.t('Stop'), () => this.#options.onMore('stop')));
    else
      nodes.push(
        button('secondary', l10n.t('Load More'), () => this.#options.onMore('more')),
        button('secondary', l10n.t('Load All'), () => this.#options.onMore('all')),
      );
    return nodes;
  }

  #showChosen(): void {
    const count = this.#chosen.size;
    this.#remove.textContent =
      count === 0 ? l10n.t('Remove Members…') : l10n.t('Remove Selected ({0})…', count);
  }
}

function paragraph(words: string): HTMLElement {
  return element('p', { class: 'soft' }, words);
}
