import type { LocalAddress } from './localAddress';

/**
 * Follows a control route that answers with JSON objects as they come, one a line.
 * @param path below the prefix of control routes.
 * @param onLine called with each line. What it throws ends the stream.
 * @returns when the other side has ended the stream.
 * @throws Error when the control routes are closed, the route isn't answered with success, the connection breaks, or `signal` is aborted.
 */
export async function followControlLines(
  address: LocalAddress | undefined,
  path: string,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  if (address?.controlToken === undefined) throw new Error('The control routes are closed');
  const answer = await fetch(`${address.url}/_local${path}`, {
    headers: { 'x-local-token': address.controlToken },
    signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`GET ${path} was answered with HTTP ${answer.status}`);
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of answer.body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  }
}
