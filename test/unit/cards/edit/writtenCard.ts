import * as fc from 'fast-check';
import { button, callback, description, group, image, redirect, title, web } from '../samples';

/** JSON as people may write it. Comments are numbered, so that each can be found again. */
export function writtenCard(): fc.Arbitrary<string> {
  const habits = fc.record({
    seed: fc.nat(),
    eol: fc.constantFrom('\n', '\r\n'),
    unit: fc.constantFrom('  ', '    ', '\t'),
    layout: fc.constantFrom('squeezed', 'one line', 'pretty', 'short lines', 'wild'),
    notes: fc.constantFrom(0, 0, 0.2, 0.6),
    trailingCommas: fc.boolean(),
    edge: fc.constantFrom('', '\n', ' '),
  });
  return fc.tuple(payload(), habits).map(([value, habit]) => new Writer(habit).document(value));
}

/** Elements in each of the shapes that people use. */
function payload(): fc.Arbitrary<unknown> {
  const elements = fc.array(element(), { maxLength: 6 });
  const body = elements.map((list) => ({ elements: list }));
  return fc.oneof(
    element(),
    elements,
    body,
    body.map((card) => ({
      group_id: 'group-1',
      message: { tag: 'interactive_message', interactive_message: card },
    })),
    fc.record({ default: body, en: body, th: body }, { requiredKeys: ['default'] }).map((languages) => ({
      tag: 'interactive_message',
      interactive_message: languages,
      employee_codes: ['e_1', 'e_2'],
    })),
  );
}

export function element(): fc.Arbitrary<unknown> {
  const text = fc.oneof(
    fc.constantFrom('a', 'a, b', '// no comment', '/* nor this */', '"quoted"\n[1]', '🙂 é'),
    fc.string(),
  );
  const member = fc.oneof(
    fc.tuple(text, text).map(([value, label]) => callback(value, label)),
    fc.constant(
      redirect({
        mobile_link: web('https://a.example'),
        desktop_link: { type: 'web', path: 'https://b.example', params: {} },
      }),
    ),
  );
  return fc.oneof(
    text.map((it) => title(it)),
    fc.tuple(text, fc.constantFrom({}, { format: 2 })).map(([it, more]) => description(it, more)),
    fc.constant(image('iVBORw0KGgo=')),
    member.map((it) => button(it)),
    fc.array(member, { maxLength: 3 }).map((members) => group(...members)),
  );
}

interface Habits {
  readonly seed: number;
  readonly eol: string;
  readonly unit: string;
  readonly layout: string;
  readonly notes: number;
  readonly trailingCommas: boolean;
  readonly edge: string;
}

class Writer {
  readonly #habits: Habits;
  #state: number;
  #notes = 0;

  constructor(habits: Habits) {
    this.#habits = habits;
    this.#state = habits.seed;
  }

  document(value: unknown): string {
    const { edge, eol } = this.#habits;
    const space = edge.replace('\n', eol);
    return space + this.#write(value, 0) + space;
  }

  #write(value: unknown, depth: number): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const { layout } = this.#habits;
    const colon =
      layout === 'squeezed' ? ':' : layout === 'wild' ? `${this.#gap(depth)}:${this.#gap(depth)}` : ': ';
    const parts = Array.isArray(value)
      ? value.map((item: unknown) => this.#write(item, depth + 1))
      : Object.entries(value).map(
          ([key, item]) => JSON.stringify(key) + colon + this.#write(item, depth + 1),
        );
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    return open + this.#inside(parts, depth, Array.isArray(value)) + close;
  }

  #inside(parts: readonly string[], depth: number, isArray: boolean): string {
    const { layout, eol, unit, notes, trailingCommas } = this.#habits;
    if (layout === 'wild') return this.#wild(parts, depth + 1);
    if (layout === 'squeezed') return parts.join(',');
    if (layout === 'one line' || (layout === 'short lines' && !(isArray && depth < 4)))
      return parts.join(', ');
    if (parts.length === 0) return '';
    const line = eol + unit.repeat(depth + 1);
    const lines = parts.map((part, index) => {
      const comma = index < parts.length - 1 || trailingCommas ? ',' : '';
      const above = this.#random() < notes / 2 ? `// ${this.#note()}${line}` : '';
      const behind = this.#random() < notes ? ` // ${this.#note()}` : '';
      const blank = this.#random() < 0.1 ? eol : '';
      return blank + line + above + part + comma + behind;
    });
    const dangling = this.#random() < notes / 3 ? `${line}// ${this.#note()}` : '';
    return `${lines.join('')}${dangling}${eol}${unit.repeat(depth)}`;
  }

  #wild(parts: readonly string[], depth: number): string {
    const last = parts.length > 0 && this.#habits.trailingCommas ? `,${this.#gap(depth)}` : '';
    const inside = parts.map((part) => this.#gap(depth) + part + this.#gap(depth)).join(',');
    return inside + last + (parts.length === 0 ? this.#gap(depth) : '');
  }

  #gap(depth: number): string {
    const { eol, unit, notes } = this.#habits;
    const spaces = ['', '', ' ', '\t', eol, eol + unit.repeat(depth), eol + eol];
    const space = () => spaces[Math.floor(this.#random() * spaces.length)] ?? '';
    if (this.#random() >= notes) return space();
    const comment = this.#random() < 0.5 ? `/* ${this.#note()} */` : `// ${this.#note()}${eol}`;
    return space() + comment + space();
  }

  #note(): string {
    return `note ${++this.#notes}.`;
  }

  /** A number from 0 to 1, the same for the same seed. */
  #random(): number {
    this.#state = (this.#state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return this.#state / 4_294_967_296;
  }
}
