// What the linter holds. The walls between layers come from one table, scripts/lib/layers.json, which the tests read as well.
import { readdirSync, readFileSync } from 'node:fs';

/** @type {{ layers: { name: string, may: string[], browser?: boolean, packages?: string, frames?: string, vscode?: boolean }[] }} */
const { layers } = JSON.parse(readFileSync(new URL('scripts/lib/layers.json', import.meta.url), 'utf8'));

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
    ],
  };
}

/** Folders of src/webview that every frame uses; each of the others is a frame. */
const sharedByFrames = ['base', 'card'];
const webviews = readdirSync(new URL('src/webview', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The walls of the layer for one folder of src/webview, and one around each frame. */
function frameWalls(folder) {
  const layer = walls(layers.find(({ name }) => name === 'webview'));
  const frames = webviews.filter((name) => name !== folder && !sharedByFrames.includes(name));
  const wall = {
    regex: `^(\\.\\./)+(${frames.join('|')})/`,
    message: `A frame imports no other frame; what frames share is in src/webview/${sharedByFrames.join(', ')}.`,
  };
  const patterns = frames.length > 0 ? [...layer.patterns, wall] : layer.patterns;
  return {
    files: [`src/webview/${folder}/**`],
    rules: { 'no-restricted-imports': ['error', { ...layer, patterns }] },
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
    'import/no-cycle': 'error',
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
    ...webviews.map(frameWalls),
  ],
};
