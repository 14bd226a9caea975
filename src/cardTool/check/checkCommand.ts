import type { CheckOptions } from '../../cards/check/checkDocument';
import { isAtLeast, mergedChoice, SEVERITIES, unknownRule } from '../../cards/check/ruleChoice';
import type { RuleChoice } from '../../cards/check/ruleChoice';
import { fillTemplate } from '../../cards/check/template';
import { NOT_A_CARD } from '../../cards/check/checkJson';
import { codeLanguageOf } from '../../cards/inCode/codeFile';
import { CARD_SURFACES } from '../../cards/document/recognise';
import type { Severity } from '../../cards/rules/rule';
import { CHECK_OPTIONS, EXIT, USAGE } from '../base/usage';
import type { ExitCode } from '../base/usage';
import { jsonReport } from '../formats/jsonReport';
import { junitReport } from '../formats/junitReport';
import { sarifReport } from '../formats/sarifReport';
import { textReport } from '../formats/textReport';
import { choice, takeApart } from '../../cli/options';
import { UsageError } from '../../cli/usageError';
import { visible } from '../../cli/visible';
import type { ToolWorld } from '../base/world';
import { checkCode } from './checkCode';
import { checkBytes, MAX_BYTES, unusable } from './checkText';
import { findCardFiles, systemWords } from './findCardFiles';
import type { NamedFile } from './findCardFiles';
import { RuleConfigs } from './ruleConfigs';
import type { FileReport } from '../formats/report';

const SURFACES = CARD_SURFACES.filter((surface) => surface !== 'unknown');
const FORMATS = ['text', 'json', 'sarif', 'junit'] as const;

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
  const minSeverity = choice(options, 'min-severity', SEVERITIES, undefined);
  const asked: RuleChoice = {
    ignore: ruleNames(options.values['ignore']),
    enable: ruleNames(options.values['enable']),
    ...(minSeverity && { minSeverity }),
  };
  const stdinName = String(options.values['stdin-name'] ?? 'stdin');
  if (options.files.length === 0) throw new UsageError('Name the files to check, or "-".');

  const configs = new RuleConfigs(world);
  const reports: FileReport[] = [];
  for (const named of await findCardFiles(options.files, world)) {
    const file = 'file' in named ? named.file : named.path;
    const shownName = file === '-' ? stdinName : file;
    const chosen = mergedChoice(await configs.choiceFor(shownName), asked);
    const report = await checkOne(named, shownName, world, { ...(surface && { surface }), choice: chosen });
    if (report) reports.push({ ...report, file: shownName });
  }
  const [given = ''] = options.files;
  if (reports.length === 0) reports.push(unusable(given, NOT_A_CARD, 'This code contains no card.'));
  reports.push(...(await configs.reports()));
  const isFailure = (severity: Severity) => isAtLeast(severity, failOn);
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

/** The report of a file; undefined for code without a card. @param name by which its kind is known. */
async function checkOne(
  named: NamedFile,
  name: string,
  world: ToolWorld,
  checking: CheckOptions,
): Promise<FileReport | undefined> {
  if ('problem' in named) return unusable(named.path, 'unreadable', named.problem);
  const { file } = named;
  const language = codeLanguageOf(name);
  try {
    const bytes = await world.read(file, MAX_BYTES);
    if (!language) return checkBytes(file, bytes, checking);
    return checkCode(file, new TextDecoder().decode(bytes), language, checking);
  } catch (error) {
    return unusable(file, 'unreadable', systemWords(error));
  }
}

/** The rules that an option names. @throws UsageError for one that doesn't exist. */
function ruleNames(list: string | boolean | undefined): readonly string[] {
  const names = String(list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  for (const name of names) {
    const unknown = unknownRule(name);
    if (unknown) throw new UsageError(visible(fillTemplate(unknown.template, unknown.args)));
  }
  return names;
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
