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
 * @param args what follows the program's name.
 * @param frameFolder the folder of the card preview's built frame.
 * @returns the exit code of the process. Wrong usage is reported and isn't thrown.
 * @throws errors that aren't a person's mistake.
 */
export async function cardTool(
  args: readonly string[],
  world: ToolWorld,
  frameFolder: string,
): Promise<ExitCode> {
  const [command, ...rest] = args;
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
        throw new UsageError('Choose a command: check, rules, or render.');
      default:
        throw new UsageError(`Unknown command "${visible(command)}". Choose check, rules, or render.`);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.err(`${error.message}\nSee \`seatalk-card --help\`.\n`);
    return EXIT.unusable;
  }
}
