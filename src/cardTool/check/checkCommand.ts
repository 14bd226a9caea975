import { CARD_SURFACES } from '../../cards/document/recognise';
import type { CardSurface } from '../../cards/document/recognise';
import type { Severity } from '../../cards/rules/rule';
import { CHECK_OPTIONS, EXIT, USAGE } from '../base/usage';
import type { ExitCode } from '../base/usage';
import { jsonReport } from '../formats/jsonReport';
import { junitReport } from '../formats/junitReport';
import { sarifReport } from '../formats/sarifReport';
import { textReport } from '../formats/textReport';
import { choice, takeApart } from '../../cli/options';
import { UsageError } from '../../cli/usageError';
import type { ToolWorld } from '../base/world';
import { checkBytes, MAX_BYTES, unusable } from './checkText';
import { findCardFiles, systemWords } from './findCardFiles';
import type { NamedFile } from './findCardFiles';
import type { FileReport } from '../formats/report';

const SURFACES = CARD_SURFACES.filter((surface) => surface !== 'unknown');
const FORMATS = ['text', 'json', 'sarif', 'junit'] as const;
/** From the least to the most severe. */
const SEVERITIES = ['information', 'warning', 'error'] as const satisfies readonly Severity[];

/** `seatalk-card check`. Every file is checked, whatever the others contain. @throws UsageError */
export async function checkCommand(args: readonly string[], world: ToolWorld): Promise<ExitCode> {
  const options = takeApart(args, CHECK_OPTIONS);
  if (options.values['help'] === true) {
    world.out(USAGE);
    return EXIT.clean;
  }
  const surface = choice(options, 'surface', SURFACES, undefined);
  const format = choice(options, 'format', FORMATS, 'text');
  const failOn = choice(options, 'fail-on', SEVERITIES, 'error');
  const stdinName = options.values['stdin-name'] ?? 'stdin';
  if (options.files.length === 0) throw new UsageError('Name the files to check, or "-".');

  const reports: FileReport[] = [];
  for (const named of await findCardFiles(options.files, world)) {
    const report = await checkOne(named, world, surface);
    reports.push(report.file === '-' ? { ...report, file: String(stdinName) } : report);
  }
  const isFailure = (severity: Severity) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
  const code = exitCode(reports, isFailure);
  world.out(formatted());
  return code;

  function formatted(): string {
    switch (format) {
      case 'text':
        return textReport(reports, hasColors(world));
      case 'json':
        return jsonReport(reports);
      case 'sarif':
        return sarifReport(reports, { exitCode: code, folder: world.folder });
      case 'junit':
        return junitReport(reports, isFailure);
    }
  }
}

async function checkOne(
  named: NamedFile,
  world: ToolWorld,
  surface: CardSurface | undefined,
): Promise<FileReport> {
  if ('problem' in named) return unusable(named.path, 'unreadable', named.problem);
  const { file } = named;
  try {
    return checkBytes(file, await world.read(file, MAX_BYTES), surface);
  } catch (error) {
    return unusable(file, 'unreadable', systemWords(error));
  }
}

function exitCode(reports: readonly FileReport[], isFailure: (severity: Severity) => boolean): ExitCode {
  if (reports.some(({ isChecked }) => !isChecked)) return EXIT.unusable;
  const fails = reports.some(({ findings }) => findings.some(({ severity }) => isFailure(severity)));
  return fails ? EXIT.findings : EXIT.clean;
}

/** https://no-color.org */
function hasColors({ env, isTerminal }: ToolWorld): boolean {
  return isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
