import { format, resolveConfig } from 'prettier';
import { endpointNames, endpoints } from '../../src/contract/endpoints';
import manifest from '../../package.json';
import titles from '../../package.nls.json';
import type { CallPlace } from './callPlaces';
import { callPlaces } from './callPlaces';

const HEAD = `# Calls of the platform

Every call of SeaTalk's Open Platform that Bot Studio knows, and where it is in the editor. The local SeaTalk answers all of them, and
_New API Call…_ opens a file for any call with an access token, with completion from the contract. The table is written by \`npm run docs:calls\` from the table of calls (\`src/contract/endpoints.ts\`); a test keeps it in step.

`;

/** The page about the platform's calls, as Markdown. */
export async function platformCallsPage(): Promise<string> {
  const rows = endpointNames.map((name) => {
    const { title, method, path, docs } = endpoints[name];
    const { commands, words }: CallPlace = callPlaces[name];
    const ways = [commands.map(titleOf).join(', '), ...(words === undefined ? [] : [words])].join('. ');
    return `| [${title}](${docs}) | \`${method} ${path}\` | ${ways} |`;
  });
  const table = ['| call | request | in the editor |', '| --- | --- | --- |', ...rows].join('\n');
  const options = await resolveConfig(__filename);
  return format(`${HEAD}${table}\n`, { ...options, parser: 'markdown' });
}

/** The title of a command, as menus show it. @throws Error for a command that isn't in the manifest. */
function titleOf(id: string): string {
  const title = manifest.contributes.commands.find(({ command }) => command === id)?.title;
  const words: unknown = title === undefined ? undefined : Reflect.get(titles, title.replaceAll('%', ''));
  if (typeof words !== 'string') throw new Error(`package.json has no command ${id}`);
  return `_${words}_`;
}
