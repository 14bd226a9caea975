// What the linter holds. The walls between layers come from one table, scripts/lib/layers.json, which the tests read as well.
import { readFileSync } from 'node:fs';

/**
 * @type {{
 *   layers: { name: string, may: string[], browser?: boolean, packages?: string, frames?: string, vscode?: boolean }[],
 *   walled: { layer: string, file: string, message: string }[],
 * }}
 */
const { layers, walled } = JSON.parse(
  readFileSync(new URL('scripts/lib/layers.json', import.meta.url), 'utf8'),
);

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
    {
      // What is handed out of the local SeaTalk's world is readonly; a cast would be a write that nobody hears of.
      files: ['src/emulator/{calls,control,people,seed}/**'],
      rules: { 'typescript/no-unsafe-type-assertion': 'error' },
    },
  ],
};
