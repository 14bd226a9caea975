import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Style sheets of open fonts: text is set in nothing of the machine that draws it, or every machine would draw another picture. */
const SHEETS = [
  '@fontsource/inter/400.css',
  '@fontsource/inter/400-italic.css',
  '@fontsource/inter/600.css',
  '@fontsource/inter/700.css',
  '@fontsource/noto-sans-hebrew/400.css',
  '@fontsource/noto-sans-hebrew/600.css',
  '@fontsource/noto-sans-hebrew/700.css',
  '@fontsource/noto-emoji/400.css',
  '@fontsource/jetbrains-mono/400.css',
];

const fileOf = (name: string) => require.resolve(name);

/** The style of a page that has these fonts alone. */
export const FONT_STYLE = `${SHEETS.map((name) => readFileSync(fileOf(name), 'utf8')).join('\n')}
:root {
  --vscode-font-family: 'Inter', 'Noto Sans Hebrew', 'Noto Emoji';
  --vscode-editor-font-family: 'JetBrains Mono', 'Noto Emoji';
}
`;

const RANGES = [...FONT_STYLE.matchAll(/unicode-range:\s*([^;}]+)/gu)]
  .flatMap(([, ranges = '']) => ranges.split(','))
  .map((range) => {
    const [from = '', to = from] = range.trim().replace('U+', '').split('-');
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
  });

/** Whether these fonts have a character; any other would be drawn in a font of the machine. */
export function hasGlyph(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return RANGES.some(({ from, to }) => from <= code && code <= to);
}

/** The font files that {@link FONT_STYLE} asks for, by their name below the page. */
export async function fontFile(name: string): Promise<Uint8Array | undefined> {
  const file = path.posix.basename(name);
  const family = ['inter', 'noto-sans-hebrew', 'noto-emoji', 'jetbrains-mono'].find((one) =>
    file.startsWith(`${one}-`),
  );
  return family && name.startsWith('/files/')
    ? readFile(fileOf(`@fontsource/${family}/files/${file}`))
    : undefined;
}
