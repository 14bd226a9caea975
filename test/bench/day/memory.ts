const MB = 1024 * 1024;

/** Megabytes of this process. */
export interface Memory {
  readonly heap: number;
  readonly rss: number;
}

export function memoryNow(): Memory {
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / MB, rss: rss / MB };
}

/** After a collection of garbage. @throws Error when the process was started without `--expose-gc`. */
export function memoryKept(): Memory {
  if (!globalThis.gc) throw new Error('Start it with --expose-gc.');
  globalThis.gc();
  return memoryNow();
}

/** The larger of each. */
export function higher(one: Memory, other: Memory): Memory {
  return { heap: Math.max(one.heap, other.heap), rss: Math.max(one.rss, other.rss) };
}
