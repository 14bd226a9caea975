import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';

import { projectFolder } from './paths';

/**
 * Turns the places of a bundle in a stack trace into places in the sources. The extension host prepares stack traces itself, and
 * so Node's own support for source maps does not get a say there.
 * @param bundle the bundle's path as it stands in the stack, beside its `.map` file.
 */
export function mapStack(stack: string, bundle: string): string {
  const mapFile = `${bundle}.map`;
  if (!existsSync(mapFile)) return stack;
  // Written by esbuild in the same run.
  const map = new SourceMap(JSON.parse(readFileSync(mapFile, 'utf8')) as SourceMapPayload);
  const names = [bundle, path.relative(projectFolder, bundle)];
  return stack.replaceAll(/([^\s()]+):(\d+):(\d+)/g, (place, file: string, line: string, column: string) => {
    if (!names.includes(file)) return place;
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) return place;
    const source = path.resolve(path.dirname(bundle), entry.originalSource);
    return `${path.relative(projectFolder, source)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
