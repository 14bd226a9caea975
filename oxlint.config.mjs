// What the linter holds. The walls between layers come from one table, scripts/lib/layers.json, which the tests read as well.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

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

/** Features of the extension that one feature may not import; what it may is in the table, lower ones first. */
function featureWalls({ name, may }) {
  const others = features
    .map((feature) => feature.name)
    .filter((other) => other !== name && !may.includes(other));
  const inCards = others.flatMap((other) => (other.startsWith('cards/') ? [other.slice(6)] : []));
  const outside = others.filter((other) => !other.startsWith('cards/'));
  const allowed = may.length === 0 ? 'no other feature' : may.join(', ');
  const message = `Features import downwards: extension/${name} may import ${allowed}.`;
  return [
    ...(outside.length > 0 ? [{ regex: `^(\\.\\./)+(${outside.join('|')})/`, message }] : []),
    ...(inCards.length > 0 ? [{ regex: `^(\\.\\./)+(cards/)?(${inCards.join('|')})/`, message }] : []),
  ];
}

const webviews = new URL('src/webview/', import.meta.url);
const frames = readdirSync(webviews).filter((name) => existsSync(new URL(`${name}/main.ts`, webviews)));
const webview = layers.find(({ name }) => name === 'webview');

/** A frame is made of `base` and `card` and itself; it knows no other frame, and neither of those two knows a frame. */
function frameWalls(folder, others) {
  const message = `src/webview/${folder} imports no other frame; what frames share is in base and card.`;
  const { paths, patterns } = walls(webview);
  const wall = { regex: `^(\\.\\./)+(${others.join('|')})/`, message };
  return {
    files: [`src/webview/${folder}/**`],
    rules: { 'no-restricted-imports': ['error', { paths, patterns: [...patterns, wall] }] },
  };
}

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
    // The last override counts, so each repeats the walls of its layer.
    ...features.map((feature) => {
      const { paths, patterns } = walls(layers.find(({ name }) => name === 'extension'));
      return {
        files: [`src/extension/${feature.name}/**`],
        rules: {
          'no-restricted-imports': ['error', { paths, patterns: [...patterns, ...featureWalls(feature)] }],
        },
      };
    }),
    frameWalls('base', ['card', ...frames]),
    frameWalls('card', frames),
    ...frames
      .filter(() => frames.length > 1)
      .map((frame) =>
        frameWalls(
          frame,
          frames.filter((other) => other !== frame),
        ),
      ),
    {
      // What is handed out of the local SeaTalk's world is readonly; a cast would be a write that nobody hears of.
      files: ['src/emulator/{calls,control,people,seed}/**'],
      rules: { 'typescript/no-unsafe-type-assertion': 'error' },
    },
  ],
};
