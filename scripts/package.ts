/** `npm run package [-- --set-limits]`: builds minified bundles, packs them into `out/` and checks what was packed. */
import { checkNpmPackage } from './lib/checkNpmPackage';
import { checkPackage, setLimits } from './lib/checkPackage';
import { packDist, vsixFile } from './lib/packDist';
import { runMain } from './lib/runMain';

async function main(): Promise<number> {
  const { printed, sizes } = await packDist();
  console.log(printed);
  if (process.argv.includes('--set-limits')) setLimits(vsixFile, sizes);
  const complaints = [...(await checkPackage(vsixFile, sizes)), ...(await checkNpmPackage())];
  for (const complaint of complaints) console.error(`✘ ${complaint}`);
  return complaints.length > 0 ? 1 : 0;
}

runMain(main);
