import { EXIT, RULES_OPTIONS, USAGE } from './base/usage';
import type { ExitCode } from './base/usage';
import { choice, takeApart } from '../cli/options';
import { ruleTexts } from './formats/ruleTexts';
import { UsageError } from '../cli/usageError';
import type { ToolWorld } from './base/world';

/** `seatalk-card rules`. @throws UsageError */
export function rulesCommand(args: readonly string[], world: ToolWorld): ExitCode {
  const options = takeApart(args, RULES_OPTIONS);
  if (options.values['help'] === true) {
    world.out(USAGE);
    return EXIT.clean;
  }
  if (options.files.length > 0) throw new UsageError('"rules" accepts no files.');
  const rules = ruleTexts();
  if (choice(options, 'format', ['text', 'json'], 'text') === 'json') {
    world.out(`${JSON.stringify(rules, null, 2)}\n`);
    return EXIT.clean;
  }
  const width = Math.max(...rules.map(({ id }) => id.length));
  world.out(
    rules.map(({ id, severity, text }) => `${id.padEnd(width)}  ${severity.padEnd(11)}  ${text}\n`).join(''),
  );
  return EXIT.clean;
}
