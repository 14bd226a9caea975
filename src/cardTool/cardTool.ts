import { version } from '../../package.json';
import { checkCommand } from './check/checkCommand';
import type { ExitCode } from './base/usage';
import { EXIT, USAGE } from './base/usage';
import { renderCommand } from './render/renderCommand';
import { rulesCommand } from './rulesCommand';
import { UsageError } from '../cli/usageError';
import { visible } from '../cli/visible';
import type { ToolWorld } from './base/world';

/**
 * The command line `seatalk-card`.
 * @param given what stands after the program's name.
 * @param frameFolder where the built frame of the card preview lies.
 * @returns what the process ends with; everything a person can do wrong is told and not thrown.
 */
export async function cardTool(
  given: readonly string[],
  world: ToolWorld,
  frameFolder: string,
): Promise<ExitCode> {
  const [command, ...rest] = given;
  try {
    switch (command) {
      case 'check':
        return await checkCommand(rest, world);
      case 'rules':
        return rulesCommand(rest, world);
      case 'render':
        return await renderCommand(rest, world, frameFolder);
      case '--version':
        world.out(`${version}\n`);
        return EXIT.clean;
      case 'help':
      case '--help':
      case '-h':
        world.out(USAGE);
        return EXIT.clean;
      case undefined:
        throw new UsageError('Say what to do: check, rules or render.');
      default:
        throw new UsageError(`There is no command "${visible(command)}"; there are check, rules and render.`);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.err(`${error.message}\n\`seatalk-card --help\` tells what there is.\n`);
    return EXIT.unusable;
  }
}
