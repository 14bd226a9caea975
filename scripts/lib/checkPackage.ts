import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../../test/support/vscode/paths';
import { zipEntries } from './zipEntries';

const limitsFile = path.join(projectFolder, 'scripts', 'size-limits.json');

/** A limit is set this much above what is measured when it is set. */
const HEADROOM = 1.1;

/** Everything that may be in the package. A new kind of file is a decision, taken here. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package(\.nls(\.[a-z-]+)?)?\.json$/i,
  /^extension\/(readme|changelog)\.md$/i,
  /^extension\/LICENSE(\.txt)?$/,
  /^extension\/dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^extension\/dist\/(extension|localSeaTalk|chunks\/[\w-]+)\.js$/,
  /^extension\/dist\/webview\/[A-Za-z]+\.(js|css|ttf|svg)$/,
  /^extension\/media\/[\w./-]+\.(svg|png|css|md|schema\.json)$/,
  /^extension\/l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/i,
];

/** Without these the package would install and not work, or not be allowed to be given away. */
const needed = [
  'extension/package.json',
  'extension/dist/extension.js',
  'extension/dist/localSeaTalk.js',
  'extension/dist/THIRD-PARTY-NOTICES.txt',
];

type Sizes = Readonly<Record<string, number>>;

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;

function readLimits(): Sizes {
  // Our own file, written by setLimits.
  return existsSync(limitsFile) ? (JSON.parse(readFileSync(limitsFile, 'utf8')) as Sizes) : {};
}

function measure(vsix: string, bundles: Sizes): Sizes {
  return { 'packed .vsix': statSync(vsix).size, ...bundles };
}

/** Sets every limit 10 % above what was just packed. */
export function setLimits(vsix: string, bundles: Sizes): void {
  const limits = Object.fromEntries(
    Object.entries(measure(vsix, bundles)).map(([name, bytes]) => [
      name,
      Math.ceil((bytes * HEADROOM) / 1024) * 1024,
    ]),
  );
  writeFileSync(limitsFile, `${JSON.stringify(limits, undefined, 2)}\n`);
}

function checkSizes(sizes: Sizes): string[] {
  const limits = readLimits();
  return Object.entries(sizes).flatMap(([name, bytes]) => {
    const limit = limits[name];
    console.log(`${name}: ${kilobytes(bytes)}${limit === undefined ? '' : ` of ${kilobytes(limit)}`}`);
    if (limit === undefined)
      return [`${name} has no limit yet; \`npm run package -- --set-limits\` sets one.`];
    return bytes > limit ? [`${name} has ${kilobytes(bytes)}, over its limit of ${kilobytes(limit)}.`] : [];
  });
}

/**
 * Looks into a packed extension: no unexpected file, nothing needed is missing, no size over its limit.
 * @param bundles sizes in bytes that the build told.
 * @returns one sentence for each complaint.
 */
export async function checkPackage(vsix: string, bundles: Sizes): Promise<string[]> {
  const entries = await zipEntries(vsix);
  const unexpected = entries
    .filter((name) => !allowed.some((pattern) => pattern.test(name)))
    .map((name) => `${name} must not be in the package (scripts/lib/checkPackage.ts says what may).`);
  const missing = needed
    .filter((name) => !entries.includes(name))
    .map((name) => `${name} is missing in the package.`);
  return [...unexpected, ...missing, ...checkSizes(measure(vsix, bundles))];
}
