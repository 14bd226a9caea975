#!/usr/bin/env node
import path from 'node:path';
import { cardTool } from './cardTool';
import { systemWorld } from './base/systemWorld';

// The program that reads the output may stop early, as `head` does.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 2));

// The frame that draws cards is built beside this file.
cardTool(process.argv.slice(2), systemWorld(), path.join(__dirname, 'webview')).then(
  (code) => {
    process.exitCode = code;
    // An interrupted read keeps standard input open, and with it the process.
    process.stdin.destroy();
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
