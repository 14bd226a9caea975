import { COMMON_EXIT } from '../../cli/exitCode';
import type { OptionTable } from '../../cli/options';
import { optionLines, optionWidth } from '../../cli/options';

export const CHECK_OPTIONS: OptionTable = {
  surface: {
    value: 'WHERE',
    text:
      'direct, group, webhook, service_notice, update or stream: where the card will go.\n' +
      'Without it, what the JSON itself says.',
  },
  format: { value: 'FORMAT', text: 'text (default), json, sarif (2.1.0) or junit' },
  'fail-on': {
    value: 'LEVEL',
    text: 'the least that counts as a failure: error (default), warning or information',
  },
  ignore: { value: 'RULES', text: 'rules that are silent, separated by commas' },
  enable: { value: 'RULES', text: 'rules that are off by default and are checked too, separated by commas' },
  'min-severity': {
    value: 'LEVEL',
    text: 'the least that is reported: information (default), warning or error',
  },
  'stdin-name': { value: 'NAME', text: 'how "-" is called in the report' },
};

export const RULES_OPTIONS: OptionTable = {
  format: { value: 'FORMAT', text: 'text (default) or json' },
};

export const RENDER_OPTIONS: OptionTable = {
  png: { value: 'FILE', text: 'where the picture goes' },
  client: { value: 'THEME', text: 'light (default) or dark' },
  width: { value: 'WIDTH', text: 'desktop (default) or mobile' },
  language: { value: 'KEY', text: 'of a service notice: default, en, zh-Hant, zh-Hans, id, th or vi' },
  scale: { value: 'N', text: 'pixels of the picture for one of the screen, 1 to 4; 2 by default' },
};

const WIDTH = optionWidth(CHECK_OPTIONS, RULES_OPTIONS, RENDER_OPTIONS);

/** What `--help` prints. */
export const USAGE = `seatalk-card: checks and draws interactive cards of SeaTalk, offline

  seatalk-card check FILES…          tells what SeaTalk would reject or show otherwise
  seatalk-card rules                 lists what is checked
  seatalk-card render FILE --png OUT draws a card as SeaTalk shows it

A file holds the card in any shape: elements, { "elements" }, a message or the whole body of a request.
A .seatalk-cardrc.json, or a section "seatalk-card" in package.json, holds for all files below it:
{ "ignore": [RULE, …], "enable": [RULE, …], "minSeverity": LEVEL }. The options add to the nearest one.
A folder stands for the code in it (.ts .tsx .js .jsx .mjs .cjs .gs .py .go .java), every *.seatalk-card.json, and the JSON files that
"seatalk.cards.files" in .vscode/settings.json names. A glob, quoted or not, stands for those that it matches. node_modules and folders
that begin with a dot are left out. "-" is standard input (and for --png standard output).
In code, findings that depend on values which are filled in when it runs are left out.

check
${optionLines(CHECK_OPTIONS, WIDTH)}
rules
${optionLines(RULES_OPTIONS, WIDTH)}
render
${optionLines(RENDER_OPTIONS, WIDTH)}  It needs Chromium, Chrome or Edge; CHROME_PATH may name the executable of one.

  --help, --version

Exit codes
  0  nothing found, or nothing as bad as --fail-on says
  1  findings
  2  wrong options; a file that cannot be read or written, is over 16 MB, or holds no JSON or no card
  3  render: there is no browser, or it does not start
`;

/** Exit codes of the tool, listed in `--help`. */
export const EXIT = {
  /** No findings, or none as severe as `--fail-on`. */
  clean: COMMON_EXIT.done,
  findings: COMMON_EXIT.failed,
  /** Wrong options, a file that can't be read, or a file without JSON or without a card. */
  unusable: 2,
  /** `render` only. */
  noBrowser: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
