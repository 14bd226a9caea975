import type { Source } from '../model/source';

/** The kind of text: formatted by its author, prose, machine output, or a program. */
export type Writing = 'markdown' | 'prose' | 'log' | 'code';

/** Language ids that aren't programming languages. Any other id that the editor knows counts as code. */
const LANGUAGES: Readonly<Record<string, Writing>> = {
  markdown: 'markdown',
  mdx: 'markdown',
  quarto: 'markdown',
  chatagent: 'markdown',
  instructions: 'markdown',
  prompt: 'markdown',
  plaintext: 'prose',
  scminput: 'prose',
  'git-commit': 'prose',
  'code-text-binary': 'prose',
  log: 'log',
  output: 'log',
  'search-result': 'log',
};

const EXTENSIONS: readonly (readonly [Writing, string])[] = [
  ['markdown', 'md markdown mdx'],
  ['prose', 'txt text'],
  ['log', 'log out err trace'],
  [
    'code',
    'astro bash bat c cc cfg clj cljs cmake cmd conf cpp cs css csv cxx dart diff dockerfile ex exs elm erl fish fs go gql graphql gradle ' +
      'groovy h hbs hcl hpp hs htm html ini java jl js json json5 jsonc jsonl jsx kt kts less lua m makefile mjs cjs mk ml mm nim ' +
      'nix patch php pl pm properties proto ps1 psm1 py pyi r rb rs sass scala scss sh sol sql svelte swift tex tf toml ts tsv tsx ' +
      'mts cts vb vue xml yaml yml zig zsh',
  ],
];

const byExtension = new Map(
  EXTENSIONS.flatMap(([writing, list]) => list.split(' ').map((extension) => [extension, writing] as const)),
);

/** The kind of text by the source's language and file name; undefined when both are unknown. */
export function writingOf(source: Source): Writing | undefined {
  const byName = source.fileName === undefined ? undefined : writingOfName(source.fileName);
  if (source.kind === 'file' || source.languageId === undefined) return byName;
  const byLanguage = Object.hasOwn(LANGUAGES, source.languageId) ? LANGUAGES[source.languageId] : 'code';
  // The editor uses `plaintext` for everything it doesn't recognize, such as a .log file.
  return byLanguage === 'prose' ? (byName ?? 'prose') : byLanguage;
}

/** The kind of text by the last part of a name: the extension, or the whole of `Makefile`. */
function writingOfName(fileName: string): Writing | undefined {
  const word =
    fileName
      .toLowerCase()
      .split(/[./\\]/)
      .at(-1) ?? '';
  return byExtension.get(word);
}
