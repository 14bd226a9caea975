/**
 * The one limit of every wait in the tests. A wait ends on what it waits for, an event or a state; this only ends one for
 * something that never comes, so it is far above what a slow machine with other work beside it needs. The time-outs of
 * mocha in `.mocharc*.json` are larger still: the wait that failed says what it was for.
 */
export const WAIT_LIMIT_MS = 2 * 60_000;

/** The same for a whole program that is run to its end: an install from the net, a build, a suite inside an editor. */
export const PROGRAM_LIMIT_MS = 15 * 60_000;
