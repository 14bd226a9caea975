// One of two processes that share a quota through a folder: takes permits, asks the parent (the server) over IPC, answers.
import { FileLimitStore } from '../../src/client/limits/store/fileLimitStore';
import { RateLimiter } from '../../src/client/limits/rateLimiter';

const [folder = '', limit = '', windowMs = '', calls = ''] = process.argv.slice(2);
const errors: unknown[] = [];
const limiter = new RateLimiter({
  share: 1,
  reserve: 0,
  store: new FileLimitStore(folder),
  onStoreError: (error) => errors.push(error),
});
const windows = [{ limit: Number(limit), windowMs: Number(windowMs) }];
const asked = new Map<number, (accepted: boolean) => void>();
process.on('message', (message: { id: number; accepted: boolean }) =>
  asked.get(message.id)?.(message.accepted),
);

async function send(id: number): Promise<void> {
  const permit = await limiter.acquire({ key: 'k', windows, priority: 'interactive' });
  const accepted = await new Promise<boolean>((resolve) => {
    asked.set(id, resolve);
    process.send?.({ id });
  });
  permit.answered(accepted ? 'ok' : 'limited');
}

void Promise.all(Array.from({ length: Number(calls) }, (_, id) => send(id))).then(() => {
  for (const error of errors) console.error(error);
  process.exitCode = errors.length > 0 ? 1 : 0;
  process.disconnect();
});
