/** Exit codes that all commands have in common; those of one command alone are listed in its `--help`. */
export const COMMON_EXIT = {
  done: 0,
  /** It could not do what it was asked for, or found what it was asked to look for. */
  failed: 1,
} as const;
