/**
 * Runs a program's `main` and ends the process with the code it returns, or with 1 and one message when it throws. What was printed is
 * handed over first: on a busy machine the reader of a pipe lags behind, and an exit would cut off the rest.
 */
export function runMain(main: () => Promise<number>): void {
  const end = (code: number) =>
    process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
  main().then(end, (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    end(1);
  });
}
