import * as z from 'zod';
import { PAGE_SIZE_MAX } from './limits';
import { optionalText } from './person';

/**
 * Query fields of every listing. The first call freezes a snapshot on the server; an empty `next_cursor` ends it.
 */
export const pageQuery = {
  page_size: z.int().min(1).max(PAGE_SIZE_MAX).optional(),
  cursor: z.string().optional(),
};

/** Answer field of every listing. */
export const pageAnswer = { next_cursor: optionalText };
