import { randomFillSync } from 'node:crypto';
import { PNG } from 'pngjs';

/** A card as SeaTalk takes it, and as the peer does. */
export interface SampleCard {
  readonly name: string;
  /** JSON text. */
  readonly ours: string;
  /** JSON text of the same rows as an Adaptive Card. */
  readonly theirs: string;
  /** The same card after edits of its first text, both ways. */
  readonly edited: { readonly ours: readonly string[]; readonly theirs: readonly string[] };
}

/** What one row is, before it is either. */
type Row =
  | { readonly title: string }
  | { readonly text: string }
  | { readonly image: string }
  | { readonly buttons: readonly string[] };

const SENTENCE = 'The **export** job of `checkout-service` waits for *somebody* who knows the invoices. ';
const text = (length: number) => SENTENCE.repeat(Math.ceil(length / SENTENCE.length)).slice(0, length);

/** A PNG of noise as Base64. @param bytes about as many as the file has. */
export function image(bytes: number): string {
  const side = Math.round(Math.sqrt(bytes / 4));
  const png = new PNG({ width: side, height: side });
  randomFillSync(png.data);
  return PNG.sync.write(png).toString('base64');
}

const LIST = '- retries payment calls\n- drops the old table\n- **asks** before it ends';

/** At the limits of the platform. @param imageBytes of each of its three images. */
function largest(imageBytes: number): readonly Row[] {
  return [
    ...[1, 2, 3].map((number) => ({ title: `${number} ${text(118)}` })),
    ...[1, 2, 3, 4, 5].map(() => ({ text: text(1000) })),
    ...[1, 2, 3].map(() => ({ image: image(imageBytes) })),
    ...[1, 2, 3, 4, 5].map((number) => ({ buttons: [`Button ${number}`] })),
    ...['A', 'B', 'C'].map((name) => ({ buttons: [`${name} 1`, `${name} 2`, `${name} 3`] })),
  ];
}

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  small: [{ title: 'Build 1482' }, { text: 'It is **through**.' }, { buttons: ['Open'] }],
  typical: [
    { title: 'Deploy 1482 waits for a go' },
    { text: text(200) },
    { text: LIST },
    { image: image(12_000) },
    { buttons: ['Open the pipeline'] },
    { buttons: ['Deploy', 'Hold', 'Cancel'] },
  ],
  largest: largest(20_000),
  'heavy images': largest(60_000),
};

/** Cards of several sizes. */
export function sampleCards(): readonly SampleCard[] {
  return Object.entries(ROWS).map(([name, rows]) => {
    const edits = ['a', 'ab', 'abc', 'abcd'].map((typed) => {
      const at = rows.findIndex((row) => 'text' in row);
      return rows.with(at, { text: `${typed} ${text(150)}` });
    });
    return {
      name,
      ours: oursOf(rows),
      theirs: theirsOf(rows),
      edited: { ours: edits.map(oursOf), theirs: edits.map(theirsOf) },
    };
  });
}

/** Buttons have the same values in every text of a card. */
function oursOf(rows: readonly Row[]): string {
  values = 0;
  return JSON.stringify({ elements: rows.map(element) }, null, 2);
}

function theirsOf(rows: readonly Row[]): string {
  return JSON.stringify({ type: 'AdaptiveCard', version: '1.5', body: rows.map(block) }, null, 2);
}

let values = 0;

function element(row: Row): object {
  if ('title' in row) return { element_type: 'title', title: { text: row.title } };
  if ('text' in row) return { element_type: 'description', description: { text: row.text } };
  if ('image' in row) return { element_type: 'image', image: { content: row.image } };
  const buttons = row.buttons.map((label) => ({
    button_type: 'callback',
    text: label,
    value: `k93x-${++values}`,
  }));
  return buttons.length === 1
    ? { element_type: 'button', button: buttons[0] }
    : { element_type: 'button_group', button_group: buttons };
}

function block(row: Row): object {
  if ('title' in row)
    return { type: 'TextBlock', text: row.title, weight: 'bolder', size: 'medium', wrap: true };
  if ('text' in row) return { type: 'TextBlock', text: row.text, wrap: true };
  if ('image' in row) return { type: 'Image', url: `data:image/png;base64,${row.image}` };
  const actions = row.buttons.map((title) => ({ type: 'Action.Submit', title, data: { value: title } }));
  return { type: 'ActionSet', actions };
}
