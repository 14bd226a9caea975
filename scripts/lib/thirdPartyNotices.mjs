// The notices that licenses of bundled packages ask for, made from what the bundler says it read.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Licenses that let their code be shipped as a part of ours, with a notice. Any other one is a decision, taken here. */
const ACCEPTED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'CC-BY-4.0']);

/** Who holds the rights in packages under the MIT license that ship without its text, from their repositories. */
const HOLDERS = { '@vscode/l10n': 'Copyright (c) Microsoft Corporation.' };

const MIT = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8').replace(
  /^[\s\S]*?(?=Permission)/u,
  '',
);

/** @param {string} input a file that went into a bundle. @returns the folder of its package; undefined for our own files. */
function packageFolder(input) {
  const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(input.replaceAll('\\', '/'));
  return found?.[0];
}

/** All license texts in the top folder of a package; two of them where code and pictures differ. */
function licenseTexts(folder, { name, license }) {
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)\b/iu.test(file))
    .toSorted();
  if (files.length > 0) return files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  const holder = HOLDERS[name];
  if (license !== 'MIT' || holder === undefined) {
    throw new Error(`${name} has no text of its license; see scripts/lib/thirdPartyNotices.mjs.`);
  }
  return [`${holder}\n\n${MIT.trim()}`];
}

/**
 * @param {string} root the project's folder.
 * @param {readonly import('esbuild').Metafile[]} metafiles of all bundles that ship together.
 * @returns {string} names, versions and license texts of every package in them, by name.
 * @throws Error for a package whose license is not one of those above, or whose text is missing.
 */
export function thirdPartyNotices(root, metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    // What was read and then left out of every output is not shipped.
    Object.values(outputs).flatMap((output) => Object.keys(output.inputs)),
  );
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const packages = [...folders].map((folder) => {
    const full = path.join(root, folder);
    const manifest = JSON.parse(readFileSync(path.join(full, 'package.json'), 'utf8'));
    if (!ACCEPTED.has(manifest.license)) {
      throw new Error(`${manifest.name} has the license ${manifest.license}, which nobody decided on yet.`);
    }
    return { ...manifest, texts: licenseTexts(full, manifest) };
  });
  const sections = packages
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, version, license, texts }) => [`${name} ${version} (${license})`, ...texts].join('\n\n'));
  return (
    [
      'Bot Studio for SeaTalk includes code, and a font, from the packages below. These are their licenses.',
      ...sections,
    ].join(`\n\n${'-'.repeat(100)}\n\n`) + '\n'
  );
}
