import type { NamedTarget } from '../../../src/sending/namedTargets';
import type { ChatsKnown } from '../../../src/messageFiles/resolveTo';
import type { FileProblem } from '../../../src/messageFiles/messageFile';
import type { ValueSources } from '../../../src/messageFiles/expand';

export const GROUP_ID = 'NDAwNzExMjIzMzQ0';

const RELEASE: NamedTarget = { name: 'release', isShared: true, kind: 'group', groupId: GROUP_ID };

/** A window that knows one chat of each kind. */
export function known(changes: Partial<ChatsKnown> = {}): ChatsKnown {
  return {
    targets: [RELEASE],
    groups: [{ groupId: GROUP_ID, name: 'Release crew' }],
    people: [{ employeeCode: 'e_7k2m9q4x', name: 'Mira Tan', email: 'mira.tan@example.com' }],
    webhooks: [{ id: 'w-1', name: 'Alerts' }],
    appId: 'MTIzNDU2Nzg5MDEy',
    groupName: (id) => (id === GROUP_ID ? 'Release crew' : undefined),
    personName: (code) => (code === 'e_7k2m9q4x' ? 'Mira Tan' : undefined),
    ...changes,
  };
}

/** Each problem as its code and the text that it marks. */
export function marked(text: string, problems: readonly FileProblem[]): string[] {
  return problems.map(
    ({ code, range: { offset, length } }) => `${code}: ${text.slice(offset, offset + length)}`,
  );
}

/** Values that a test gives, and what was asked. */
export function values(
  given: Readonly<Record<string, string>> = {},
): ValueSources & { readonly asked: string[] } {
  const asked: string[] = [];
  const get = (key: string) => {
    asked.push(key);
    return given[key];
  };
  return {
    asked,
    prompt: async ({ question }) => get(`prompt:${question}`),
    env: async (name) => {
      const value = get(`env:${name}`);
      return value === undefined ? { missing: 'env_unset' } : { value };
    },
    file: async (path) => {
      const value = get(`file:${path}`);
      return value === undefined ? { missing: 'file_missing' } : { value };
    },
    git: async (field) => {
      const value = get(`git:${field}`);
      return value === undefined ? { missing: 'no_git' } : { value };
    },
    isSecret: async (text) => text.includes('invented-secret'),
  };
}
