import type * as vscode from 'vscode';

/**
 * Runs work that ends early when the token is cancelled: its signal is aborted then.
 * @param stop where the signal exists already.
 */
export async function withSignal<T>(
  token: vscode.CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
  stop = new AbortController(),
): Promise<T> {
  const subscription = token.onCancellationRequested(() => stop.abort());
  try {
    return await work(stop.signal);
  } finally {
    subscription.dispose();
  }
}
