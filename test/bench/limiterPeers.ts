import type { LimitOutcome } from '../../src/client/limits/limitCall';
import { RateLimiter } from '../../src/client/limits/rateLimiter';
import { loadPeer } from './peer';

/** What one call came to; libraries that do not ask for it get it all the same. */
export type Task = () => Promise<LimitOutcome>;

/** A limiter as the benchmark drives it. */
export interface Contestant {
  readonly name: string;
  /** @param share part of the limit to be used. */
  create(
    limit: number,
    windowMs: number,
    share: number,
  ): (task: Task, urgent: boolean) => Promise<LimitOutcome>;
  /** Whether it knows urgent calls. */
  readonly priority: boolean;
}

/** Ours. `reserve` 0 is for comparing throughput: every call is of one kind there. */
export const ours = (name: string, reserve: number): Contestant => ({
  name,
  priority: true,
  create(limit, windowMs, share) {
    const limiter = new RateLimiter({ share, reserve });
    const windows = [{ limit, windowMs }];
    return async (task, urgent) => {
      const permit = await limiter.acquire({ key: 'k', windows, priority: urgent ? 'interactive' : 'bulk' });
      const outcome = await task();
      permit.answered(outcome);
      return outcome;
    };
  },
});

type Throttle = (options: {
  limit: number;
  interval: number;
  strict: boolean;
}) => <T>(call: (task: () => Promise<T>) => Promise<T>) => (task: () => Promise<T>) => Promise<T>;

/** The libraries, each set to the strictest it has. */
export async function loadPeers(): Promise<Contestant[]> {
  const { default: PQueue } = await loadPeer<{
    default: new (options: { intervalCap: number; interval: number; strict: boolean }) => {
      add<T>(task: () => Promise<T>, options: { priority: number }): Promise<T>;
    };
  }>('p-queue');
  const { default: pThrottle } = await loadPeer<{ default: Throttle }>('p-throttle');
  const { default: Bottleneck } = await loadPeer<{
    default: new (options: {
      reservoir: number;
      reservoirRefreshAmount: number;
      reservoirRefreshInterval: number;
      heartbeatInterval?: number;
    }) => { schedule<T>(options: { priority: number }, task: () => Promise<T>): Promise<T> };
  }>('bottleneck');
  const { RateLimiter: TokenLimiter } = await loadPeer<{
    RateLimiter: new (options: { tokensPerInterval: number; interval: number }) => {
      removeTokens(count: number): Promise<number>;
    };
  }>('limiter');
  const { RateLimiterMemory, RateLimiterQueue } = await loadPeer<{
    RateLimiterMemory: new (options: { points: number; duration: number }) => object;
    RateLimiterQueue: new (limiter: object) => { removeTokens(count: number): Promise<number> };
  }>('rate-limiter-flexible');
  const partOf = (limit: number, share: number) => Math.floor(limit * share);
  return [
    {
      name: 'p-queue, strict',
      priority: true,
      create(limit, interval, share) {
        const queue = new PQueue({ intervalCap: partOf(limit, share), interval, strict: true });
        return (task, urgent) => queue.add(task, { priority: urgent ? 1 : 0 });
      },
    },
    {
      name: 'p-throttle, strict',
      priority: false,
      create(limit, interval, share) {
        const throttle = pThrottle({ limit: partOf(limit, share), interval, strict: true });
        return throttle((task: Task) => task());
      },
    },
    {
      name: 'bottleneck',
      priority: true,
      create(limit, windowMs, share) {
        const amount = partOf(limit, share);
        const limiter = new Bottleneck({
          reservoir: amount,
          reservoirRefreshAmount: amount,
          reservoirRefreshInterval: windowMs,
          // Its default looks every 5 s, far longer than the windows here.
          heartbeatInterval: 25,
        });
        return (task, urgent) => limiter.schedule({ priority: urgent ? 0 : 5 }, task);
      },
    },
    {
      name: 'limiter',
      priority: false,
      create(limit, interval, share) {
        const limiter = new TokenLimiter({ tokensPerInterval: partOf(limit, share), interval });
        return async (task) => {
          await limiter.removeTokens(1);
          return task();
        };
      },
    },
    {
      name: 'rate-limiter-flexible',
      priority: false,
      create(limit, windowMs, share) {
        const memory = new RateLimiterMemory({ points: partOf(limit, share), duration: windowMs / 1_000 });
        const queue = new RateLimiterQueue(memory);
        return async (task) => {
          await queue.removeTokens(1);
          return task();
        };
      },
    },
  ];
}
