import * as l10n from '@vscode/l10n';
import type { TapContext } from '../../../cards/view/tapEvent';
import { element } from '../../base/dom';
import type { TapPerson, TapPlace, TapSetup } from '../protocol';

/** Who taps, and in which chat. Keeps what was chosen while the host learns of more groups and people. */
export class TapChoice {
  readonly element: HTMLElement;
  readonly #places = element('select', {});
  readonly #people = element('select', {});
  readonly #fixedPlace = element('output', {});
  readonly #placeField = field(l10n.t('Chat'), this.#places);
  readonly #fixedField = field(l10n.t('Chat'), this.#fixedPlace);
  #setup: TapSetup | undefined;

  /** @param onChange called when the person chose something else. */
  constructor(onChange: () => void) {
    this.element = element(
      'div',
      { class: 'choices', hidden: '' },
      this.#placeField,
      this.#fixedField,
      field(l10n.t('Tapped by'), this.#people),
    );
    this.element.addEventListener('change', onChange);
  }

  /** @param isDirect whether the card is one for a direct chat. */
  offer(setup: TapSetup, isDirect: boolean): void {
    const place = this.#place();
    const person = this.#person();
    this.#setup = setup;
    const first = setup.places.findIndex(({ kind }) => kind === (isDirect ? 'direct' : 'group'));
    fill(this.#places, setup.places, same(setup.places, place) ?? Math.max(0, first));
    fill(this.#people, setup.people, same(setup.people, person) ?? 0);
    // A card that was sent is where it is.
    this.#placeField.hidden = setup.sent !== undefined;
    this.#fixedField.hidden = setup.sent === undefined;
    this.#fixedPlace.textContent = setup.sent?.place ?? '';
    this.element.hidden = false;
  }

  /** A tap with what was chosen in place of what was invented. */
  apply(tap: TapContext): TapContext {
    const { messageId } = this.#setup?.sent ?? tap;
    const { groupId, threadId } = this.#setup?.sent ?? this.#place() ?? tap;
    const { employeeCode, email, seatalkId } = this.#person() ?? tap;
    const appId = this.#setup?.appId ?? tap.appId;
    return { ...tap, appId, messageId, groupId, threadId, employeeCode, email, seatalkId };
  }

  #place(): TapPlace | undefined {
    return this.#setup?.places[this.#places.selectedIndex];
  }

  #person(): TapPerson | undefined {
    return this.#setup?.people[this.#people.selectedIndex];
  }
}

function field(label: string, select: HTMLElement): HTMLElement {
  return element('label', { class: 'field' }, element('span', {}, label), select);
}

function fill(
  select: HTMLSelectElement,
  offered: readonly { readonly label: string }[],
  chosen: number,
): void {
  select.replaceChildren(...offered.map(({ label }) => element('option', {}, label)));
  select.selectedIndex = chosen;
}

/** Where the same thing stands in a new list. */
function same<T extends object>(list: readonly T[], chosen: T | undefined): number | undefined {
  const key = JSON.stringify(chosen);
  const index = list.findIndex((each) => JSON.stringify(each) === key);
  return index < 0 ? undefined : index;
}
