// What the linter holds. The walls between layers come from one table, scripts/lib/layers.json, which the tests read as well.
import { readdirSync, readFileSync } from 'node:fs';

const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');
/**
 * @type {{
 *   layers: { name: string, may: string[], browser?: boolean, packages?: string, frames?: string, vscode?: boolean }[],
 *   features: { name: string, may: string[] }[],
 *   walled: { layer: string, file: string, message: string }[],
 * }}
 */
const { layers, features, walled } = JSON.parse(read('scripts/lib/layers.json'));

const wholeUndici = {
  name: 'undici',
  allowTypeImports: true,
  message: 'The whole package replaces the process-wide dispatcher; import the files that are used.',
};
const editor = { name: 'vscode', message: 'Only src/extension imports vscode.' };

/** What one layer may not import, as options of `no-restricted-imports`. */
function walls({ name, may, browser, packages, frames, vscode }) {
  const others = layers.map((layer) => layer.name).filter((other) => other !== name && !may.includes(other));
  const allowed = may.length === 0 ? 'no other layer' : may.map((other) => `src/${other}`).join(', ');
  return {
    paths: vscode ? [wholeUndici] : [editor, wholeUndici],
    patterns: [
      {
        regex: `^(\\.\\./)+(${others.join('|')})/`,
        message: `Imports point downwards: src/${name} may import ${allowed}.`,
      },
      ...(browser
        ? [{ regex: '^node:', message: 'This layer also runs in a browser: no Node modules.' }]
        : []),
      ...(packages === 'zod'
        ? [{ regex: '^([a-y@]|z[^o]|zo[^d]|zod.)', message: `src/${name} imports zod only.` }]
        : []),
      ...(frames === 'protocol'
        ? [
            {
              group: ['**/webview/*/*', '!**/webview/*/protocol'],
              message: `src/${name} shares only protocol.ts with a webview.`,
            },
          ]
        : []),
      // Files of a layer that only their own folder may import; there the path doesn't name the folder.
      ...walled
        .filter(({ layer }) => layer === name)
        .map(({ file, message }) => ({ regex: `/${file}$`, message })),
    ],
  };
}

/** Folders a feature may have below each other. Their names may be those of features or layers, so depths are told apart. */
const DEPTHS = [0, 1, 2, 3];

/**
 * The walls around one feature, for its files at one depth: it imports none but those that the table names for it.
 * @param {{ name: string, may: string[] }} feature
 */
function featureWalls({ name, may }, depth) {
  const others = features
    .map((feature) => feature.name)
    .filter((other) => other !== name && !may.includes(other));
  const allowed = may.length === 0 ? 'no other feature' : may.join(', ');
  const message = `Features import downwards: extension/${name} may import ${allowed}.`;
  const up = (steps) => `^(\\.\\./){${steps}}`;
  const toExtension = depth + name.split('/').length;
  const siblings = name.startsWith('cards/')
    ? others.filter((other) => other.startsWith('cards/')).map((other) => other.slice('cards/'.length))
    : [];
  const { paths, patterns } = walls(layers.find((layer) => layer.name === 'extension'));
  return {
    files: [`src/extension/${name}/${'*/'.repeat(depth)}*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths,
          patterns: [
            ...patterns,
            ...(others.length > 0 ? [{ regex: `${up(toExtension)}(${others.join('|')})/`, message }] : []),
            ...(siblings.length > 0
              ? [{ regex: `${up(toExtension - 1)}(${siblings.join('|')})/`, message }]
              : []),
          ],
        },
      ],
    },
  };
}

/** What all frames share; each other folder of src/webview is a frame. */
const shared = ['base', 'card', 'conversation'];
const frames = readdirSync(new URL('src/webview', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !shared.includes(entry.name))
  .map(({ name }) => name);

/** A frame is made of `base` and `card` and itself; it knows no other frame, and neither of those two knows a frame. */
function frameWalls(folder, others) {
  const message = `src/webview/${folder} imports no other frame; what frames share is in base, card, and conversation.`;
  const { paths, patterns } = walls(layers.find(({ name }) => name === 'webview'));
  const wall = { regex: `^(\\.\\./)+(${others.join('|')})/`, message };
  return {
    files: [`src/webview/${folder}/**`],
    rules: { 'no-restricted-imports': ['error', { paths, patterns: [...patterns, wall] }] },
  };
}

/** Functions of the editor that read links or icons in texts, and the one way to each. */
const plainOnly = [
  ...[
    'showInformationMessage',
    'showWarningMessage',
    'showErrorMessage',
    'withProgress',
    'setStatusBarMessage',
  ].map((property) => ({
    property,
    message: 'Names from outside could become links in it; extension/base/dialogs.ts.',
  })),
  ...['showQuickPick', 'createQuickPick'].map((property) => ({
    property,
    message: 'Names from outside could become icons in it; extension/base/quickPick.ts.',
  })),
  ...['showInputBox', 'createInputBox'].map((property) => ({
    property,
    message: 'Names from outside could become links in it; extension/base/dialogs.ts.',
  })),
  ...['MarkdownString', 'appendMarkdown'].map((property) => ({
    property,
    message: 'Names from outside could become links and pictures in it; extension/base/markdown.ts.',
  })),
];

export default {
  plugins: ['typescript', 'import', 'unicorn', 'promise', 'node'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': ['error', { checkThenables: true }],
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-non-null-assertion': 'error',
    'eslint/no-unused-expressions': ['error', { allowTaggedTemplates: true }],
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'error',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off',
    'typescript/consistent-return': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'promise/always-return': 'off',
  },
  ignorePatterns: ['dist', 'out', 'node_modules', 'test/bench/node_modules'],
  overrides: [
    { files: ['*.config.mjs'], rules: { 'import/no-default-export': 'off' } },
    ...layers.map((layer) => ({
      files: [`src/${layer.name}/**`],
      rules: { 'no-restricted-imports': ['error', walls(layer)] },
    })),
    { files: ['src/extension/**'], rules: { 'no-restricted-properties': ['error', ...plainOnly] } },
    {
      files: ['src/extension/base/{dialogs,quickPick,markdown}.ts'],
      rules: { 'no-restricted-properties': 'off' },
    },
    // The last override counts, so each repeats the walls of its layer.
    ...features.flatMap((feature) => DEPTHS.map((depth) => featureWalls(feature, depth))),
    frameWalls('base', ['card', ...frames]),
    frameWalls('card', frames),
    ...(frames.length > 1
      ? frames.map((frame) =>
          frameWalls(
            frame,
            frames.filter((other) => other !== frame),
          ),
        )
      : []),
    {
      // What is handed out of the local SeaTalk's world is readonly; a cast would be a write that nobody hears of.
      files: ['src/emulator/{calls,control,people,seed}/**'],
      rules: { 'typescript/no-unsafe-type-assertion': 'error' },
    },
  ],
};
