import * as fc from 'fast-check';

/** Milliseconds after which a property has been tried often enough, far below mocha's time-out; set `RUNS` to try on. */
const ENOUGH_MS = 2_000;

if (process.env['RUNS'] === undefined) fc.configureGlobal({ interruptAfterTimeLimit: ENOUGH_MS });
