import path from 'node:path';
import { nearestConfig } from '../../cards/check/ruleConfig';
import type { FoundConfig } from '../../cards/check/ruleConfig';
import type { RuleChoice } from '../../cards/check/ruleChoice';
import { fillTemplate } from '../../cards/check/template';
import { lineIndex } from '../../cards/document/lineIndex';
import type { ToolWorld } from '../base/world';
import type { FileReport } from '../formats/report';

/** Maximum bytes of a configuration that is read. A larger `package.json` has no section of ours. */
const MAX_CONFIG_BYTES = 1024 * 1024;

/** The configurations of card rules that hold for the files of one run. */
export class RuleConfigs {
  readonly #world: ToolWorld;
  readonly #byFolder = new Map<string, Promise<FoundConfig<string> | undefined>>();

  constructor(world: ToolWorld) {
    this.#world = world;
  }

  /** What the nearest configuration above a file chooses. @param file as the person wrote it. */
  async choiceFor(file: string): Promise<RuleChoice> {
    const folder = path.resolve(this.#world.folder, path.dirname(file));
    const known =
      this.#byFolder.get(folder) ?? nearestConfig(folder, above, (at, name) => this.#read(at, name));
    this.#byFolder.set(folder, known);
    return (await known)?.choice ?? {};
  }

  /** A report for each configuration that has something wrong in it. */
  async reports(): Promise<readonly FileReport[]> {
    const found = (await Promise.all(this.#byFolder.values())).filter((config) => config !== undefined);
    const byPath = new Map(found.map((config) => [path.join(config.folder, config.name), config]));
    return [...byPath]
      .filter(([, { problems }]) => problems.length > 0)
      .map(([file, config]) => reportOf(path.relative(this.#world.folder, file), config));
  }

  async #read(folder: string, name: string): Promise<string | undefined> {
    try {
      const bytes = await this.#world.read(path.join(folder, name), MAX_CONFIG_BYTES);
      return bytes.length > MAX_CONFIG_BYTES ? undefined : new TextDecoder().decode(bytes);
    } catch {
      // Not there, or not for this person to read.
      return undefined;
    }
  }
}

function above(folder: string): string | undefined {
  const parent = path.dirname(folder);
  return parent === folder ? undefined : parent;
}

function reportOf(file: string, { text, problems }: FoundConfig<string>): FileReport {
  const placeOf = lineIndex(text);
  return {
    file,
    isChecked: true,
    surface: 'unknown',
    omitted: 0,
    findings: problems.map(({ template, args, offset, length }) => ({
      ruleId: 'rule-config',
      severity: 'error',
      confidence: 'documented',
      message: fillTemplate(template, args),
      pointer: '',
      start: placeOf(offset),
      end: placeOf(offset + length),
    })),
  };
}
