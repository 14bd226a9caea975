/** What `--help` prints. */
export const USAGE = `seatalk-card: checks and draws interactive cards of SeaTalk, offline

  seatalk-card check FILES…          tells what SeaTalk would refuse or show otherwise
  seatalk-card rules                 lists what is checked
  seatalk-card render FILE --png OUT draws a card as SeaTalk shows it

A file holds the card in any shape: elements, { "elements" }, a message or the whole body of a request.
A folder stands for all *.seatalk-card.json in it. "-" is standard input (and for --png standard output).

check
  --surface WHERE   direct, group, webhook, service_notice, update or stream: where the card will go.
                    Without it, what the JSON itself tells.
  --format FORMAT   text (default), json, sarif (2.1.0) or junit
  --fail-on LEVEL   the least that counts as a failure: error (default), warning or information
  --stdin-name NAME how "-" is called in the report

rules
  --format FORMAT   text (default) or json

render
  --png FILE        where the picture goes
  --client THEME    light (default) or dark
  --width WIDTH     desktop (default) or mobile
  --language KEY    of a service notice: default, en, zh-Hant, zh-Hans, id, th or vi
  --scale N         pixels of the picture for one of the screen, 1 to 4; 2 by default
  It needs Chromium, Chrome or Edge; CHROME_PATH may name the executable of one.

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
  clean: 0,
  findings: 1,
  /** Wrong options, a file that can't be read, or a file without JSON or without a card. */
  unusable: 2,
  /** `render` only. */
  noBrowser: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
