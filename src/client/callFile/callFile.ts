import { findNodeAtLocation, parse, parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { endpointNames, endpoints } from '../../contract/endpoints';
import type { ClientCallName } from '../seaTalkClient';

/** A file with one call of the platform, for an editor: `{ "call": "getGroupInfo", "request": { … } }`, comments allowed. */
export const CALL_FILE_ENDING = '.seatalk-call.json';

/** What keeps a file from being a call, with its place in UTF-16 units. */
export interface CallProblem {
  readonly code: 'not_json' | 'no_call' | 'unknown_call' | 'request';
  /** Of the part that is wrong, such as `request.badges.0.count`. */
  readonly path: string;
  /** In English; of a request only. */
  readonly reason: string;
  readonly offset: number;
  readonly length: number;
}

export type CallFile =
  | { readonly ok: true; readonly name: ClientCallName; readonly request: object }
  | { readonly ok: false; readonly problem: CallProblem };

const WITHOUT_METHOD: readonly string[] = ['getAppAccessToken', 'downloadFile', 'sendSystemAccountMessage'];

/** The calls that a file can hold: all with an access token and an answer in JSON. */
export const fileCallNames: readonly ClientCallName[] = endpointNames.filter(
  (name): name is ClientCallName => !WITHOUT_METHOD.includes(name),
);

/** Reads such a file. A request is checked as strictly as the client does before it sends one. Never throws. */
export function readCallFile(text: string): CallFile {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const [broken] = errors;
  if (!root || broken) return problem('not_json', '', broken ?? { offset: 0, length: text.length });
  const called = findNodeAtLocation(root, ['call']);
  if (called?.type !== 'string') return problem('no_call', 'call', called ?? root);
  const name = fileCallNames.find((each) => each === called.value);
  if (name === undefined) return problem('unknown_call', 'call', called);
  const { request = {} } = parse(text) as { readonly request?: unknown };
  const { error } = endpoints[name].request.safeParse(request);
  const issue = error?.issues[0];
  if (!issue) return { ok: true, name, request: request as object };
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  return problem('request', ['request', ...path].join('.'), deepest(root, path), issue.message);
}

/** The node at the path, or the last one on the way that is there: a field that is missing is missing from something. */
function deepest(root: Node, path: readonly (string | number)[]): Node {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = findNodeAtLocation(root, ['request', ...path.slice(0, depth)]);
    if (node) return node;
  }
  return root;
}

function problem(
  code: CallProblem['code'],
  path: string,
  { offset, length }: { readonly offset: number; readonly length: number },
  reason = '',
): CallFile {
  return { ok: false, problem: { code, path, reason, offset, length } };
}
