import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../../test/support/vscode/paths';
import { zipEntries } from './zipEntries';

const limitsFile = path.join(projectFolder, 'scripts', 'size-limits.json');

/** A limit is set this much above what is measured when it is set. */
const HEADROOM = 1.1;

/** The key of the packed file's own size; all other keys are bundles. */
const WHOLE = 'vsix';

/** Everything that may be in the package. A new kind of file is a decision, taken here. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package(\.nls(\.[a-z-]+)?)?\.json$/i,
  /^extension\/(readme|changelog)\.md$/i,
  /^extension\/LICENSE(\.txt)?$/,
  /^extension\/dist\/(extension|emulator)\.js$/,
  /^extension\/dist\/webview\/[A-Za-z]+\.(js|css|ttf|svg)$/,
  /^extension\/media\/[\w./-]+\.(svg|png|css|md)$/,
  /^extension\/l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/i,
];

/** Without these the package would install and not work. */
const needed = ['extension/package.json', 'extension/dist/extension.js'];

type Sizes = Record<string, number>;

function measure(vsix: string, entries: ReadonlyMap<string, number>): Sizes {
  const bundles = [...entries]
    .filter(([name]) => /^extension\/dist\/.*\.(js|css)$/.test(name))
    .map(([name, bytes]): [string, number] => [name.slice('extension/'.length), bytes]);
  return Object.fromEntries([
    [WHOLE, statSync(vsix).size],
    ...bundles.toSorted(([a], [b]) => a.localeCompare(b)),
  ]);
}

/**
 * Looks into a packed extension: no unexpected file, nothing needed is missing, no size over its limit.
 * @returns one sentence for each complaint.
 */
export async function checkPackage(vsix: string, { setLimits = false } = {}): Promise<string[]> {
  const entries = await zipEntries(vsix);
  const sizes = measure(vsix, entries);
  if (setLimits) {
    const limits = Object.fromEntries(
      Object.entries(sizes).map(([name, bytes]) => [name, Math.ceil((bytes * HEADROOM) / 1024) * 1024]),
    );
    writeFileSync(limitsFile, `${JSON.stringify(limits, undefined, 2)}\n`);
  }
  // Our own file, written above.
  const limits = existsSync(limitsFile) ? (JSON.parse(readFileSync(limitsFile, 'utf8')) as Sizes) : {};
  const unexpected = [...entries.keys()]
    .filter((name) => !allowed.some((pattern) => pattern.test(name)))
    .map((name) => `${name} must not be in the package (scripts/lib/checkPackage.ts says what may).`);
  const missing = needed
    .filter((name) => !entries.has(name))
    .map((name) => `${name} is missing in the package.`);
  const oversized = Object.entries(sizes).flatMap(([name, bytes]) => {
    const limit = limits[name];
    const told = `${name}: ${(bytes / 1024).toFixed(1)} kB`;
    if (limit === undefined) {
      return [
        `${told} has no limit yet; \`npm run package -- --set-limits\` sets it 10 % above today's size.`,
      ];
    }
    console.log(`${told} of ${(limit / 1024).toFixed(0)} kB`);
    return bytes > limit ? [`${told} is over its limit of ${(limit / 1024).toFixed(0)} kB.`] : [];
  });
  return [...unexpected, ...missing, ...oversized];
}
