import { systemClock } from '../base/clock';
import { LocalWorld } from './localSeaTalk';
import type * as published from './types';

/** What `seatalk-bot-studio/local` exports. Its types are in `types.ts`, which is published beside it. */
export const createLocalSeaTalk: typeof published.createLocalSeaTalk = (options = {}) =>
  new LocalWorld(options, systemClock);
