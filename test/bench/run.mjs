// Runs every benchmark beside this file, or those whose name contains one of the arguments, and lists their bars at the end. Builds
// and installs what they need, so that a fresh clone with `npm ci` is enough. Fails when a bar was missed or a benchmark broke.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const here = import.meta.dirname;
const root = join(here, '../..');
/** Measures the extension as it is installed. */
const NEEDS_PACKAGE = 'activation.bench.ts';

function npm(...args) {
  const isWindows = process.platform === 'win32';
  const run = spawnSync(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: isWindows,
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

/** Runs one benchmark. @returns its bars, each with whether it was met. */
async function barsOf(file) {
  console.log(`\n# ${file}\n`);
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', join(here, file)], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const bars = [];
  for await (const line of createInterface(child.stdout)) {
    console.log(line);
    const [, verdict, what] = /^(PASS|FAIL) {2}(.*)$/.exec(line) ?? [];
    if (verdict) bars.push({ file, met: verdict === 'PASS', what });
  }
  const code = await ended;
  // One that breaks before its bars must not look as if it had none.
  if (code !== 0 && bars.every(({ met }) => met))
    bars.push({ file, met: false, what: `ended with code ${code}` });
  return bars;
}

const wanted = process.argv.slice(2);
const benches = readdirSync(here).filter(
  (file) => file.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((part) => file.includes(part))),
);
if (!existsSync(join(here, 'node_modules')))
  npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', here);
if (benches.includes(NEEDS_PACKAGE)) npm('run', '--silent', 'package');

const bars = [];
for (const file of benches) bars.push(...(await barsOf(file)));
console.log('\n# All bars\n');
const width = Math.max(...bars.map(({ file }) => file.length));
for (const { file, met, what } of bars)
  console.log(`${met ? 'PASS' : 'FAIL'}  ${file.padEnd(width)}  ${what}`);
// Not at once: a reader of this may lag behind.
process.exitCode = bars.every(({ met }) => met) ? 0 : 1;
