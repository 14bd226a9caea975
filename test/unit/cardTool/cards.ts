import type { ExitCode } from '../../../src/cardTool/base/usage';
import { cardTool } from '../../../src/cardTool/cardTool';
import type { MemoryWorld } from './memoryWorld';

/** A card without findings. */
export const CLEAN = JSON.stringify([{ element_type: 'title', title: { text: 'Build 1482 is through' } }]);

/** An error in its third line. */
export const REFUSED = `{
  "elements": [
    { "element_type": "title", "title": { "text": "" } }
  ]
}
`;

/** A warning: nothing happens on a phone. */
export const WARNED = JSON.stringify([
  { element_type: 'title', title: { text: 'Build 1482' } },
  {
    element_type: 'button',
    button: {
      button_type: 'redirect',
      text: 'Open build',
      desktop_link: { type: 'web', path: 'https://ci.example.com/1482' },
    },
  },
]);

/** Runs the tool as its process does. */
export function run(world: MemoryWorld, ...given: readonly string[]): Promise<ExitCode> {
  return cardTool(given, world, '/nowhere');
}
