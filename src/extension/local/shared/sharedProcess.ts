// The process of the local SeaTalk that all windows of a profile share: started by a window, with
// its options in JSON as the one argument.
import type { SharedServerOptions } from './sharedServer';
import { serveShared } from './sharedServer';
import type { SharedState } from './stateFile';

/** What the process tells the window that started it, once. */
export type Started = { readonly state: SharedState } | { readonly failure: string };

// Written by `findShared.ts`.
const options = JSON.parse(process.argv[2] ?? '') as SharedServerOptions;

function tell(started: Started, then: () => void = () => undefined): void {
  const told = () => {
    // From here on the window is one of several.
    if (process.connected) process.disconnect();
    then();
  };
  if (process.send) process.send(started, told);
  else told();
}

/** What windows are told last is on its way; nothing should keep the process, but nothing may either. */
const end = () => void setTimeout(() => process.exit(), 1_000).unref();

serveShared(options, end).then(
  (state) => tell({ state }),
  (error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    tell({ failure: code ?? (error instanceof Error ? error.name : typeof error) }, () => process.exit(1));
  },
);
