/** What the tool ends with. `--help` tells them. */
export const EXIT = {
  /** Nothing found, or nothing as bad as `--fail-on` says. */
  clean: 0,
  findings: 1,
  /** Wrong options, a file that can't be read, or one that holds no JSON or no card. */
  unusable: 2,
  /** `render` only. */
  noBrowser: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
