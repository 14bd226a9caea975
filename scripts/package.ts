/** `npm run package [-- --set-limits]`: builds minified bundles, packs them into `out/` and checks what was packed. */
import { checkPackage } from './lib/checkPackage';
import { packDist, vsixFile } from './lib/packDist';
import { runMain } from './lib/runMain';

async function main(): Promise<number> {
  console.log(await packDist());
  const complaints = await checkPackage(vsixFile, { setLimits: process.argv.includes('--set-limits') });
  for (const complaint of complaints) console.error(`✘ ${complaint}`);
  return complaints.length > 0 ? 1 : 0;
}

runMain(main);
