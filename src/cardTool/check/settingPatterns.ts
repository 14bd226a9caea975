import { parse } from 'jsonc-parser';
import { cardFilePatterns } from '../../cards/document/cardFilePatterns';
import type { CardFilePatterns } from '../../cards/document/cardFilePatterns';
import { isObject } from '../../cards/document/json';
import type { ToolWorld } from '../base/world';

/** Where the editor keeps the settings of a folder. */
export const SETTINGS = '.vscode/settings.json';
const MAX_BYTES = 1024 * 1024;

/** Which files of the working folder hold cards, by the editor's settings of that folder. */
export async function settingPatterns(world: ToolWorld): Promise<CardFilePatterns> {
  const bytes = await world.read(SETTINGS, MAX_BYTES).catch(() => new Uint8Array());
  const settings: unknown = parse(new TextDecoder().decode(bytes));
  return cardFilePatterns(isObject(settings) ? settings['seatalk.cards.files'] : undefined);
}
