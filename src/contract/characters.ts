import * as z from 'zod';

/**
 * A string of `min` to `max` "characters", a word the documentation leaves undefined. Counted as UTF-16 units, the
 * strictest reading: it differs from code points only for emoji and rare scripts, and never lets through what the platform refuses.
 */
export const characters = (min: number, max: number) => z.string().min(min).max(max);
