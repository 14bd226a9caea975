import { findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { TextRange } from '../document/cardDocument';
import { isArray } from '../document/json';
import { SEVERITIES, unknownRule } from './ruleChoice';
import type { RuleChoice } from './ruleChoice';

/** The file of its own, and the section of `package.json`. */
const CONFIG_FILE = '.seatalk-cardrc.json';
const PACKAGE_FILE = 'package.json';
const PACKAGE_SECTION = 'seatalk-card';

/** Something in a configuration that has no effect. */
export interface ConfigProblem extends TextRange {
  /** An English sentence with `{name}` placeholders for `args`. */
  readonly template: string;
  readonly args: Readonly<Record<string, string>>;
}

/** A configuration as far as it can be read. */
export interface RuleConfig {
  readonly choice: RuleChoice;
  readonly problems: readonly ConfigProblem[];
}

/** A configuration, and the file it was found in. */
export interface FoundConfig<Folder> extends RuleConfig {
  readonly folder: Folder;
  readonly name: string;
  readonly text: string;
}

/**
 * The configuration for the files of a folder: that of the nearest folder, this one or one above, that has a `.seatalk-cardrc.json` or a
 * `package.json` with a section `seatalk-card`. In one folder, the file of its own counts.
 * @param above the folder above; undefined for the last one.
 * @param read the text of a file; undefined when there is none.
 */
export async function nearestConfig<Folder>(
  folder: Folder,
  above: (folder: Folder) => Folder | undefined,
  read: (folder: Folder, name: string) => Promise<string | undefined>,
): Promise<FoundConfig<Folder> | undefined> {
  for (let at: Folder | undefined = folder; at !== undefined; at = above(at)) {
    for (const name of [CONFIG_FILE, PACKAGE_FILE]) {
      const text = await read(at, name);
      const config = text === undefined ? undefined : readConfig(name, text);
      if (config) return { ...config, folder: at, name, text: text ?? '' };
    }
  }
  return undefined;
}

/** Reads a configuration. Undefined for a `package.json` without a section. Never throws. */
function readConfig(name: string, text: string): RuleConfig | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(text.replace(/^\uFEFF/u, ' '), errors, { allowTrailingComma: true });
  const isPackage = name === PACKAGE_FILE;
  const root = isPackage ? tree && findNodeAtLocation(tree, [PACKAGE_SECTION]) : tree;
  if (isPackage && !root) return undefined;
  const [fault] = errors;
  if (fault || root?.type !== 'object') {
    const { offset, length } = fault ?? root ?? { offset: 0, length: 0 };
    const template = fault
      ? 'This configuration of card rules isn’t valid JSON.'
      : 'A configuration of card rules must be an object.';
    return { choice: {}, problems: [{ template, args: {}, offset, length }] };
  }
  return readObject(root);
}

const SETTINGS = ['ignore', 'enable', 'minSeverity'] as const;

function readObject(root: Node): RuleConfig {
  const problems: ConfigProblem[] = [];
  const report = (node: Node, template: string, args: ConfigProblem['args'] = {}) => {
    problems.push({ template, args, offset: node.offset, length: node.length });
  };
  for (const { children: [key] = [] } of root.children ?? []) {
    const name = String(key?.value);
    if (!key || name === '$schema' || SETTINGS.some((known) => known === name)) continue;
    report(key, 'Unknown setting "{name}". Known: {known}.', { name, known: SETTINGS.join(', ') });
  }
  const rules = (setting: 'ignore' | 'enable'): readonly string[] => {
    const node = findNodeAtLocation(root, [setting]);
    if (!node) return [];
    const value: unknown = getNodeValue(node);
    if (!isArray(value) || !value.every((name) => typeof name === 'string')) {
      report(node, '"{setting}" must be an array of rule names.', { setting });
      return [];
    }
    for (const [index, name] of value.entries()) {
      const unknown = unknownRule(name);
      if (unknown) report(node.children?.[index] ?? node, unknown.template, unknown.args);
    }
    return value;
  };
  const choice = { ignore: rules('ignore'), enable: rules('enable') };
  const node = findNodeAtLocation(root, ['minSeverity']);
  const least = SEVERITIES.find((severity) => severity === node?.value);
  if (node && !least) report(node, '"minSeverity" must be one of {known}.', { known: SEVERITIES.join(', ') });
  return {
    choice: { ...choice, ...(least && { minSeverity: least }) },
    problems: problems.toSorted((one, other) => one.offset - other.offset),
  };
}
